import { expect, test } from 'vitest';
import { type CaseFile, type Fact, openCase, type Question } from '../../src/diagnostics/index.ts';
import { caseJson } from '../../src/rendering/case-json.ts';
import {
  back,
  begin,
  type Course,
  caseOf,
  effectOf,
  putOff,
  saidIn,
  settle,
  stepOf,
  stillPutOff,
  withAnswer,
  withChange,
} from '../../src/workflows/course.ts';
import { withStory } from '../../src/workflows/story.ts';
import { anyAnswer, drawsFrom } from '../support/answers.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const setting = { pack, today: '2026-11-24' };
const PATHS = 500;

/** A person who would answer each question in one way, and always in the same. */
type Person = (question: Question) => Fact;

/** Decides each answer once; `changed` answers one question otherwise. */
function person(seed: number, changed: Readonly<Record<string, Fact>> = {}): Person {
  return (question) => {
    const own = changed[question.key];
    if (own) return own;
    let hash = seed;
    for (const letter of question.key) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
    return anyAnswer(question, drawsFrom(hash), pack);
  };
}

const questionOf = (key: string) => pack.questions.find((question) => question.key === key) as Question;

/** Asks a person until nothing is left. */
function goOn(from: Course, who: Person): Course {
  for (let now = from; ; ) {
    const { course, step } = settle(setting, now);
    if (!step.next) return course;
    now = withAnswer(course, step.next.fact, who(questionOf(step.next.fact)));
  }
}

/** A fresh run; what was asked after the same answers before is not worked out again. */
const nextAfter = new Map<string, string | undefined>();
function freshRun(who: Person): Course {
  for (let now = begin({ stated: {} }); ; ) {
    const key = JSON.stringify(now.answers);
    if (!nextAfter.has(key)) nextAfter.set(key, stepOf(setting, now).next?.fact);
    const asked = nextAfter.get(key);
    if (asked === undefined) return now;
    now = withAnswer(now, asked, who(questionOf(asked)));
  }
}

const bytes = (file: CaseFile) => JSON.stringify([file, caseJson(file, pack, { locale: 'zh-CN' })]);

/** The bytes of fresh runs, each made once: many changes lead to the same one. Edited courses never come from here. */
const freshBytes = new Map<string, string>();
function bytesOfFresh(course: Course): string {
  const key = JSON.stringify(course.answers);
  const known = freshBytes.get(key) ?? bytes(caseOf(setting, course));
  freshBytes.set(key, known);
  return known;
}

test('changing any earlier answer gives byte for byte what a fresh run gives', () => {
  let changes = 0;
  let reopened = 0;
  for (let seed = 1; seed <= PATHS; seed += 1) {
    const course = freshRun(person(seed));
    for (const { key, fact } of course.answers) {
      const other = anyAnswer(questionOf(key), drawsFrom(seed * 31 + key.length), pack);
      if (JSON.stringify(other) === JSON.stringify(fact)) continue;
      const changed = person(seed, { [key]: other });
      const effect = effectOf(setting, course, key, other);
      const edited = goOn(effect.course, changed);
      const fresh = freshRun(changed);
      expect(edited.answers).toEqual(fresh.answers);
      expect(edited.given).toEqual(fresh.given);
      expect(bytes(caseOf(setting, edited)) === bytesOfFresh(fresh), `path ${seed}, ${key}`).toBe(true);
      changes += 1;
      if (effect.asks) reopened += 1;
    }
  }
  expect(changes).toBeGreaterThan(PATHS * 2);
  expect(reopened).toBeGreaterThan(PATHS / 10);
}, 600_000);

test('what a change is said to keep is kept, and what it drops no longer counts', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const course = freshRun(person(seed));
    for (const { key } of course.answers) {
      const { kept, dropped, course: after } = effectOf(setting, course, key, { value: null, from: 'stated' });
      const counts = Object.fromEntries(after.answers.map((answer) => [answer.key, answer.fact]));
      const before = Object.fromEntries(course.answers.map((answer) => [answer.key, answer.fact]));
      for (const name of kept) expect(counts[name]).toEqual(before[name]);
      for (const name of dropped) expect(counts[name]).toBeUndefined();
      const place = course.answers.findIndex((answer) => answer.key === key);
      expect([...kept, ...dropped].sort()).toEqual(
        course.answers
          .slice(place + 1)
          .map((answer) => answer.key)
          .sort(),
      );
    }
  }
});

test('a change of something given first is the same as having given it so', () => {
  const stated = { symptom: { value: 'applied_not_disbursed', from: 'stated' } } as const;
  const other: Fact = { value: 'quota_vanished', from: 'stated' };
  const course = goOn(begin({ stated }), person(3));
  const { course: changed } = effectOf(setting, course, 'symptom', other);
  const edited = goOn(changed, person(3));
  const fresh = goOn(begin({ stated: { symptom: other } }), person(3));
  expect(bytes(caseOf(setting, edited))).toBe(bytes(caseOf(setting, fresh)));
});

test('back takes the last answer and nothing else', () => {
  const course = freshRun(person(5));
  const before = back(course);
  expect(before?.answers).toEqual(course.answers.slice(0, -1));
  expect(caseOf(setting, before as Course).next?.fact).toBe(course.answers.at(-1)?.key);
  expect(back(begin({ stated: {} }))).toBeUndefined();
});

test('a confirmed story fills what is open and changes no answer', () => {
  const said = withAnswer(begin({ stated: {} }), 'red_flags', { value: ['none'], from: 'stated' });
  const course = withAnswer(said, 'symptom', { value: 'applied_not_disbursed', from: 'stated' });
  const told = {
    symptom: { value: 'quota_vanished', from: 'story', quote: '额度没了' },
    card: { value: 'class_2', from: 'story', quote: '二类卡' },
  } as const;
  const { course: after } = settle(setting, withStory(course, told));
  const file = caseOf(setting, after);
  expect(file.facts.symptom?.value).toBe('applied_not_disbursed');
  expect(file.facts.card).toMatchObject({ value: 'class_2', from: 'story', quote: '二类卡' });
  const keys = saidIn(after).map(({ key }) => key);
  expect(keys.sort()).toEqual(['card', 'red_flags', 'symptom']);
});

test('signs of fraud in a story count beside those told, also against "none of these"', () => {
  for (const before of [['none'], ['transfer_out']]) {
    const course = withAnswer(begin({ stated: {} }), 'red_flags', { value: before, from: 'stated' });
    const told = { red_flags: { value: ['fee_before_loan'], from: 'story', quote: '先交钱' } } as const;
    const file = caseOf(setting, withStory(course, told));
    expect(file.diagnosis.outcome).toBe('scam_alert');
    expect(file.facts.red_flags?.value).toEqual([...before.filter((sign) => sign !== 'none'), 'fee_before_loan']);
  }
});

test('an answer given in the interview counts as one given by a flag', () => {
  const course = freshRun(person(7));
  const stated = Object.fromEntries(course.answers.map(({ key, fact }) => [key, fact]));
  expect(bytes(openCase({ pack, stated, today: setting.today, asked: course.answers.length }))).toBe(
    bytes(caseOf(setting, course)),
  );
});

test('a question put off and answered at the end gives what answering it at once gives', () => {
  let put = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const who = person(seed);
    const course = freshRun(who);
    const key = course.answers.find((answer) => answer.key !== 'red_flags')?.key;
    if (key === undefined) continue;
    let now = begin({ stated: {} });
    for (let { step } = settle(setting, now); step.next; { step } = settle(setting, now)) {
      const { fact } = step.next;
      now = fact === key && !now.later.includes(key) ? putOff(now, key) : withAnswer(now, fact, who(questionOf(fact)));
      now = settle(setting, now).course;
    }
    const open = stillPutOff(now, stepOf(setting, now).facts);
    if (open.length === 0) continue;
    expect(open).toEqual([key]);
    const answered = goOn(withChange(now, key, who(questionOf(key))), who);
    expect(answered.later).toEqual([]);
    expect(answered.answers).toEqual(course.answers);
    put += 1;
  }
  expect(put).toBeGreaterThan(30);
});

test('going back over a question put off asks it as if for the first time', () => {
  const asked = withAnswer(begin({ stated: {} }), 'red_flags', { value: ['none'], from: 'stated' });
  const skipped = putOff(asked, 'symptom');
  expect(skipped.later).toEqual(['symptom']);
  expect(back(skipped)).toEqual(asked);
});
