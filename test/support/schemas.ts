import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { schemaOf } from '../../src/rendering/schemas/index.ts';
import { SCHEMA_NAMES, type SchemaName } from '../../src/rendering/schemas/names.ts';
import { builtInPack } from './pack.ts';

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
const known = new Map<SchemaName, ValidateFunction>();

/** What is wrong with a document by a schema of ours; empty when it is as described. */
export function wrongBy(name: SchemaName, document: unknown): readonly string[] {
  let validate = known.get(name);
  if (!validate) {
    validate = ajv.compile(schemaOf(name, builtInPack(), 'zh-CN'));
    known.set(name, validate);
  }
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}

/** The schema that a document names itself. */
export function nameOf(document: unknown): SchemaName {
  const { schema } = document as { readonly schema?: string };
  const name = SCHEMA_NAMES.find((item) => schema === `quota-doctor/${item}@1`);
  if (!name) throw new Error(`No schema is called ${schema}`);
  return name;
}

/**
 * Every place where a document can be spoilt by one unknown member, as a copy each; and one without each of its
 * own members.
 */
export function spoilt(document: object): readonly { readonly where: string; readonly copy: object }[] {
  const places: string[][] = [];
  const walk = (value: unknown, path: string[]) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) places.push(path);
    for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
  };
  walk(document, []);
  const more = places.map((path) => {
    const copy = structuredClone(document);
    const place = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy) as object;
    Object.assign(place, { no_such_member: {} });
    return { where: `${path.join('.')}+`, copy };
  });
  const less = Object.keys(document).map((key) => {
    const { [key as never]: _, ...copy } = document;
    return { where: `-${key}`, copy };
  });
  return [...more, ...less];
}
