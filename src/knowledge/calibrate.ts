import type { KnowledgePack } from '../diagnostics/pack/knowledge-pack.ts';
import {
  type Calibrated,
  HEAVIEST,
  type Moved,
  type MovedPrior,
  type Overlay,
  withOverlay,
} from '../diagnostics/pack/overlay.ts';
import { digestOf } from './digest.ts';
import { weightOf } from './frequencies.ts';
import { evidenceOff, likelyOff } from './signal.ts';
import { type CauseTally, type KnownCase, talliesOf } from './tallies.ts';

export type { KnownCase } from './tallies.ts';

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
/** How common causes are moves only where what was seen is so many times likelier with other shares. */
const SURE = Math.log(20);
/** Signs of a question move where it is off in at least four of five such cases. */
const LIKELY = 0.8;
const WHOLE = 10_000;
const MOST = 9900;
const LEAST = 10;

/**
 * Moves the pack's frequencies towards what closed cases show, as far as their number carries it: the pack's word
 * counts as `trust` cases that had been seen before (Dirichlet smoothing). Only what the pack says something about
 * moves, and only where the cases say that it is off; it learns no new sign. Signs of fraud keep their weights, and
 * frauds their share, since they are not weighed.
 */
export function calibrate(pack: KnowledgePack, cases: readonly KnownCase[], trust: Trust): Calibrated {
  const signs = movedSigns(pack, talliesOf(pack, cases, LEAST_OF_CAUSE), trust.signs);
  const priors = movedPriors(pack, cases, trust.priors);
  const moved = priors.filter(({ before, after }) => before !== after);
  const base = { id: pack.id, version: pack.version, digest: pack.digest };
  const unsigned: Overlay = {
    schema: 'quota-doctor/overlay@1',
    base,
    digest: pack.digest,
    cases: cases.length,
    priors: Object.fromEntries(moved.map(({ cause, after }) => [cause, weightOf(after / WHOLE, 1)])),
    rows: rowsOf(pack, signs),
  };
  const changed = withOverlay(pack, unsigned);
  const digest = digestOf({ ...changed, id: JSON.stringify([pack.id, unsigned.priors]) });
  return { overlay: { ...unsigned, digest }, signs, priors };
}

function rowsOf(pack: KnowledgePack, signs: readonly Moved[]): Overlay['rows'] {
  return signs.map(({ key, value, cause, before, after }) => {
    const table = pack.tables.find((item) => item.key === key && item.value === value);
    const index = pack.causes.findIndex(({ id }) => id === cause);
    const weight = table?.rows.find(([own]) => own === index)?.[1] ?? 0;
    const entry = key === 'message' ? pack.messages.find(({ id }) => id === value) : undefined;
    // A wording that several causes show weighs half, and so does what is learned of it.
    const more = weightOf(after, before) / (entry?.ambiguous ? 2 : 1);
    const kept = Math.min(HEAVIEST, Math.max(-HEAVIEST, Math.round(weight + more)));
    return { key, value, cause, weight: kept, chance: after };
  });
}

function movedSigns(pack: KnowledgePack, tallies: readonly CauseTally[], trust: number): Moved[] {
  const off = likelyOff(tallies.map((tally) => evidenceOff(tally, trust)));
  return tallies.flatMap((tally, place) =>
    (off[place] ?? 0) > LIKELY ? movedOf(pack, tally, trust, off[place] ?? 0) : [],
  );
}

/**
 * The values of a tally that is off with this chance: as far from the pack's word as that chance carries. A move
 * smaller than its own sampling error is none, whatever the other values of the question do.
 */
function movedOf(pack: KnowledgePack, tally: CauseTally, trust: number, off: number): Moved[] {
  const { key, cause, values, expected, seen, of, whole } = tally;
  return values.flatMap((value, place) => {
    const table = pack.tables.find((item) => item.key === key && item.value === value);
    const before = table?.rows.find(([own]) => own === cause)?.[2] ?? 0;
    const was = expected[place] ?? 0;
    if (before === 0 || was === 0) return [];
    const count = seen[place] ?? 0;
    const shown = (trust * was + count) / (trust + of);
    if (Math.abs(shown - was) < errorOf(shown, trust + of)) return [];
    const learned = was + off * (shown - was);
    const after = Math.min(MOST, Math.max(Math.min(LEAST, before), Math.round(WHOLE * whole * learned)));
    if (after === before) return [];
    return [{ key, value, cause: pack.causes[cause]?.id ?? '', before, after, seen: count, of }];
  });
}

/** The standard error of a share: of so many cases that had been seen or trusted. */
function errorOf(share: number, cases: number): number {
  return Math.sqrt((share * (1 - share)) / (cases + 1));
}

/**
 * How common each cause is. "Something not listed" keeps its share, because a case whose cause is known is always one of
 * the listed; and where the cases fit the pack's shares, all stay.
 */
function movedPriors(pack: KnowledgePack, cases: readonly KnownCase[], trust: number): MovedPrior[] {
  const causes = pack.causes.map(({ id, family }, index) => ({
    id,
    weighed: family !== 'scam',
    share: 10 ** ((pack.priors.causes[index] ?? 0) / 1000),
    count: cases.filter(({ cause }) => cause === id).length,
  }));
  const weighed = causes.filter((cause) => cause.weighed);
  const listed = weighed.reduce((sum, { share }) => sum + share, 0);
  const all = weighed.reduce((sum, { count }) => sum + count, 0);
  const tally = { expected: weighed.map(({ share }) => share / listed), seen: weighed.map(({ count }) => count) };
  const off = evidenceOff(tally, trust) > SURE;
  return causes.map(({ id, weighed, share, count }) => {
    const before = Math.round(share * WHOLE);
    const learned = listed * (((trust * share) / listed + count) / (trust + all));
    const after = off && weighed ? Math.max(1, Math.round(learned * WHOLE)) : before;
    return { cause: id, before, after, cases: count };
  });
}
