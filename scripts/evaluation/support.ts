import { prepareReading } from '../../src/diagnostics/facts/prepared-reading.ts';
import { patternsIn } from '../../src/diagnostics/facts/read-story.ts';
import { prepare } from '../../src/diagnostics/index.ts';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import type { LabelledCase } from './cases.ts';
import type { Phrase } from './phrases.ts';
import { TODAY } from './simulate.ts';

/** What speaks for a pattern: how often it was right and wrong in stories, and in phrases of its own value and of others. */
export interface Support {
  readonly key: string;
  readonly value: string;
  readonly written: string;
  readonly right: number;
  readonly wrong: number;
  readonly phrases: number;
  readonly otherPhrases: number;
}

/** Keys told in fewer stories than this need support: an untried pattern of theirs was wrong three times in four on new stories. */
const OFTEN = 0.06;
/** Phrases that stand for a story, and how many times as many as those of other values. */
const PHRASES = 5;
const CLEAN = 3;

/** Whether a value is what a story tells or may be taken from it; numbers by nearness. */
export function toldOf(facts: Readonly<Record<string, unknown>>, key: string, value: string, number?: number): boolean {
  return [facts[key]]
    .flat()
    .some((told) =>
      number === undefined ? String(told) === value : Math.abs(Number(told) - number) <= 0.1 * number + 0.51,
    );
}

/**
 * The patterns that nothing speaks for: wrong in stories and never right there; or never right there, of a key that is
 * seldom told, and without enough phrases of their own.
 */
export function unsupported(
  pack: KnowledgePack,
  cases: readonly LabelledCase[],
  phrases: readonly Phrase[],
): Support[] {
  if (!pack.reading) return [];
  const prepared = prepare(pack);
  const tally = prepareReading(pack.reading).patterns.map(({ key, value, written }) => ({
    ...{ key, value, written },
    ...{ right: 0, wrong: 0, phrases: 0, otherPhrases: 0 },
  }));
  for (const { story, facts, may } of cases) {
    for (const { order, key, value, match } of patternsIn(prepared, story, TODAY)) {
      const row = tally[order];
      const number = value === '#' ? (match.number ?? 0) : undefined;
      if (row) row[toldOf(facts, key, value, number) || toldOf(may, key, value, number) ? 'right' : 'wrong'] += 1;
    }
  }
  for (const phrase of phrases) {
    for (const { order, key, value } of patternsIn(prepared, phrase.text, TODAY)) {
      const row = tally[order];
      const own = phrase.says && phrase.key === key && phrase.value === value;
      if (row) row[own ? 'phrases' : 'otherPhrases'] += 1;
    }
  }
  const often = (key: string) => cases.filter(({ facts }) => key in facts).length >= OFTEN * cases.length;
  const keys = new Set(tally.map(({ key }) => key).filter(often));
  return tally.filter(({ key, right, wrong, phrases: own, otherPhrases }) => {
    if (right > 0 || prepared.questions.get(key)?.kind === 'date') return false;
    return wrong > 0 || (!keys.has(key) && !(own >= PHRASES && own >= CLEAN * otherPhrases));
  });
}
