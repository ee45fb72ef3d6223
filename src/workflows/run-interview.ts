import type { CaseFile, Facts } from '../diagnostics/index.ts';
import { phrase } from '../rendering/phrases.ts';
import { back, begin, type Course, caseOf, type Given, settle, withAnswer } from './course.ts';
import { goOnCommand } from './go-on-command.ts';
import { offerNext } from './offer.ts';
import type { Way } from './ports.ts';
import { promptFor } from './prompts.ts';
import { readReply } from './replies.ts';
import { reviewAnswers } from './review.ts';
import { confirmStory, tellStory, withStory } from './story.ts';
import { ask, say, type Talk } from './talk.ts';
import { urgentMatter } from './urgent.ts';

/** What an interview begins with: facts already given, and a story still to be confirmed. */
export interface Start {
  readonly given: Given;
  readonly story?: string;
}

/** How a session ended: left before the end, or with a case. What was answered by then is worked out when wanted. */
export type SessionEnd =
  | { readonly left: true; readonly soFar: () => CaseFile }
  | { readonly left: false; readonly file: CaseFile };

/**
 * The whole session: opening, story, questions, result, and then letters or a changed answer, until the person has
 * enough. Left before the end, it shows one command that goes on from here.
 */
export async function runInterview(talk: Talk, start: Start): Promise<SessionEnd> {
  let course = begin(start.given);
  open(talk);
  const told = await firstStory(talk, start);
  if (told === 'leave') return leave(talk, course);
  if (told) course = withStory(course, told);
  for (;;) {
    const asked = await askOn(talk, course);
    if (asked.left) return leave(talk, asked.course);
    const wish = await offerNext(talk, asked);
    if (wish.kind === 'end') return { file: asked.file, left: false };
    course = wish.course;
  }
}

function open(talk: Talk): void {
  if (talk.audience === 'agent') {
    say(talk, 'agent.opening');
    return;
  }
  for (const key of ['interview.opening', 'interview.promises', 'interview.on_the_phone', 'interview.ways'] as const)
    talk.asker.tell(`${phrase(talk.view.locale, key)}\n`);
}

/** A story given as a file is confirmed first; a person who gave nothing is invited to tell, an agent is not. */
async function firstStory(talk: Talk, { given, story }: Start): Promise<Facts | 'leave' | undefined> {
  if (story !== undefined) return confirmStory(talk, story);
  const nothing = Object.keys({ ...given.stated, ...given.record }).length === 0;
  return nothing && talk.audience === 'borrower' ? tellStory(talk) : undefined;
}

type Asked =
  | { readonly course: Course; readonly left: true }
  | { readonly course: Course; readonly left: false; readonly file: CaseFile };

/** Asks until nothing worth asking is left, or until the person leaves. */
async function askOn(talk: Talk, from: Course): Promise<Asked> {
  let { course, step } = settle(talk, from);
  for (;;) {
    const question = talk.pack.questions.find(({ key }) => key === step.next?.fact);
    if (!question) return { course, file: caseOf(talk, course), left: false };
    const reply = await ask(talk, (locale) =>
      promptFor(
        question,
        {
          pack: talk.pack,
          today: talk.today,
          audience: talk.audience,
          step,
          leftAtMost: step.leftAtMost,
          ways: waysAt(talk, course),
          earlier: course.remembered[question.key],
        },
        locale,
      ),
    );
    let next: Course | undefined | 'leave';
    if (reply.kind === 'leave') next = 'leave';
    else if (reply.kind === 'back') next = back(course);
    else if (reply.kind === 'review') next = await reviewAnswers(talk, course);
    else if (reply.kind === 'urgent') next = await urgentMatter(talk, course);
    else if (reply.kind === 'tell') next = await tellMore(talk, course, reply.text);
    else next = withAnswer(course, question.key, readReply(question, reply, talk.today));
    if (next === 'leave') return { course, left: true };
    if (next) ({ course, step } = settle(talk, next));
  }
}

function waysAt(talk: Talk, course: Course): readonly Way[] {
  const said = course.answers.length > 0;
  const any = said || Object.keys({ ...course.given.stated, ...course.given.record }).length > 0;
  return [
    'why',
    ...(said ? (['back'] as const) : []),
    ...(any ? (['review'] as const) : []),
    'tell',
    ...(talk.audience === 'agent' ? (['urgent'] as const) : []),
    'language',
    'leave',
  ];
}

async function tellMore(talk: Talk, course: Course, text: string | undefined): Promise<Course | 'leave' | undefined> {
  const told = text === undefined ? await tellStory(talk) : await confirmStory(talk, text);
  return told === 'leave' || told === undefined ? told : withStory(course, told);
}

function leave(talk: Talk, course: Course): SessionEnd {
  talk.asker.tell(goOnCommand(course, talk.view.locale));
  return { left: true, soFar: () => caseOf(talk, course) };
}
