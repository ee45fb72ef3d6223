import { type Fact, type Facts, type KnowledgePack, masked, readAgain } from '../diagnostics/index.ts';
import { documentText, readDocument } from './case-document.ts';
import { type Answer, begin, type Course, type Given } from './course.ts';

/** An interview that was left before its end, as it is kept. */
export interface Draft {
  readonly id: string;
  readonly revision: number;
  /** Minutes in Shanghai. */
  readonly opened: string;
  readonly changed: string;
  /** The revision of the saved case of the same id that it goes on with; null: no case yet. */
  readonly caseRevision: number | null;
  readonly course: Course;
}

/**
 * The course of a draft, to be settled: answers wait to be taken up by their questions in their order, so that the
 * same pack asks the same question, and another one asks what it wants to know. Values it does not take are left out.
 */
export function courseOf({ course }: Draft, pack: KnowledgePack): Course {
  const again = (facts: Facts) => readAgain(facts, 'stated', pack);
  const answered = (list: readonly Answer[]) =>
    list.flatMap(({ key, fact }) =>
      Object.entries(again({ [key]: fact })).map(([name, read]) => ({ key: name, fact: read })),
    );
  const { stated, record, told, denied, log } = course.given;
  const given: Given = {
    stated: again(stated),
    ...(record ? { record: again(record) } : {}),
    ...(told ? { told: again(told) } : {}),
    ...(denied ? { denied: again(denied) } : {}),
    ...(log ? { log: again(log) } : {}),
  };
  return {
    ...begin(given),
    aside: answered([...course.answers, ...course.aside]),
    remembered: again(course.remembered),
    later: course.later,
  };
}

/** A draft as the text of its file. Numbers of people are masked, as in a saved case. */
export function draftText({ id, revision, course, ...rest }: Draft): string {
  const { stated, record, told, denied, log } = course.given;
  const hidden = (answers: readonly Answer[]) =>
    answers.map(({ key, fact }) => ({ key, fact: masked({ [key]: fact })[key] ?? fact }));
  return documentText('draft', {
    id,
    revision,
    ...rest,
    course: {
      given: {
        stated: masked(stated),
        ...(record ? { record: masked(record) } : {}),
        ...(told ? { told: masked(told) } : {}),
        ...(denied ? { denied: masked(denied) } : {}),
        ...(log ? { log: masked(log) } : {}),
      },
      answers: hidden(course.answers),
      aside: hidden(course.aside),
      remembered: masked(course.remembered),
      later: course.later,
    },
  });
}

/** A draft from the bytes of its file; it must be the one the file's name says. */
export function readDraft(bytes: Uint8Array, id: string, revision: number): Draft | 'damaged' | 'newer' {
  const read = readDocument(bytes, 'draft');
  if (typeof read === 'string') return read;
  const { content } = read;
  return content.id === id && content.revision === revision && isDraft(content)
    ? (content as unknown as Draft)
    : 'damaged';
}

/** The shape as far as the program relies on it; values are checked against the pack when the draft is taken up. */
function isDraft({ opened, changed, caseRevision, course }: Readonly<Record<string, unknown>>): boolean {
  if (typeof opened !== 'string' || typeof changed !== 'string' || !isObject(course)) return false;
  if (caseRevision !== null && !Number.isInteger(caseRevision)) return false;
  const { given, answers, aside, remembered, later } = course;
  return (
    isObject(given) &&
    areFacts(given.stated) &&
    [given.record, given.told, given.denied, given.log].every((facts) => facts === undefined || areFacts(facts)) &&
    [answers, aside].every((list) => Array.isArray(list) && list.every(isAnswer)) &&
    areFacts(remembered) &&
    Array.isArray(later) &&
    later.every((key) => typeof key === 'string')
  );
}

function isAnswer(answer: unknown): boolean {
  return isObject(answer) && typeof answer.key === 'string' && isFact(answer.fact);
}

function areFacts(facts: unknown): boolean {
  return isObject(facts) && Object.values(facts).every(isFact);
}

function isFact(fact: unknown): fact is Fact {
  return isObject(fact) && 'value' in fact;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
