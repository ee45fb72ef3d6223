import { expect, test } from 'vitest';
import type { Facts } from '../../src/diagnostics/facts/facts.ts';
import { judge } from '../../src/diagnostics/pack/condition.ts';

const facts: Facts = {
  card: { value: 'class_2', from: 'stated' },
  stage: { value: null, from: 'stated' },
  amount: { value: 20_000, from: 'stated' },
  recent_changes: { value: ['device'], from: 'stated' },
  red_flags: { value: ['none'], from: 'stated' },
};

test.each([
  ['a value that is there', { fact: 'card', is: ['class_2', 'abnormal'] }, 'met'],
  ['a value that is another', { fact: 'card', is: ['normal'] }, 'unmet'],
  ['an answer nobody knows', { fact: 'stage', is: ['in_review'] }, 'unknown'],
  ['a question nobody asked', { fact: 'overdue', is: ['none'] }, 'unknown'],
  ['not of unknown', { not: { fact: 'overdue', is: ['none'] } }, 'unknown'],
  ['one of several present', { fact: 'recent_changes', is: ['device'] }, 'met'],
  ['one of several not listed', { fact: 'recent_changes', is: ['place'] }, 'unknown'],
  ['one of several when none', { fact: 'red_flags', is: ['transfer_out'] }, 'unmet'],
  ['none itself', { fact: 'red_flags', is: ['none'] }, 'met'],
  ['a number over a bound', { fact: 'amount', over: 10_000 }, 'met'],
  ['a number not under a bound', { fact: 'amount', under: 20_000 }, 'unmet'],
  ['known', { known: 'card' }, 'met'],
  ['known but not known', { known: 'stage' }, 'unmet'],
  ['any with one met', { any: [{ fact: 'stage', is: ['in_review'] }, { known: 'card' }] }, 'met'],
  [
    'any with one unknown',
    {
      any: [
        { fact: 'stage', is: ['in_review'] },
        { fact: 'card', is: ['normal'] },
      ],
    },
    'unknown',
  ],
  ['all with one unknown', { all: [{ known: 'card' }, { fact: 'stage', is: ['in_review'] }] }, 'unknown'],
  [
    'all with one unmet',
    {
      all: [
        { fact: 'stage', is: ['x'] },
        { fact: 'card', is: ['normal'] },
      ],
    },
    'unmet',
  ],
] as const)('%s', (_, condition, verdict) => {
  expect(judge(condition, facts)).toBe(verdict);
});
