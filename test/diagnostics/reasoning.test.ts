import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Facts, openCase, type Strength } from '../../src/diagnostics/index.ts';
import { anyFacts, anyMessage } from '../support/arbitrary-facts.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const today = '2026-11-22';
const caseOf = (stated: Facts) => openCase({ pack, stated, today });
const rank = (strength: Strength | null | undefined) => ['possible', 'likely', 'strong'].indexOf(strength ?? '') + 1;
const caseFacts = fc
  .tuple(anyFacts(pack, 7), anyMessage(pack))
  .map(([facts, message]): Facts => (message ? { ...facts, message } : facts));
const runs = (numRuns: number) => ({ numRuns, seed: 20261122 });

test('the order in which facts come changes nothing', () => {
  fc.assert(
    fc.property(caseFacts, (facts) => {
      const reversed = Object.fromEntries(Object.entries(facts).reverse());
      expect(caseOf(reversed)).toEqual(caseOf(facts));
    }),
    runs(60),
  );
});

test('a hard sign of fraud wins whatever else is true', () => {
  const hard = [
    'fee_before_loan',
    'transfer_out',
    'code_or_screen_share',
    'unofficial_app',
    'claimed_wrong_card',
    'insider_promise',
  ];
  fc.assert(
    fc.property(caseFacts, fc.constantFrom(...hard), (facts, flag) => {
      const file = caseOf({ ...facts, red_flags: { value: [flag], from: 'stated' } });
      expect(file.diagnosis.outcome).toBe('scam_alert');
      expect(file.diagnosis.causes[0]?.family).toBe('scam');
      expect(file.next).toBeNull();
    }),
    runs(60),
  );
});

test('one soft sign alone is no alert, two together are', () => {
  const flags = (...value: string[]) => caseOf({ red_flags: { value, from: 'stated' } }).diagnosis;
  expect(flags('stranger_contact').outcome).not.toBe('scam_alert');
  expect(flags('credit_threat').outcome).not.toBe('scam_alert');
  expect(flags('stranger_contact').caution).toBe(true);
  expect(flags('stranger_contact', 'credit_threat').outcome).toBe('scam_alert');
});

test('an unknown answer weighs nothing', () => {
  fc.assert(
    fc.property(caseFacts, fc.constantFrom(...pack.questions), (facts, { key }) => {
      // What follows from another answer is not taken from somebody who says they do not know it: see the next test.
      if (caseOf(facts).facts[key]) return;
      const with_ = openCase({ pack, stated: { ...facts, [key]: { value: null, from: 'stated' } }, today });
      expect(with_.diagnosis.familyScores).toEqual(caseOf(facts).diagnosis.familyScores);
    }),
    runs(60),
  );
});

test('what somebody does not know is not filled by what would follow from another answer', () => {
  const told: Facts = { red_flags: { value: ['transfer_out'], from: 'stated' } };
  expect(caseOf(told).facts.payee).toEqual({ value: 'stranger_or_platform', from: 'derived' });
  const asked = caseOf({ ...told, payee: { value: null, from: 'stated' } });
  expect(asked.facts.payee?.value).toBeNull();
  expect(asked.diagnosis.outcome).toBe('scam_alert');
});

test('removing a reason never strengthens its cause', () => {
  fc.assert(
    fc.property(caseFacts, (facts) => {
      for (const cause of caseOf(facts).diagnosis.causes) {
        for (const reason of cause.for) {
          const fact = facts[reason.fact];
          if (!fact || (Array.isArray(fact.value) && fact.value.length > 1)) continue;
          const { [reason.fact]: _, ...rest } = facts;
          const after = caseOf(rest).diagnosis.causes.find(({ id }) => id === cause.id);
          if (caseOf(rest).diagnosis.outcome === 'scam_alert' || caseOf(facts).diagnosis.outcome === 'scam_alert')
            continue;
          expect(rank(after?.strength)).toBeLessThanOrEqual(Math.max(rank(cause.strength), 1));
        }
      }
    }),
    runs(60),
  );
});

test('an answer replaced by unknown never makes a cause', () => {
  fc.assert(
    fc.property(caseFacts, fc.nat(), (facts, pick) => {
      const keys = Object.keys(facts).filter((key) => pack.questions.some((q) => q.key === key && q.kind === 'one'));
      const key = keys[pick % Math.max(1, keys.length)];
      const question = pack.questions.find((q) => q.key === key);
      if (key === undefined || !question || question.values.some(({ alarm }) => alarm)) return;
      const blank = caseOf({ ...facts, [key]: { value: null, from: 'stated' } });
      const first = blank.diagnosis.causes[0];
      if (!first || blank.diagnosis.outcome !== 'diagnosed') return;
      const best = Math.max(
        ...question.values.map(({ id }) => {
          const { causes } = caseOf({ ...facts, [key]: { value: id, from: 'stated' } }).diagnosis;
          return rank(causes.find((cause) => cause.id === first.id)?.strength);
        }),
      );
      expect(best).toBeGreaterThanOrEqual(rank(first.strength));
    }),
    runs(40),
  );
});

test('the number of questions left is a true upper bound, and the interview ends', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(100)), (choices) => {
      let stated: Facts = {};
      let bound = Number.POSITIVE_INFINITY;
      for (let asked = 0; ; asked += 1) {
        const file = openCase({ pack, stated, today, asked });
        expect(file.leftAtMost === 0).toBe(file.next === null);
        expect(file.leftAtMost).toBeLessThanOrEqual(Math.max(0, bound - 1));
        bound = file.leftAtMost;
        if (!file.next) return;
        const question = pack.questions.find(({ key }) => key === file.next?.fact);
        const options = file.next.options;
        const pick = Number(choices.next().value);
        const value = options.length === 0 || pick % 4 === 0 ? null : (options[pick % options.length] ?? null);
        stated = {
          ...stated,
          [file.next.fact]: { value: value !== null && question?.kind === 'many' ? [value] : value, from: 'stated' },
        };
      }
    }),
    runs(40),
  );
});
