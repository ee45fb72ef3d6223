import { openCase } from '../case-file.ts';
import type { CaseFile, CaseInput } from '../case-types.ts';
import { readRecordFacts } from '../facts/answers.ts';
import type { Fact, Facts, Provenance } from '../facts/facts.ts';
import type { KnowledgePack } from '../pack/knowledge-pack.ts';
import { type SavedCase, stepsDone } from './saved-case.ts';

/** A saved case opened again with the knowledge of today. */
export interface Replayed {
  readonly input: CaseInput;
  readonly file: CaseFile;
  /** Fact keys whose saved value this pack no longer takes. */
  readonly lost: readonly string[];
  /** The pack decides differently from the one the case was saved with. */
  readonly newerPack: boolean;
}

/** What is said of a case after it was saved; it replaces what was said before. */
export type Addition = Partial<Pick<CaseInput, 'stated' | 'record' | 'story' | 'denied' | 'log'>>;

/**
 * Opens a saved case anew: same facts, this pack, this day. What the pack no longer knows is left out and named, so
 * an old case always opens.
 */
export function replay(saved: SavedCase, pack: KnowledgePack, today: string, more: Addition = {}): Replayed {
  const { given } = saved;
  const story = more.story ?? given.story;
  const done = stepsDone(saved.history);
  const lost = new Set<string>();
  const again = (facts: Facts, from: Provenance) => readAgain(facts, from, pack, lost);
  const stated = withTried({ ...again(given.stated, 'stated'), ...more.stated }, Object.keys(done));
  const input: CaseInput = {
    pack,
    today,
    stated,
    record: { ...again(given.record, 'stated'), ...more.record },
    told: again(given.told, 'story'),
    // What was denied of one story says nothing about another.
    denied: more.denied ?? (more.story === undefined ? again(given.denied ?? {}, 'story') : {}),
    log: more.log ?? again(given.log, 'log'),
    ...(story === undefined ? {} : { story }),
    progress: { since: saved.result.since, done },
  };
  const file = openCase(input);
  return { input, file, lost: [...lost], newerPack: saved.pack.digest !== pack.digest };
}

/**
 * Facts out of a file, each value checked as if it were typed: a pack may have dropped one, and a file can have been
 * tampered with.
 *
 * @param lost gets the keys whose value this pack does not take
 */
export function readAgain(facts: Facts, from: Provenance, pack: KnowledgePack, lost = new Set<string>()): Facts {
  const values = Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value]));
  const { facts: known } = readRecordFacts(pack, values, 'case');
  const again: Record<string, Fact> = {};
  for (const [key, fact] of Object.entries(facts)) {
    const read = known[key];
    if (read === undefined) lost.add(key);
    else again[key] = { ...read, from: fact.from ?? from, ...(fact.quote === undefined ? {} : { quote: fact.quote }) };
  }
  return again;
}

/** Steps marked done count as tried, whatever was answered before. */
function withTried(stated: Facts, steps: readonly string[]): Facts {
  if (steps.length === 0) return stated;
  const before = stated.tried?.value;
  const told = Array.isArray(before) ? (before as readonly string[]).filter((item) => item !== 'none') : [];
  return { ...stated, tried: { value: [...new Set([...told, ...steps])], from: 'stated' } };
}
