import type { KnowledgePack, Problem } from './diagnostics/index.ts';
import { meant } from './rendering/suggest.ts';

/**
 * Adds what was probably meant, one of our own words, to an unknown key or value. `typed` is the answer as given
 * (`key=value`); it goes no further than this comparison.
 */
export function withSuggestions(problem: Problem, pack: KnowledgePack, typed: string | undefined): Problem {
  if (typed === undefined) return problem;
  const at = typed.indexOf('=');
  const key = typed.slice(0, Math.max(at, 0)).trim();
  if (problem.code === 'unknown_key')
    return suggest(
      problem,
      key,
      pack.questions.map((question) => question.key),
    );
  if (problem.code !== 'unknown_value') return problem;
  const values = pack.questions.find((question) => question.key === problem.key)?.values.map(({ id }) => id) ?? [];
  const wrong = typed
    .slice(at + 1)
    .split(',')
    .map((value) => value.trim())
    .find((value) => !values.includes(value));
  return suggest(problem, wrong ?? '', values);
}

function suggest(problem: Problem, typed: string, allowed: readonly string[]): Problem {
  const suggestion = meant(typed, allowed);
  return suggestion === undefined ? problem : { ...problem, suggestion };
}
