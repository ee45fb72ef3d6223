import type { KnowledgePack, Question } from '../pack/knowledge-pack.ts';
import type { Problem } from '../problem.ts';
import type { Fact, Facts } from './facts.ts';
import { readValue } from './vocabulary.ts';

export { readRecordFacts } from './vocabulary.ts';

export const LONGEST_STORY = 20_000;

/**
 * Facts of `key=value` answers as given on a command line, split at the first `=`. A `many` key takes commas or
 * repetition; a `one` key given twice with different values is a problem. An answer without `=` is `usage`.
 */
export function readFlagAnswers(
  pack: KnowledgePack,
  answers: readonly string[],
): { readonly facts: Facts; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const byKey = new Map(pack.questions.map((question) => [question.key, question]));
  const collected = new Map<string, { readonly question: Question; readonly raws: { raw: string; index: number }[] }>();
  answers.forEach((answer, index) => {
    const at = answer.indexOf('=');
    if (at <= 0) {
      problems.push({ code: 'usage', source: '--answer', index });
      return;
    }
    const key = answer.slice(0, at).trim();
    const question = byKey.get(key);
    if (!question) {
      problems.push({ code: 'unknown_key', source: '--answer', index, allowed: [...byKey.keys()] });
      return;
    }
    const entry = collected.get(key) ?? { question, raws: [] };
    entry.raws.push({ raw: answer.slice(at + 1).trim(), index });
    collected.set(key, entry);
  });
  const facts: Record<string, Fact> = {};
  for (const [key, { question, raws }] of collected) {
    const index = raws[0]?.index ?? 0;
    if (question.kind !== 'many' && new Set(raws.map(({ raw }) => raw)).size > 1) {
      problems.push({ code: 'given_twice', source: '--answer', index: raws[1]?.index ?? index, key });
      continue;
    }
    const read = readValue(
      question,
      typed(
        question,
        raws.map(({ raw }) => raw),
      ),
      'stated',
      { source: '--answer', index },
    );
    if ('problem' in read) problems.push(read.problem);
    else if (read.fact) facts[key] = read.fact;
  }
  problems.sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  return { facts, problems };
}

/** What a command line means by its text: numbers are numbers, lists are lists. */
function typed(question: Question, raws: readonly string[]): unknown {
  const [first = ''] = raws;
  if (question.kind === 'number') return /^-?\d+(\.\d+)?$/.test(first) ? Number(first) : first;
  if (question.kind === 'many')
    return raws.flatMap((raw) => raw.split(',').map((item) => item.trim())).filter((item) => item !== '');
  return first;
}

/** A story as given: trimmed, at most 20,000 characters, not empty. */
export function readStory(text: string): { readonly story?: string; readonly problems: readonly Problem[] } {
  const story = text.trim();
  if (story === '') return { problems: [{ code: 'story_empty', source: '--story' }] };
  if ([...story].length > LONGEST_STORY) return { problems: [{ code: 'story_too_long', source: '--story' }] };
  return { story, problems: [] };
}
