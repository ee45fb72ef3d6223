import { readBytes, stdinIsTerminal, tell } from './composition.ts';
import {
  type CaseInput,
  type KnowledgePack,
  type Locale,
  type Problem,
  readFlagAnswers,
  readRecordFacts,
  readStory,
} from './diagnostics/index.ts';
import { dayOf, isDay } from './diagnostics/plan/calendar-date.ts';
import type { FactFlags } from './fact-flags.ts';
import { Failure, usage } from './failure.ts';
import { phrase } from './rendering/phrases.ts';
import type { ShownProblem } from './rendering/problem-view.ts';
import { withSuggestions } from './suggestions.ts';
import { decodeUtf8 } from './workflows/decode.ts';
import { readJson } from './workflows/read-json.ts';

/** Facts of one case as given, and whether any door was used at all. */
export interface Given {
  readonly facts: Pick<CaseInput, 'stated' | 'record' | 'story'>;
  readonly anything: boolean;
}

/** The day a flag names, where it is the only door to check. */
export function dayFrom(at: string | undefined, flag = '--at'): string | undefined {
  if (at === undefined) return undefined;
  const day = dayOf(at);
  if (day !== undefined) return day;
  throw new Failure([{ code: 'bad_date', source: flag }]);
}

/** Reads every door, collects everything that is wrong, and fails once. */
export async function readGiven(flags: FactFlags, pack: KnowledgePack, locale: Locale): Promise<Given> {
  refuseTwoReaders({ '--answers': flags.answers, '--story': flags.story });
  const stated = readStated(flags, pack);
  const record = flags.answers === undefined ? undefined : await readAnswersFile(flags.answers, pack, locale);
  const story = flags.story === undefined ? undefined : await readStoryFile(flags.story, locale);
  const problems = [...stated.problems, ...(record?.problems ?? []), ...(story?.problems ?? [])];
  if (flags.at !== undefined && !isDay(flags.at)) problems.push({ code: 'bad_date', source: '--at' });
  if (problems.length > 0) throw new Failure(problems);
  return {
    facts: {
      stated: stated.facts,
      ...(record?.facts ? { record: record.facts } : {}),
      ...(story?.story === undefined ? {} : { story: story.story }),
    },
    anything: [flags.answers, flags.story, flags.message, flags.answer?.[0]].some((given) => given !== undefined),
  };
}

/** Two flags that both want standard input cannot have it. */
export function refuseTwoReaders(files: Readonly<Record<string, string | undefined>>): void {
  const readers = Object.keys(files).filter((flag) => files[flag] === '-');
  if (readers.length > 1) throw usage('two_read_stdin', { allowed: readers });
}

/** `--message` is one more answer, whose problems are told as those of `--message`. */
function readStated({ answer = [], message }: FactFlags, pack: KnowledgePack) {
  const answers = message === undefined ? [...answer] : [...answer, `message=${message}`];
  const { facts, problems } = readFlagAnswers(pack, answers);
  const shown = problems.map((problem): ShownProblem => {
    const { index, ...rest } = problem;
    if (message !== undefined && index === answer.length) return { ...rest, source: '--message' };
    return withSuggestions(problem, pack, answers[index ?? 0]);
  });
  return { facts, problems: shown };
}

async function readAnswersFile(file: string, pack: KnowledgePack, locale: Locale) {
  const text = await readText(file, '--answers', locale);
  if (typeof text !== 'string') return { problems: [text], facts: undefined };
  const read = readJson(text, 'answers');
  if ('problem' in read) return { problems: [read.problem], facts: undefined };
  const { facts, problems } = readRecordFacts(pack, read.value, 'answers');
  const names = typeof read.value === 'object' && read.value !== null ? Object.entries(read.value) : [];
  const shown = problems.map((problem) => {
    const [key = '', value = ''] = names[problem.index ?? -1] ?? [];
    return withSuggestions(problem, pack, `${key}=${String(value)}`);
  });
  return { facts, problems: shown };
}

async function readStoryFile(file: string, locale: Locale) {
  const text = await readText(file, '--story', locale);
  if (typeof text === 'string') return readStory(text);
  return {
    problems: [text.code === 'text_too_long' ? { ...text, code: 'story_too_long' as const } : text],
    story: undefined,
  };
}

/** A text file or, for `-`, standard input; or what is wrong with it. */
export async function readText(file: string, source: string, locale: Locale): Promise<string | Problem> {
  const bytes = await readInput(file, source, locale);
  return 'code' in bytes ? bytes : (decodeUtf8(bytes) ?? { code: 'bad_encoding', source });
}

/** The bytes of a file or, for `-`, of standard input; or why there are none. */
export async function readInput(file: string, source: string, locale: Locale): Promise<Uint8Array | Problem> {
  if (file === '-' && stdinIsTerminal()) tell(`${phrase(locale, 'note.reading_terminal')}\n`);
  const bytes = await readBytes(file);
  return typeof bytes === 'string' ? { code: bytes, source } : bytes;
}
