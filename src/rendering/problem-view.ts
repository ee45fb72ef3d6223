import type { Locale, Problem, ProblemCode } from '../diagnostics/index.ts';
import { phrase, phraseIfAny, type Slots } from './phrases.ts';

/** What is wrong with a command line. */
export type UsageReason =
  | 'unknown_flag'
  | 'flag_without_value'
  | 'flag_twice'
  | 'bad_option'
  | 'bad_number'
  | 'bad_amount'
  | 'unexpected_argument'
  | 'missing_argument'
  | 'missing_command'
  | 'answer_without_equals'
  | 'two_read_stdin'
  | 'needs_yes'
  | 'nothing_named'
  | 'other';

/** A problem with what the shell knows about it besides. */
export interface ShownProblem extends Problem {
  /** For `usage`: which mistake. */
  readonly reason?: UsageReason;
  /** The command whose help says more. */
  readonly command?: string;
  /** Words the knowledge pack has for it already. */
  readonly words?: string;
}

/** More than this many are counted and not listed. */
export const MOST_PROBLEMS = 20;

/** A problem as one sentence, and one that says what to do. Neither repeats what was typed. */
export function problemInWords(
  problem: ShownProblem,
  locale: Locale,
): { readonly message: string; readonly hint: string } {
  const key = problem.code === 'usage' ? `error.usage.${reasonOf(problem)}` : `error.${problem.code}`;
  const slots: Slots = {
    where: placeInWords(problem, locale),
    source: problem.source === undefined ? '' : sourceInWords(problem.source, locale),
    key: problem.key ?? '',
    allowed: listed(problem.allowed ?? [], locale),
    help: problem.command === undefined ? 'quota-doctor --help' : `quota-doctor ${problem.command} --help`,
  };
  const message = problem.words ?? phraseIfAny(locale, key, slots) ?? problem.code;
  const hint = phraseIfAny(locale, `${key}.hint`, slots) ?? '';
  if (problem.suggestion === undefined) return { message, hint };
  const meant = phrase(locale, 'error.did_you_mean', { suggestion: problem.suggestion });
  return { message: `${message}${locale === 'en' ? ' ' : ''}${meant}`, hint };
}

/** All problems for a person, one a paragraph, a hint said once. */
export function renderProblems(problems: readonly ShownProblem[], locale: Locale): string {
  const lines: string[] = [];
  const shown = problems.slice(0, MOST_PROBLEMS).map((problem) => problemInWords(problem, locale));
  shown.forEach(({ message, hint }, index) => {
    lines.push(message);
    if (hint !== '' && hint !== shown[index + 1]?.hint) lines.push(hint);
  });
  const left = problems.length - MOST_PROBLEMS;
  if (left > 0) lines.push(phrase(locale, 'error.and_more', { count: String(left) }));
  return `${lines.join('\n')}\n`;
}

/** Which mistake on the command line it is; the engine only says `usage` for an answer without `=`. */
export function reasonOf(problem: ShownProblem): UsageReason {
  return problem.reason ?? (problem.source === '--answer' ? 'answer_without_equals' : 'other');
}

const EXITS: Readonly<Record<ProblemCode, number>> = {
  internal: 1,
  usage: 2,
  unknown_command: 2,
  terminal_needed: 2,
  facts_needed: 2,
  unknown_key: 3,
  unknown_value: 3,
  unknown_column: 3,
  empty_row: 3,
  wrong_kind: 3,
  none_with_others: 3,
  given_twice: 3,
  number_out_of_range: 3,
  bad_date: 3,
  bad_day: 3,
  text_too_long: 3,
  story_too_long: 3,
  story_empty: 3,
  not_an_object: 3,
  bad_json: 3,
  bad_encoding: 3,
  bad_table_encoding: 3,
  bad_line: 3,
  bad_csv: 3,
  line_too_long: 3,
  too_deep: 3,
  duplicate_key: 3,
  file_unreadable: 3,
  unknown_id: 3,
  case_not_found: 3,
  case_ambiguous: 3,
  case_damaged: 3,
  newer_format: 3,
  too_few_cases: 3,
  pack_invalid: 5,
  no_overlay: 5,
  other_pack: 5,
  case_changed: 6,
  file_exists: 7,
  link_found: 7,
  no_data_folder: 7,
  cannot_write: 7,
  letter_refused: 8,
};

/** Every code an error document may carry: the closed list. */
export const PROBLEM_CODES = Object.keys(EXITS) as readonly ProblemCode[];

/** The exit code a problem leads to. */
export function exitOf(code: ProblemCode): number {
  return EXITS[code];
}

function placeInWords({ source, index, line, column }: ShownProblem, locale: Locale): string {
  const words = source === undefined ? phrase(locale, 'error.where.command_line') : sourceInWords(source, locale);
  if (line !== undefined) {
    return column === undefined
      ? phrase(locale, 'error.where.line', { source: words, line: String(line) })
      : phrase(locale, 'error.where.line_column', { source: words, line: String(line), column: String(column) });
  }
  if (index === undefined) return words;
  const n = String(index + 1);
  if (source === undefined) return phrase(locale, 'error.where.nth_word', { n });
  return phrase(locale, source.startsWith('--') ? 'error.where.nth_flag' : 'error.where.nth_item', {
    n,
    source: words,
  });
}

function sourceInWords(source: string, locale: Locale): string {
  return phraseIfAny(locale, `error.source.${source}`) ?? source;
}

function listed(values: readonly string[], locale: Locale): string {
  return values.join(locale === 'en' ? ', ' : '、');
}
