import type { Facts } from '../diagnostics/facts/facts.ts';
import type { KnowledgePack, ValueTable } from '../diagnostics/pack/knowledge-pack.ts';
import {
  type Calibrated,
  type Moved,
  type MovedPrior,
  type Overlay,
  withOverlay,
} from '../diagnostics/pack/overlay.ts';
import { valuesOf } from '../diagnostics/reasoning/findings.ts';
import { digestOf } from './digest.ts';
import { weightOf } from './frequencies.ts';

/** A closed case whose cause is known by the lender's word or by a step that fixed it. */
export interface KnownCase {
  readonly cause: string;
  readonly facts: Facts;
}

/** What the pack is worth against the cases: so many cases would have to be seen to weigh as much as its word. */
export interface Trust {
  /** For how often a sign is seen with a cause. */
  readonly signs: number;
  /** For how common the causes are. */
  readonly priors: number;
}

export const USUAL_TRUST: Trust = { signs: 20, priors: 300 };
/** With fewer known cases nothing is computed. */
export const LEAST_CASES = 30;
/** A cause with fewer known cases keeps its signs. */
export const LEAST_OF_CAUSE = 5;
/** Standard deviations by which cases must differ from the pack's word before it moves. */
const BEYOND_CHANCE = 2;
const WHOLE = 10_000;
const MOST = 9900;
const LEAST = 10;

/**
 * Moves the pack's frequencies towards what closed cases show, as far as their number carries it: the pack's word
 * counts as `trust` cases that had been seen before (Dirichlet smoothing). Only what the pack says something about
 * moves; it learns no new sign. On-screen wordings, signs of fraud and stock phrases keep their weights.
 */
export function calibrate(pack: KnowledgePack, cases: readonly KnownCase[], trust: Trust): Calibrated {
  const counted = countValues(pack, cases);
  const signs = pack.tables.flatMap((table) => movedRows(pack, table, counted, trust.signs));
  const priors = movedPriors(pack, cases, trust.priors);
  const rows = signs.map(({ key, value, cause, before, after }) => {
    const table = pack.tables.find((item) => item.key === key && item.value === value);
    const index = pack.causes.findIndex(({ id }) => id === cause);
    const weight = table?.rows.find(([own]) => own === index)?.[1] ?? 0;
    return { key, value, cause, weight: weight + weightOf(after, before), chance: after };
  });
  const base = { id: pack.id, version: pack.version, digest: pack.digest };
  const unsigned: Overlay = {
    schema: 'quota-doctor/overlay@1',
    base,
    digest: pack.digest,
    cases: cases.length,
    priors: Object.fromEntries(priors.map(({ cause, after }) => [cause, weightOf(after / WHOLE, 1)])),
    rows,
  };
  const changed = withOverlay(pack, unsigned);
  const digest = digestOf({ ...changed, id: JSON.stringify([pack.id, unsigned.priors]) });
  return { overlay: { ...unsigned, digest }, signs, priors };
}

/** Cause → key → how many cases answered it, and how many with each value. */
type Counted = ReadonlyMap<string, ReadonlyMap<string, { of: number; seen: Map<string, number> }>>;

function countValues(pack: KnowledgePack, cases: readonly KnownCase[]): Counted {
  const counted = new Map<string, Map<string, { of: number; seen: Map<string, number> }>>();
  for (const { cause, facts } of cases) {
    const keys = counted.get(cause) ?? new Map<string, { of: number; seen: Map<string, number> }>();
    counted.set(cause, keys);
    for (const question of [...pack.questions, ...pack.derived]) {
      const fact = facts[question.key];
      const values = fact ? valuesOf(question, fact.value) : [];
      if (values.length === 0) continue;
      const count = keys.get(question.key) ?? { of: 0, seen: new Map<string, number>() };
      count.of += 1;
      for (const value of values) count.seen.set(value, (count.seen.get(value) ?? 0) + 1);
      keys.set(question.key, count);
    }
  }
  return counted;
}

function movedRows(pack: KnowledgePack, table: ValueTable, counted: Counted, trust: number): Moved[] {
  const { key, value, rows } = table;
  if (key === 'message' || key === 'red_flags' || (isMany(pack, key) && value === 'none')) return [];
  return rows.flatMap(([index, , before]) => {
    const cause = pack.causes[index]?.id ?? '';
    const count = counted.get(cause)?.get(key);
    if (!count || count.of < LEAST_OF_CAUSE) return [];
    const seen = count.seen.get(value) ?? 0;
    const after = Math.round((WHOLE * ((trust * before) / WHOLE + seen)) / (trust + count.of));
    if (withinChance(before / WHOLE, seen, count.of)) return [];
    const kept = Math.min(MOST, Math.max(LEAST, after));
    return kept === before || before === 0 ? [] : [{ key, value, cause, before, after: kept, seen, of: count.of }];
  });
}

/** The cases do not contradict the pack: moving by them would be learning noise. */
function withinChance(chance: number, seen: number, of: number): boolean {
  const spread = Math.sqrt(of * chance * (1 - chance));
  return Math.abs(seen - of * chance) <= Math.max(1, BEYOND_CHANCE * spread);
}

function isMany(pack: KnowledgePack, key: string): boolean {
  return [...pack.questions, ...pack.derived].find((question) => question.key === key)?.kind === 'many';
}

/** "Something not listed" keeps its share: a case whose cause is known is always one of the listed. */
function movedPriors(pack: KnowledgePack, cases: readonly KnownCase[], trust: number): MovedPrior[] {
  const shares = pack.priors.causes.map((prior) => 10 ** (prior / 1000));
  const listed = shares.reduce((sum, share) => sum + share, 0);
  return pack.causes.map(({ id }, index) => {
    const share = shares[index] ?? 0;
    const count = cases.filter(({ cause }) => cause === id).length;
    const after = (listed * ((trust * share) / listed + count)) / (trust + cases.length);
    return {
      cause: id,
      before: Math.round(share * WHOLE),
      after: Math.max(1, Math.round(after * WHOLE)),
      cases: count,
    };
  });
}
