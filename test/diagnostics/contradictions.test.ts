import { describe, expect, test } from 'vitest';
import { type Fact, type Facts, openCase } from '../../src/diagnostics/index.ts';
import { holds } from '../../src/diagnostics/pack/condition.ts';
import type { Condition } from '../../src/diagnostics/pack/knowledge-pack.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const today = '2026-11-22';
const clarifying = pack.questions.filter(({ purpose }) => purpose === 'clarify');
const kindOf = (key: string) => pack.questions.find((question) => question.key === key)?.kind;
const stated = (key: string, value: string | number): Fact => ({
  value: kindOf(key) === 'many' ? [String(value)] : value,
  from: 'stated',
});

/** The fewest facts that meet a condition made of `all` and plain comparisons. */
function meeting(condition: Condition): Record<string, Fact> {
  if ('all' in condition) return Object.assign({}, ...condition.all.map(meeting));
  if (!('fact' in condition)) throw new Error(`not written for this test: ${JSON.stringify(condition)}`);
  if ('below' in condition)
    return { [condition.fact]: stated(condition.fact, 5000), [condition.below]: stated(condition.below, 9000) };
  if ('is' in condition) return { [condition.fact]: stated(condition.fact, condition.is[0] ?? '') };
  return { [condition.fact]: stated(condition.fact, (condition.over ?? 0) + 1) };
}

test('there are at least twelve contradictions that are asked about', () => {
  expect(clarifying.length).toBeGreaterThanOrEqual(12);
});

describe.each(clarifying.map(({ key }) => key))('%s', (key) => {
  const question = clarifying.find((item) => item.key === key);
  if (!question?.when) throw new Error(`${key} has no condition`);
  const { when, values } = question;
  const asked: Facts = {
    symptom: stated('symptom', 'quota_visible_cannot_borrow'),
    red_flags: stated('red_flags', 'none'),
  };
  const facts: Facts = { ...asked, ...meeting(when) };

  test('is asked next, once the safety questions are answered', () => {
    let open: Facts = facts;
    let file = openCase({ pack, stated: open, today, asked: 3 });
    while (file.next && file.next.purpose === 'safety') {
      open = { ...open, [file.next.fact]: { value: null, from: 'stated' } };
      file = openCase({ pack, stated: open, today, asked: 3 });
    }
    expect(file.next).toMatchObject({ id: key, purpose: 'clarify' });
  });

  test.each(values.map(({ id }) => id))('the answer %s clears it up, and it is not asked again', (value) => {
    const file = openCase({ pack, stated: { ...facts, [key]: stated(key, value) }, today, asked: 3 });
    expect(file.next?.id).not.toBe(key);
    const { corrects } = values.find(({ id }) => id === value) ?? {};
    if (corrects) expect(holds(when, file.facts)).toBe(false);
  });

  test('without the contradiction its answer changes nothing', () => {
    const [first] = values;
    const plain = openCase({ pack, stated: asked, today, asked: 3 });
    const file = openCase({ pack, stated: { ...asked, [key]: stated(key, first?.id ?? '') }, today, asked: 3 });
    expect(file.diagnosis).toEqual(plain.diagnosis);
  });
});
