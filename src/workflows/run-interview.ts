import type { CaseFile } from '../diagnostics/index.ts';
import {
  back,
  begin,
  type Course,
  caseOf,
  type Given,
  putOff,
  saidIn,
  settle,
  withAnswer,
  withChange,
} from './course.ts';
import { leave, mayLeave } from './leaving.ts';
import { openQuestion } from './next-prompt.ts';
import { offerNext } from './offer.ts';
import { sayOpening } from './opening.ts';
import { readReply } from './replies.ts';
import { reviewAnswers } from './review.ts';
import { confirmStory, type Told, takeStory, tellStory, withConfirmed } from './story.ts';
import { ask, type Replied, type Talk } from './talk.ts';
import { urgentMatter } from './urgent.ts';

/** What an interview begins with: facts already given and a story still to be confirmed, or where it was left. */
export interface Start {
  readonly given: Given;
  readonly story?: string;
  readonly course?: Course;
  /** The reply to what comes first, where the interview was opened before (`openInterview`). */
  readonly opened?: Replied;
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
  if (!start.opened) sayOpening(talk);
  const told = await firstStory(talk, start);
  if (told === 'leave' || told === 'stop') return leave(talk, course);
  if (told) course = withConfirmed(course, told);
  let replied = talk.audience === 'agent' ? start.opened : undefined;
  for (;;) {
    const asked = await askOn(talk, course, replied);
    replied = undefined;
    if (asked.left) return leave(talk, asked.course);
    const wish = await offerNext(talk, asked);
    if (wish.kind === 'end') return { left: false, course: asked.course, file: asked.file };
    course = wish.course;
  }
}

/** A story given as a file is confirmed first; a person who gave nothing is invited to tell, an agent is not. */
async function firstStory(talk: Talk, { given, story, course, opened }: Start): Promise<Told> {
  if (story !== undefined) return confirmStory(talk, story);
  const nothing = course === undefined && saidIn(begin(given)).length === 0;
  if (!nothing || talk.audience !== 'borrower') return undefined;
  return opened ? takeStory(talk, opened) : tellStory(talk);
}

type Asked =
  | { readonly course: Course; readonly left: true }
  | { readonly course: Course; readonly left: false; readonly file: CaseFile };

/**
 * Asks until nothing worth asking is left, or until the person leaves.
 *
 * @param replied the reply to the first question, where that was put before
 */
async function askOn(talk: Talk, from: Course, replied?: Replied): Promise<Asked> {
  let { course, step } = settle(talk, from);
  let known = replied;
  for (;;) {
    if (talk.drafts?.agreed) talk.drafts.keep(course);
    const open = openQuestion(talk, { course, step });
    if (!open) return { course, file: caseOf(talk, course), left: false };
    const { question, again, prompt } = open;
    const reply = known ?? (await ask(talk, prompt));
    known = undefined;
    let next: Course | undefined | 'leave' | 'stop';
    if (reply.kind === 'leave') next = 'leave';
    else if (reply.kind === 'back') next = back(course);
    else if (reply.kind === 'skip') next = putOff(course, question.key);
    else if (reply.kind === 'review') next = await reviewAnswers(talk, course);
    else if (reply.kind === 'urgent') next = await urgentMatter(talk, course);
    else if (reply.kind === 'tell') next = await tellMore(talk, course, reply.text);
    else {
      const fact = readReply(question, reply, talk.today);
      next = again ? withChange(course, question.key, fact) : withAnswer(course, question.key, fact);
    }
    if (next === 'stop' || (next === 'leave' && (await mayLeave(talk, course)))) return { course, left: true };
    if (next && next !== 'leave') ({ course, step } = settle(talk, next));
  }
}

async function tellMore(
  talk: Talk,
  course: Course,
  text: string | undefined,
): Promise<Course | 'leave' | 'stop' | undefined> {
  const told = text === undefined ? await tellStory(talk) : await confirmStory(talk, text);
  return told === 'leave' || told === 'stop' || told === undefined ? told : withConfirmed(course, told);
}
