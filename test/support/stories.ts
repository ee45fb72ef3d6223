import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type CaseFile, type Facts, openCase, readRecordFacts } from '../../src/diagnostics/index.ts';
import { builtInPack } from './pack.ts';

/** One story a cause, as a person with exactly this trouble would answer. */
export const STORIES = parse(readFileSync('test/cases/one-per-cause.yaml', 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, unknown>>>
>;
export const LENDERS = ['ant_consumer_finance', 'bank', 'both', 'other', 'not_shown'] as const;
export const TODAY = '2026-11-22';

/** Facts of the built-in pack, checked. */
export function factsOf(given: Readonly<Record<string, unknown>>): Facts {
  const { facts, problems } = readRecordFacts(builtInPack(), given, 'story');
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return facts;
}

/** The story of a cause with what a person would also say, and what is added. */
export function storyFacts(cause: string, more: Readonly<Record<string, unknown>> = {}): Facts {
  return factsOf({ red_flags: ['none'], product: 'jiebei', happened_at: '2026-11-18', ...STORIES[cause], ...more });
}

/** The case of that story. */
export function storyCase(cause: string, more: Readonly<Record<string, unknown>> = {}, today = TODAY): CaseFile {
  return openCase({ pack: builtInPack(), stated: storyFacts(cause, more), today, asked: 10 });
}
