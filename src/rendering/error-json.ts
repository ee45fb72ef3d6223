import type { Locale } from '../diagnostics/index.ts';
import { exitOf, MOST_PROBLEMS, problemInWords, reasonOf, type ShownProblem } from './problem-view.ts';

/** What else an error document may carry. */
export interface ErrorContext {
  /** In a batch: which line and which record. */
  readonly line?: number;
  readonly id?: string | number | null;
  /** A finished result that could not be delivered. */
  readonly result?: unknown;
}

/** `quota-doctor/error@1`: the first problem in words, and all of them (at most 20) as data. */
export function errorJson(problems: readonly ShownProblem[], locale: Locale, context: ErrorContext = {}) {
  const first: ShownProblem = leading(problems);
  const { message, hint } = problemInWords(first, locale);
  const { line, id, result } = context;
  return {
    schema: 'quota-doctor/error@1',
    ...(line === undefined ? {} : { line, id: id ?? null }),
    error: {
      code: first.code,
      exit: exitOf(first.code),
      message,
      hint,
      problems: problems.slice(0, MOST_PROBLEMS).map((problem) => ({
        code: problem.code,
        ...(problem.code === 'usage' ? { reason: reasonOf(problem) } : {}),
        source: problem.source ?? null,
        index: problem.index ?? null,
        line: problem.line ?? null,
        column: problem.column ?? null,
        key: problem.key ?? null,
        allowed: problem.allowed ?? null,
        suggestion: problem.suggestion ?? null,
        message: problemInWords(problem, locale).message,
      })),
    },
    ...(result === undefined ? {} : { result }),
  };
}

/** The problem that decides the exit code: a mistake on the command line comes before one in its content. */
export function leading(problems: readonly ShownProblem[]): ShownProblem {
  return problems.find(({ code }) => exitOf(code) === 2) ?? problems[0] ?? { code: 'internal' };
}
