import type { CaseFile, Facts, Question } from '../diagnostics/index.ts';
import { phrase } from '../rendering/phrases.ts';
import {
  back,
  begin,
  type Course,
  caseOf,
  type Given,
  putOff,
  saidIn,
  settle,
  stillPutOff,
  withAnswer,
  withChange,
} from './course.ts';
import { leave, mayLeave } from './leaving.ts';
import { offerNext } from './offer.ts';
import type { Way } from './ports.ts';
import { promptFor } from './prompts.ts';
import { readReply } from './replies.ts';
import { reviewAnswers } from './review.ts';
import { confirmStory, type Told, tellStory, withStory } from './story.ts';
import { ask, say, type Talk } from './talk.ts';
import { urgentMatter } from './urgent.ts';

/** What an interview begins with: facts already given and a story still to be confirmed, or where it was left. */
export interface Start {
  readonly given: Given;
  readonly story?: string;
  readonly course?: Course;
}

/** How a session ended: left before the end, or with a case. */
export type SessionEnd =
  | { readonly left: true; readonly course: Course }
  | { readonly left: false; readonly course: Course; readonly file: CaseFile };

/**
 * The whole session: opening, story, questions, result, and then letters or a changed answer, until the person has
 * enough. Left before the end, it shows one command that goes on from here.
 */
export async function runInterview(talk: Talk, start: Start): Promise<SessionEnd> {
  let course = start.course ?? begin(start.given);
  open(talk);
  const told = await firstStory(talk, start);
  if (told === 'leave' || told === 'stop') return leave(talk, course);
  if (told) course = withStory(course, told);
  for (;;) {
    const asked = await askOn(talk, course);
    if (asked.left) return leave(talk, asked.course);
    const wish = await offerNext(talk, asked);
    if (wish.kind === 'end') return { left: false, course: asked.course, file: asked.file };
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
async function firstStory(talk: Talk, { given, story, course }: Start): Promise<Told> {
  if (story !== undefined) return confirmStory(talk, story);
  const nothing = course === undefined && saidIn(begin(given)).length === 0;
  return nothing && talk.audience === 'borrower' ? tellStory(talk) : undefined;
}

type Asked =
  | { readonly course: Course; readonly left: true }
  | { readonly course: Course; readonly left: false; readonly file: CaseFile };

/** Asks until nothing worth asking is left, or until the person leaves. */
async function askOn(talk: Talk, from: Course): Promise<Asked> {
  let { course, step } = settle(talk, from);
  for (;;) {
    if (talk.drafts?.agreed) talk.drafts.keep(course);
    const putOffNow = stillPutOff(course, step.facts);
    const again = step.next === null && step.diagnosis.outcome !== 'scam_alert' ? putOffNow[0] : undefined;
    const question = talk.pack.questions.find(({ key }) => key === (step.next?.fact ?? again));
    if (!question) return { course, file: caseOf(talk, course), left: false };
    const reply = await ask(talk, (locale) =>
      promptFor(
        question,
        {
          pack: talk.pack,
          today: talk.today,
          audience: talk.audience,
          step,
          leftAtMost: step.leftAtMost + putOffNow.length,
          putOff: again === undefined ? undefined : putOffNow.length,
          ways: waysAt(talk, course, question, again !== undefined),
          earlier: course.remembered[question.key],
        },
        locale,
      ),
    );
    let next: Course | undefined | 'leave' | 'stop';
    if (reply.kind === 'leave') next = 'leave';
    else if (reply.kind === 'back') next = back(course);
    else if (reply.kind === 'skip') next = putOff(course, question.key);
    else if (reply.kind === 'review') next = await reviewAnswers(talk, course);
    else if (reply.kind === 'urgent') next = await urgentMatter(talk, course);
    else if (reply.kind === 'tell') next = await tellMore(talk, course, reply.text);
    else {
      const fact = readReply(question, reply, talk.today);
      next = again === undefined ? withAnswer(course, question.key, fact) : withChange(course, question.key, fact);
    }
    if (next === 'stop' || (next === 'leave' && (await mayLeave(talk, course)))) return { course, left: true };
    if (next && next !== 'leave') ({ course, step } = settle(talk, next));
  }
}

function waysAt(talk: Talk, course: Course, { purpose }: Question, asksAgain: boolean): readonly Way[] {
  return [
    'why',
    ...(course.answers.length > 0 ? (['back'] as const) : []),
    // Whether somebody is being deceived is settled first.
    ...(purpose === 'safety' || asksAgain ? [] : (['skip'] as const)),
    ...(saidIn(course).length > 0 ? (['review'] as const) : []),
    'tell',
    ...(talk.audience === 'agent' ? (['urgent'] as const) : []),
    'language',
    'leave',
  ];
}

async function tellMore(talk: Talk, course: Course, text: string | undefined): Promise<Course | Exclude<Told, Facts>> {
  const told = text === undefined ? await tellStory(talk) : await confirmStory(talk, text);
  return told === 'leave' || told === 'stop' || told === undefined ? told : withStory(course, told);
}
