import { gatherFacts } from '../../src/diagnostics/facts/gather-facts.ts';
import { normalise, squeezed } from '../../src/diagnostics/facts/normalise.ts';
import { prepare } from '../../src/diagnostics/index.ts';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import type { LabelledCase } from './cases.ts';
import { TODAY } from './simulate.ts';

/** How a story was read against what a careful reader took from it: one entry a value, written `key=value`. */
export interface Reading {
  readonly item: LabelledCase;
  readonly right: readonly string[];
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

/** Numbers this near to each other are the same reading ("a bit over two days"). */
const NEAR = 0.1;

/** Values of facts as pairs: one for each item of a list. */
function pairsOf(facts: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(facts).flatMap(([key, value]) =>
    Array.isArray(value) ? value.map((entry): [string, unknown] => [key, entry]) : [[key, value] as [string, unknown]],
  );
}

/** Whether two values of one key say the same: numbers by nearness, wordings when one holds the other, dates by day. */
function agree(pack: KnowledgePack, key: string, a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= NEAR * Math.max(a, b) + 0.51;
  const [left, right] = [String(a), String(b)];
  if (key === 'message' || key === 'lender_name') {
    const [x, y] = [left, right].map((text) => squeezed(normalise(pack, text).text));
    return x !== undefined && y !== undefined && (x.includes(y) || y.includes(x));
  }
  return key.endsWith('_at') ? left.slice(0, 10) === right.slice(0, 10) : left === right;
}

/** The cases give a day only where the story names one of the calendar; a day counted from "yesterday" is not judged. */
function counted(key: string, told: readonly [string, unknown][]): boolean {
  return key === 'happened_at' && !told.some(([other]) => other === key);
}

/**
 * Reads every story and compares with its case: `right` are values a careful reader took too, `missed` those only the
 * reader took, `extra` those only we took. What the case lists under `may` is neither missed nor extra, and an
 * alternative listed there stands for the value of a key that has one value.
 */
export function readings(pack: KnowledgePack, cases: readonly LabelledCase[]): Reading[] {
  const prepared = prepare(pack);
  const single = new Set(pack.questions.filter(({ kind }) => kind !== 'many').map(({ key }) => key));
  return cases.map((item) => {
    const { facts } = gatherFacts(prepared, { pack, stated: {}, story: item.story, today: TODAY });
    const held = Object.entries(facts).filter(([key, { value }]) => key !== 'dated' && value !== null);
    const read = pairsOf(Object.fromEntries(held.map(([key, fact]) => [key, fact.value])));
    const told = pairsOf(item.facts);
    const may = pairsOf(item.may);
    const within = (list: readonly [string, unknown][], [key, value]: [string, unknown]) =>
      list.some(([k, v]) => k === key && agree(pack, key, v, value));
    const standsFor = (key: string) => single.has(key) && read.some((pair) => pair[0] === key && within(may, pair));
    const written = (pairs: readonly [string, unknown][]) => pairs.map(([key, value]) => `${key}=${String(value)}`);
    const heard = (pair: [string, unknown]) => within(read, pair) || standsFor(pair[0]);
    return {
      item,
      right: written(told.filter(heard)),
      missed: written(told.filter((pair) => !heard(pair))),
      extra: written(read.filter((pair) => !within(told, pair) && !within(may, pair) && !counted(pair[0], told))),
    };
  });
}
