import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Facts, openCase, whyNot } from '../../src/diagnostics/index.ts';
import { anyFacts } from '../support/arbitrary-facts.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const today = '2026-11-22';
const causes = pack.causes.map(({ id }) => id);

test('an answer that is said to put a cause first does put it first', () => {
  let checked = 0;
  fc.assert(
    fc.property(anyFacts(pack, 4), fc.constantFrom(...causes), (stated, cause) => {
      for (const { fact, value, strength } of whyNot({ pack, stated, today }, cause)?.wouldLead ?? []) {
        const question = pack.questions.find(({ key }) => key === fact);
        if (!question || question.kind === 'number' || question.kind === 'text') continue;
        const answer: Facts = { [fact]: { value: question.kind === 'many' ? [value] : value, from: 'stated' } };
        const after = openCase({ pack, stated: { ...stated, ...answer }, today });
        expect(after.diagnosis.causes[0]).toMatchObject({ id: cause, strength });
        checked += 1;
      }
    }),
    { numRuns: 150, seed: 20261122 },
  );
  expect(checked).toBeGreaterThan(30);
});

test('the first cause is said to be first, and an excluded one names what excludes it', () => {
  const stated: Facts = {
    card: { value: 'normal', from: 'stated' },
    symptom: { value: 'applied_not_disbursed', from: 'stated' },
    stage: { value: 'approved_no_money', from: 'stated' },
  };
  const [first] = openCase({ pack, stated, today }).diagnosis.causes;
  expect(whyNot({ pack, stated, today }, first?.id ?? '')).toMatchObject({ isFirst: true, wouldLead: [] });
  const excluded = pack.causes.filter(({ excludedWhen }) => excludedWhen !== undefined);
  expect(excluded.length).toBeGreaterThan(0);
});

test('a cause that is not there has no answer', () => {
  expect(whyNot({ pack, stated: {}, today }, 'phlogiston')).toBeUndefined();
});
