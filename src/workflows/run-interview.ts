import type { CaseFile } from '../diagnostics/index.ts';
import { renderCase } from '../rendering/case-view.ts';
import { phrase } from '../rendering/phrases.ts';
import type { View } from '../rendering/view.ts';
import { type Answer, caseOf, conductInterview, type Interview } from './interview.ts';
import { offerNext } from './offer.ts';
import type { LetterWriter } from './ports.ts';
import { promptFor } from './prompts.ts';
import { readReply } from './replies.ts';

/** Everything an interview in a terminal needs. */
export interface Session extends Interview {
  readonly writer: LetterWriter;
  readonly view: View;
  /** Prints to the result's own stream (stdout). */
  readonly print: (text: string) => void;
}

/** How a session ended: the last case, and whether it was left before the end. */
export interface SessionEnd {
  readonly file: CaseFile;
  readonly left: boolean;
}

/**
 * The whole session: opening, questions, result, and then letters or a changed answer, until the person has enough.
 * Left before the end, it shows one command that goes on from here.
 */
export async function runInterview(session: Session): Promise<SessionEnd> {
  const { asker, view } = session;
  const { locale } = view;
  for (const key of ['interview.opening', 'interview.promises', 'interview.on_the_phone', 'interview.ways'] as const) {
    asker.tell(`${phrase(locale, key)}\n`);
  }
  let answers: readonly Answer[] = [];
  for (;;) {
    const end = await conductInterview(session, answers);
    if (end.left) {
      asker.tell(goOnCommand(end.answers, locale));
      return { file: end.file, left: true };
    }
    session.print(`\n${renderCase(end.file, session.pack, view)}`);
    const wish = await offerNext({ ...session, file: end.file, answers: end.answers });
    if (wish.kind === 'end') return { file: end.file, left: false };
    answers = await askAgain(session, end.answers, wish.place);
  }
}

/** Asks the question at this place anew and keeps the later answers that would still be asked. */
async function askAgain(session: Session, answers: readonly Answer[], place: number): Promise<readonly Answer[]> {
  const question = session.pack.questions.find(({ key }) => key === answers[place]?.key);
  if (!question) return answers;
  const later = answers.slice(place + 1);
  const prompt = promptFor(session.pack, question, later.length + 1, session.locale, true, session.today);
  const reply = await session.asker.ask(prompt);
  if (reply.kind === 'leave' || reply.kind === 'back') return answers;
  let kept = [...answers.slice(0, place), { key: question.key, fact: readReply(question, reply, session.today) }];
  for (;;) {
    const wanted = caseOf(session, kept).next?.fact;
    const still = later.find(({ key }) => key === wanted);
    if (!still) return kept;
    kept = [...kept, still];
  }
}

/** One command that goes on from here; free text is left out of it. */
function goOnCommand(answers: readonly Answer[], locale: Session['locale']): string {
  const flags = answers.flatMap(({ key, fact }) => {
    const { value } = fact;
    if (key === 'message' || key === 'lender_name') return [];
    return [`--answer ${key}=${value === null ? 'unknown' : Array.isArray(value) ? value.join(',') : String(value)}`];
  });
  if (flags.length === 0) return phrase(locale, 'interview.stopped_empty');
  const left = flags.length < answers.length ? `\n${phrase(locale, 'interview.free_text_left_out')}` : '';
  return `${phrase(locale, 'interview.stopped')}\nquota-doctor ${flags.join(' ')}${left}`;
}
