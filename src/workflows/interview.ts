import {
  type CaseFile,
  type Fact,
  type Facts,
  type KnowledgePack,
  type Locale,
  openCase,
} from '../diagnostics/index.ts';
import type { Asker } from './ports.ts';
import { promptFor } from './prompts.ts';
import { readReply } from './replies.ts';

/** An interview about to begin: what is known already counts as first answers. */
export interface Interview {
  readonly pack: KnowledgePack;
  readonly asker: Asker;
  readonly locale: Locale;
  readonly today: string;
  readonly given: { readonly stated: Facts; readonly record?: Facts; readonly story?: string };
}

/** How an interview ended: with every question answered, or left before. */
export interface InterviewEnd {
  readonly file: CaseFile;
  readonly answers: readonly Answer[];
  readonly left: boolean;
}

/** One answer of the interview, in the order given. */
export interface Answer {
  readonly key: string;
  readonly fact: Fact;
}

/**
 * Asks until nothing worth asking is left. The state is the list of answers and nothing else: going back drops the
 * last, changing one replaces it, and every question follows from the answers before it.
 */
export async function conductInterview(interview: Interview, before: readonly Answer[] = []): Promise<InterviewEnd> {
  let answers = [...before];
  for (;;) {
    const file = caseOf(interview, answers);
    if (!file.next) return { file, answers, left: false };
    const question = interview.pack.questions.find(({ key }) => key === file.next?.fact);
    if (!question) return { file, answers, left: false };
    const prompt = promptFor(
      interview.pack,
      question,
      file.leftAtMost,
      interview.locale,
      answers.length > 0,
      interview.today,
    );
    const reply = await interview.asker.ask(prompt);
    if (reply.kind === 'leave') return { file, answers, left: true };
    if (reply.kind === 'back') answers = answers.slice(0, -1);
    else answers.push({ key: question.key, fact: readReply(question, reply, interview.today) });
  }
}

/** The case as it stands after some answers. */
export function caseOf({ pack, given, today }: Interview, answers: readonly Answer[]): CaseFile {
  const stated: Record<string, Fact> = { ...given.stated };
  for (const { key, fact } of answers) stated[key] = fact;
  return openCase({
    pack,
    stated,
    today,
    asked: answers.length,
    ...(given.record ? { record: given.record } : {}),
    ...(given.story === undefined ? {} : { story: given.story }),
  });
}
