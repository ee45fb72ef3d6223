import {
  type CaseFile,
  type CaseInput,
  type Fact,
  type Facts,
  type KnowledgePack,
  type NextStep,
  nextStep,
  openCase,
  withoutDenied,
} from '../diagnostics/index.ts';

/** What every step of an interview rests on. */
export interface Setting {
  readonly pack: KnowledgePack;
  /** The day dates count from, YYYY-MM-DD. */
  readonly today: string;
}

/** What was known before the first question: flags, a file, a confirmed story, a case that was saved. */
export type Given = Pick<CaseInput, 'stated' | 'record' | 'told' | 'denied' | 'log' | 'progress'>;

/** One answer of the interview. */
export interface Answer {
  readonly key: string;
  readonly fact: Fact;
}

/**
 * Where an interview stands. It is data and nothing else: every question follows from what is given and the answers
 * before it, so changing an answer is the same as a fresh run in which it was given.
 */
export interface Course {
  readonly given: Given;
  /** In the order asked. */
  readonly answers: readonly Answer[];
  /** Answers given earlier whose question has not come up again; used without asking when it does. */
  readonly aside: readonly Answer[];
  /** The last answer to each question, to be offered when it is asked anew. */
  readonly remembered: Facts;
  /** Keys put off: they count as not known until they are asked once more at the end. */
  readonly later: readonly string[];
}

/** An interview before its first question. */
export function begin(given: Given): Course {
  return { given, answers: [], aside: [], remembered: {}, later: [] };
}

/** The case as it stands. */
export function caseOf(setting: Setting, course: Course): CaseFile {
  return openCase(inputOf(setting, course));
}

/** Where the interview stands: what was found so far and what is asked next. */
export function stepOf(setting: Setting, course: Course): NextStep {
  return nextStep(inputOf(setting, course));
}

/** Everything said so far, as the engine takes it. */
export function inputOf({ pack, today }: Setting, { given, answers }: Course): CaseInput {
  const stated: Record<string, Fact> = { ...given.stated };
  for (const { key, fact } of answers) stated[key] = fact;
  return { ...given, pack, stated, today, asked: answers.length };
}

/** A finished round of questions. */
export interface Finished {
  readonly course: Course;
  readonly file: CaseFile;
}

/** A course with the question that is open now, if one is. */
export interface Settled {
  readonly course: Course;
  readonly step: NextStep;
}

/** Takes answers put aside as long as the next question is one of theirs. */
export function settle(setting: Setting, course: Course): Settled {
  for (let now = course; ; ) {
    const step = stepOf(setting, now);
    const known = now.aside.find(({ key }) => key === step.next?.fact);
    if (!known) return { course: now, step };
    now = { ...now, answers: [...now.answers, known], aside: now.aside.filter((answer) => answer !== known) };
  }
}

/** The course with the question just asked answered. */
export function withAnswer(course: Course, key: string, fact: Fact): Course {
  return {
    ...course,
    answers: [...course.answers, { key, fact }],
    aside: course.aside.filter((answer) => answer.key !== key),
    remembered: { ...course.remembered, [key]: fact },
    later: without(course.later, key),
  };
}

/** The course with the question just asked put off: not known for now, and asked once more when all others are done. */
export function putOff(course: Course, key: string): Course {
  const { later, answers } = withAnswer(course, key, { value: null, from: 'stated' });
  return { ...course, answers, aside: course.aside.filter((answer) => answer.key !== key), later: [...later, key] };
}

/** The questions put off that still have no answer from anywhere, in the order they were put off. */
export function stillPutOff({ later, answers }: Course, facts: Facts): readonly string[] {
  return later.filter((key) => facts[key]?.value == null && answers.some((answer) => answer.key === key));
}

/** The course before its last answer; undefined when there is none. */
export function back(course: Course): Course | undefined {
  const last = course.answers.at(-1);
  return last && { ...course, answers: course.answers.slice(0, -1), later: without(course.later, last.key) };
}

function without(keys: readonly string[], key: string): readonly string[] {
  return keys.filter((other) => other !== key);
}

/**
 * The course with one answer, or one thing given, replaced. Later answers are put aside: they count again wherever
 * their question still comes up.
 */
export function withChange(course: Course, key: string, fact: Fact): Course {
  const remembered = { ...course.remembered, [key]: fact };
  const later = without(course.later, key);
  const place = course.answers.findIndex((answer) => answer.key === key);
  const known = denying(course, key, fact);
  if (place === -1) {
    const given = { ...givenWithout(known, key), stated: { ...known.stated, [key]: fact } };
    return { given, answers: [], aside: [...course.answers, ...course.aside], remembered, later };
  }
  return {
    ...course,
    given: known,
    answers: [...course.answers.slice(0, place), { key, fact }],
    aside: [...course.answers.slice(place + 1), ...course.aside],
    remembered,
    later,
  };
}

/** What was given where a new answer takes back what a story was read as: it must not come back with the story. */
function denying(course: Course, key: string, { value }: Fact): Given {
  const before = saidIn(course).findLast((answer) => answer.key === key)?.fact;
  if (before?.quote === undefined || value === null) return course.given;
  return withDenied(course.given, withoutDenied({ [key]: before }, { [key]: { value, from: 'stated' } }));
}

/** What was given, and what a story was read as and does not mean. */
export function withDenied(given: Given, denied: Facts): Given {
  if (Object.keys(denied).length === 0) return given;
  const all: Record<string, Fact> = { ...given.denied };
  for (const [key, fact] of Object.entries(denied)) {
    const before = all[key]?.value;
    const both = Array.isArray(before) && Array.isArray(fact.value);
    all[key] = both ? { ...fact, value: [...new Set([...before, ...fact.value])] } : fact;
  }
  return { ...given, denied: all };
}

/** What was given without what any source but the person's own word says of a key. */
function givenWithout(given: Given, key: string): Given {
  const left = (facts: Facts | undefined): Facts => {
    const { [key]: _, ...others } = facts ?? {};
    return others;
  };
  const { record, told, log } = given;
  return {
    ...given,
    record: left(record),
    ...(told ? { told: left(told) } : {}),
    ...(log ? { log: left(log) } : {}),
  };
}

/** What a change does to the answers after it. */
export interface Effect {
  /** Keys whose answers still count. */
  readonly kept: readonly string[];
  /** Keys whose answers no longer count unless their question comes up again. */
  readonly dropped: readonly string[];
  /** The key asked next, if the interview goes on. */
  readonly asks: string | undefined;
  /** The changed course, settled. */
  readonly course: Course;
}

/** Looks at what a change would do before it is made. */
export function effectOf(setting: Setting, before: Course, key: string, fact: Fact): Effect {
  const changed = withChange(before, key, fact);
  const { course, step } = settle(setting, changed);
  const place = before.answers.findIndex((answer) => answer.key === key);
  const later = before.answers.slice(place + 1).map((answer) => answer.key);
  const counts = new Set(course.answers.map((answer) => answer.key));
  return {
    kept: later.filter((name) => counts.has(name)),
    dropped: later.filter((name) => !counts.has(name)),
    asks: step.next?.fact,
    course,
  };
}

/** Everything that was said and can be changed: what was given first, then the answers. */
export function saidIn({ given, answers }: Course): readonly Answer[] {
  const { stated, record, told, log } = given;
  const first = { ...log, ...told, ...record, ...stated };
  return [...Object.entries(first).map(([key, fact]) => ({ key, fact })), ...answers];
}
