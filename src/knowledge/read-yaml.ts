import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';

/** Something wrong with a pack, for its author. Positions count from one. */
export interface PackProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** One entry of a pack with the place it was written at. */
export interface Entry<T> {
  readonly value: T;
  readonly file: string;
  /** Position of a path inside the entry, for later problems. */
  readonly at: (path: readonly PropertyKey[]) => { line: number; column: number };
}

const DEEPEST = 64;

/** Deepest nesting of brackets and indentation, found before the parser sees the text (deep YAML can abort it). */
function nesting(text: string): number {
  let deepest = 0;
  let open = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++open);
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
  }
  for (const line of text.split('\n')) deepest = Math.max(deepest, (/^ */.exec(line)?.[0].length ?? 0) / 2);
  return deepest;
}

/**
 * Parses one file and checks it against a schema; a list gives one entry an item, anything else one entry.
 * Problems carry file, line and column.
 */
export function readEntries<T>(file: string, text: string, schema: z.ZodType<T>, problems: PackProblem[]): Entry<T>[] {
  if (nesting(text) > DEEPEST) {
    problems.push({ file, line: 1, column: 1, path: '', message: 'nested too deeply', severity: 'error' });
    return [];
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: true });
  for (const error of document.errors) {
    const at = lines.linePos(error.pos[0]);
    problems.push({ file, line: at.line, column: at.col, path: '', message: error.message, severity: 'error' });
  }
  if (document.errors.length > 0) return [];
  const root: unknown = document.toJS({ maxAliasCount: 0 });
  const items: readonly [readonly PropertyKey[], unknown][] = Array.isArray(root)
    ? root.map((item, index) => [[index], item] as const)
    : [[[], root]];
  const entries: Entry<T>[] = [];
  for (const [prefix, item] of items) {
    const at = (path: readonly PropertyKey[]) => position(document, lines, [...prefix, ...path]);
    const parsed = schema.safeParse(item);
    if (parsed.success) entries.push({ value: parsed.data, file, at });
    else {
      for (const issue of parsed.error.issues) {
        const path = [...prefix, ...issue.path];
        problems.push({ file, ...at(issue.path), path: path.join('.'), message: issue.message, severity: 'error' });
      }
    }
  }
  return entries;
}

function position(document: Document, lines: LineCounter, path: readonly PropertyKey[]) {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.range) {
      const at = lines.linePos(node.range[0]);
      return { line: at.line, column: at.col };
    }
  }
  return { line: 1, column: 1 };
}
