import { expect, test } from 'vitest';
import { openCase } from '../../src/diagnostics/index.ts';
import {
  withAnswer as answered,
  begin,
  type Course,
  inputOf,
  putOff,
  settle,
  stillPutOff,
  withChange,
} from '../../src/workflows/course.ts';
import { courseOf, type Draft, draftText, readDraft } from '../../src/workflows/draft-document.ts';
import { withConfirmed } from '../../src/workflows/story.ts';
import { anyAnswer, drawsFrom } from '../support/answers.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const setting = { pack, today: '2026-11-24' };
const questionOf = (key: string) => pack.questions.find((question) => question.key === key);

/** A course as it comes back from its file. */
function keptAndRead(course: Course): Course {
  const draft: Draft = {
    id: 'a',
    revision: 3,
    opened: '2026-11-24T09:00',
    changed: '2026-11-24T09:05',
    caseRevision: null,
    course,
  };
  const read = readDraft(Buffer.from(draftText(draft)), 'a', 3);
  if (typeof read === 'string') throw new Error(read);
  return courseOf(read, pack);
}

test('at every question of a hundred interviews, a kept draft comes back to the same question with the same answers', () => {
  let stops = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const draw = drawsFrom(seed);
    let { course, step } = settle(setting, begin({ stated: {} }));
    while (step.next) {
      const question = questionOf(step.next.fact);
      if (!question) throw new Error(step.next.fact);
      const skips = question.purpose !== 'safety' && draw() < 0.2;
      const next = skips
        ? putOff(course, question.key)
        : answered(course, question.key, anyAnswer(question, draw, pack));
      ({ course, step } = settle(setting, next));
      const again = settle(setting, keptAndRead(course));
      expect(again.course.answers).toEqual(course.answers);
      expect(again.step).toEqual(step);
      expect(stillPutOff(again.course, again.step.facts)).toEqual(stillPutOff(course, step.facts));
      stops += 1;
    }
  }
  expect(stops).toBeGreaterThan(300);
});

test('what a change has put aside is kept too', () => {
  let course = begin({ stated: {} });
  for (let { step } = settle(setting, course); step.next; { step } = settle(setting, course)) {
    const question = questionOf(step.next.fact);
    if (!question) throw new Error(step.next.fact);
    course = answered(course, question.key, anyAnswer(question, drawsFrom(8), pack));
  }
  const changed = withChange(course, 'symptom', { value: 'page_error', from: 'stated' });
  const straight = settle(setting, changed);
  const kept = settle(setting, keptAndRead(changed));
  expect(kept.course.answers).toEqual(straight.course.answers);
  expect(kept.course.aside.map(({ key }) => key)).toEqual(straight.course.aside.map(({ key }) => key));
  expect(kept.step).toEqual(straight.step);
});

test('one changed byte makes a draft damaged, and values the pack does not know are left out', () => {
  const course = answered(begin({ stated: {} }), 'red_flags', { value: ['none'], from: 'stated' });
  const strange = answered(course, 'symptom', { value: 'no_such_value', from: 'stated' });
  expect(settle(setting, keptAndRead(strange)).step.next?.fact).toBe('symptom');
  const draft = { id: 'a', revision: 1, opened: '2026-11-24', changed: '2026-11-24', caseRevision: null, course };
  const bytes = Buffer.from(draftText(draft));
  for (const at of [0, 20, 45, bytes.length - 10]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readDraft(changed, 'a', 1)).toBe('damaged');
  }
  expect(readDraft(bytes, 'b', 1)).toBe('damaged');
});

test('a sign that a story was taken for and that was denied stays denied in the draft, also when the story is kept', () => {
  const sign = { red_flags: { value: ['fee_before_loan'], from: 'story', quote: '先交保证金' } } as const;
  const story = '对方让我先交保证金才放款。';
  const struck = withConfirmed(begin({ stated: {} }), { facts: {}, denied: sign });
  const confirmed = withConfirmed(begin({ stated: {} }), { facts: sign, denied: {} });
  const none = { value: ['none'], from: 'stated' } as const;
  const stated = answered(begin({ stated: {} }), 'red_flags', none);
  const added = withConfirmed(stated, { facts: sign, denied: {} });
  const outcome = (course: Course) => openCase({ ...inputOf(setting, course), story }).diagnosis.outcome;
  expect(outcome(stated)).toBe('scam_alert');
  expect(outcome(confirmed)).toBe('scam_alert');
  expect(outcome(added)).toBe('scam_alert');
  for (const course of [
    answered(struck, 'red_flags', none),
    withChange(confirmed, 'red_flags', none),
    withChange(added, 'red_flags', none),
  ]) {
    expect(outcome(course)).not.toBe('scam_alert');
    const { course: again } = settle(setting, keptAndRead(course));
    expect(again.given.denied).toMatchObject({ red_flags: { value: ['fee_before_loan'] } });
    expect(outcome(again)).not.toBe('scam_alert');
    // Said by the person after all, it counts.
    expect(outcome(withChange(again, 'red_flags', { ...sign.red_flags, from: 'stated' }))).toBe('scam_alert');
  }
});
