import { output, readerHasGone, tell, writeFailed } from './composition.ts';
import type { Locale } from './diagnostics/index.ts';
import { type Call, Failure } from './failure.ts';
import { chooseLanguage, languageFlag } from './language.ts';
import { parseProblem } from './parse-problem.ts';
import { errorJson, leading } from './rendering/error-json.ts';
import { exitOf, renderProblems, type ShownProblem } from './rendering/problem-view.ts';

/**
 * The one place where trouble becomes words and an exit code: one JSON document on standard output under `--json`,
 * sentences on standard error without. Never a stack trace, never what was typed.
 */
export async function reportFailure(error: unknown, call: Call): Promise<void> {
  if (readerHasGone(error)) return;
  const problems = problemsOf(error, call);
  process.exitCode = exitOf(leading(problems).code);
  const locale = languageOf(call.argv);
  const result = error instanceof Failure ? error.result : undefined;
  if (process.env.QUOTA_DOCTOR_DEBUG && error instanceof Error && !(error instanceof Failure)) tell(frames(error));
  if (!wantsJson(call.argv) || writeFailed(error)) {
    tell(renderProblems(problems, locale));
    return;
  }
  try {
    await output.write(`${JSON.stringify(errorJson(problems, locale, { result }))}\n`);
  } catch (second) {
    if (readerHasGone(second)) return;
    process.exitCode = exitOf('cannot_write');
    tell(renderProblems([{ code: 'cannot_write' }], locale));
  }
}

/** True when `--json` stands before a `--`. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}

function problemsOf(error: unknown, call: Call): readonly ShownProblem[] {
  if (error instanceof Failure) return error.problems;
  if (writeFailed(error)) return [{ code: 'cannot_write' }];
  return [parseProblem(error, call) ?? { code: 'internal' }];
}

/** The settings are left out: an error must not depend on a file that may be the cause of it. */
function languageOf(argv: readonly string[]): Locale {
  const silent = wantsJson(argv) || argv.includes('--no-input') || argv[0] === 'batch';
  const person = !silent && Boolean(process.stdin.isTTY && process.stderr.isTTY);
  return chooseLanguage({ flag: languageFlag(argv), env: process.env, person, setting: undefined });
}

/** Where it broke, without the message, which could hold something that was typed. */
function frames({ name, stack = '' }: Error): string {
  const lines = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return `${[name, ...lines].join('\n')}\n`;
}
