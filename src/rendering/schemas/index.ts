import type { KnowledgePack, Locale } from '../../diagnostics/index.ts';
import { phrase } from '../phrases.ts';
import { hang } from '../text-layout.ts';
import type { View } from '../view.ts';
import * as cases from './cases.ts';
import { batchSchema, diagnosisSchema } from './diagnosis.ts';
import * as documents from './documents.ts';
import { errorSchema } from './error.ts';
import { factsSchema, recordSchema } from './facts.ts';
import { SCHEMA_NAMES, type SchemaName } from './names.ts';
import * as others from './others.ts';
import type { Json } from './shapes.ts';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

const SHAPES: Readonly<Record<SchemaName, (pack: KnowledgePack, locale: Locale) => Json>> = {
  facts: factsSchema,
  record: recordSchema,
  diagnosis: diagnosisSchema,
  error: () => errorSchema(),
  batch: batchSchema,
  summary: others.summarySchema,
  letter: documents.letterSchema,
  report: documents.reportSchema,
  calendar: documents.calendarSchema,
  'why-not': documents.whyNotSchema,
  explain: documents.explainSchema,
  tree: documents.treeSchema,
  'saved-case': cases.savedCaseSchema,
  'case-change': cases.caseChangeSchema,
  cases: cases.casesSchema,
  export: cases.exportSchema,
  due: cases.dueSchema,
  statistics: cases.statisticsSchema,
  quota: others.quotaSchema,
  receipt: others.receiptSchema,
  calibration: others.calibrationSchema,
  overlay: others.overlaySchema,
  settings: others.settingsSchema,
  schemas: others.schemasSchema,
};

/** The JSON Schema of a document. A later version may add members; none is renamed or dropped. */
export function schemaOf(name: SchemaName, pack: KnowledgePack, locale: Locale): Json {
  const description = phrase(locale, `schema.${name}`);
  return { $schema: DRAFT, title: `quota-doctor ${name}`, description, ...SHAPES[name](pack, locale) };
}

/** The names of all schemas with what each describes. */
export function renderSchemas({ locale, width, style }: View): string {
  const longest = Math.max(...SCHEMA_NAMES.map((name) => name.length));
  const lines = SCHEMA_NAMES.flatMap((name) => {
    const [first = '', ...more] = hang(`${name.padEnd(longest)}  `, phrase(locale, `schema.${name}`), width);
    return [style.strong(first.slice(0, longest)) + first.slice(longest), ...more];
  });
  return `${lines.join('\n')}\n`;
}

/** The same for a program. */
export function schemasJson(locale: Locale) {
  const schemas = SCHEMA_NAMES.map((name) => ({ name, text: phrase(locale, `schema.${name}`) }));
  return { schema: 'quota-doctor/schemas@1', schemas };
}
