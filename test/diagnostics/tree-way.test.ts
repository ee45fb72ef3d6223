import { expect, test } from 'vitest';
import { openCase, unrollTree, wayThroughTree } from '../../src/diagnostics/index.ts';
import { builtInPack } from '../support/pack.ts';
import { factsOf, STORIES, storyCase, TODAY } from '../support/stories.ts';

const pack = builtInPack();

test.each(Object.keys(STORIES))('the way of %s is a way of the unrolled tree', (cause) => {
  const file = storyCase(cause);
  const way = wayThroughTree(pack, file.facts, file.at);
  let stated = {};
  for (const [place, point] of way.entries()) {
    const here = openCase({ pack, stated, today: TODAY, asked: place });
    expect(here.next?.fact).toBe(point.question);
    expect(point.answered).toBe(place < way.length - 1 || file.facts[point.question] !== undefined);
    for (const { value, lead } of point.others.filter((other) => other.value === 'unknown')) {
      const unsure = { ...stated, [point.question]: { value: null, from: 'stated' as const } };
      const supposed = openCase({ pack, stated: unsure, today: TODAY, asked: place + 1 });
      expect([value, lead.outcome, lead.question]).toEqual([
        'unknown',
        supposed.diagnosis.outcome,
        supposed.next?.fact,
      ]);
    }
    const fact = file.facts[point.question];
    if (fact) stated = { ...stated, [point.question]: { value: fact.value, from: 'stated' } };
  }
});

test('answers taken are not among the others, and all others are', () => {
  const [safety, situation] = wayThroughTree(
    pack,
    factsOf({ red_flags: ['none'], symptom: 'quota_visible_cannot_borrow' }),
    TODAY,
  );
  const root = unrollTree(pack, 1);
  expect(safety?.question).toBe(root.question);
  expect(safety?.others.map(({ value }) => value)).toEqual(
    root.branches.map(({ value }) => value).filter((value) => value !== 'none'),
  );
  expect(situation?.others.map(({ value }) => value)).not.toContain('quota_visible_cannot_borrow');
  expect(safety?.others.find(({ value }) => value === 'transfer_out')?.lead.outcome).toBe('scam_alert');
});

test('a way ends where the person has not answered', () => {
  const way = wayThroughTree(pack, {}, TODAY);
  expect(way).toHaveLength(1);
  expect(way[0]?.answered).toBe(false);
});
