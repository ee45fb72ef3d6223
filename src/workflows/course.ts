import {
  type CaseFile,
  type CaseInput,
  type Fact,
  type Facts,
  type KnowledgePack,
  type NextStep,
  nextStep,
  openCase,
} from '../diagnostics/index.ts';

/** What every step of an interview rests on. */
export interface Setting {
  readonly pack: KnowledgePack;
  /** The day dates count from, YYYY-MM-DD. */
  readonly today: string;
}

/** What was known before the first question: flags, a file, a confirmed story. */
export interface Given {
  readonly stated: Facts;
  readonly record?: Facts;
}

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
}

/** An interview before its first question. */
export function begin(given: Given): Course {
  return { given, answers: [], aside: [], remembered: {} };
}

/** The case as it stands. */
export function caseOf(setting: Setting, course: Course): CaseFile {
  return openCase(inputOf(setting, course));
}

/** Where the interview stands: what was found so far and what is asked next. */
export function stepOf(setting: Setting, course: Course): NextStep {
  return nextStep(inputOf(setting, course));
}

function inputOf({ pack, today }: Setting, { given, answers }: Course): CaseInput {
  const stated: Record<string, Fact> = { ...given.stated };
  for (const { key, fact } of answers) stated[key] = fact;
  return { pack, stated, today, asked: answers.length, ...(given.record ? { record: given.record } : {}) };
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
  };
}

/** The course before its last answer; undefined when there is none. */
export function back(course: Course): Course | undefined {
  return course.answers.length === 0 ? undefined : { ...course, answers: course.answers.slice(0, -1) };
}

/**
 * The course with one answer, or one thing given, replaced. Later answers are put aside: they count again wherever
 * their question still comes up.
 */
export function withChange(course: Course, key: string, fact: Fact): Course {
  const remembered = { ...course.remembered, [key]: fact };
  const place = course.answers.findIndex((answer) => answer.key === key);
  if (place === -1) {
    const { [key]: _, ...record } = course.given.record ?? {};
    const given = { ...course.given, record, stated: { ...course.given.stated, [key]: fact } };
    return { given, answers: [], aside: [...course.answers, ...course.aside], remembered };
  }
  return {
    ...course,
    answers: [...course.answers.slice(0, place), { key, fact }],
    aside: [...course.answers.slice(place + 1), ...course.aside],
    remembered,
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
  const first = { ...given.record, ...given.stated };
  return [...Object.entries(first).map(([key, fact]) => ({ key, fact })), ...answers];
}
