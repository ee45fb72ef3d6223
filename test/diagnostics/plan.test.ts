import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CaseFile, openCase } from '../../src/diagnostics/index.ts';
import { makePlan } from '../../src/diagnostics/plan/plan.ts';
import { existsOn, routeOf } from '../../src/diagnostics/plan/route.ts';
import { renderCase } from '../../src/rendering/case-view.ts';
import { plainStyle } from '../../src/rendering/style.ts';
import { anyFacts } from '../support/arbitrary-facts.ts';
import { forbiddenIn } from '../support/forbidden.ts';
import { builtInPack } from '../support/pack.ts';
import { factsOf, LENDERS, STORIES, storyCase, TODAY } from '../support/stories.ts';

const pack = builtInPack();
const step = ({ plan }: CaseFile, id: string) => plan.steps.find((one) => one.id === id);
const ids = ({ plan }: CaseFile) => plan.steps.map(({ id }) => id);
const refused = (more: Record<string, unknown> = {}, today = TODAY) =>
  storyCase('assessment_unexplained', { lender: 'ant_consumer_finance', ...more }, today);

test('in any case no step comes before what it waits for, one is next, and dates run forward', () => {
  fc.assert(
    fc.property(
      anyFacts(pack, 10),
      fc.constantFrom(...pack.causes),
      fc.constantFrom(...pack.causes),
      (facts, one, other) => {
        const { steps } = makePlan(pack, [one, other], facts, TODAY);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        steps.forEach(({ after, due, notBefore, status, over }, place) => {
          for (const id of after) expect(steps.findIndex((before) => before.id === id)).toBeLessThan(place);
          if (due && notBefore) expect(due >= notBefore).toBe(true);
          if (status === 'next') expect(steps.slice(0, place).every((before) => before.status !== 'next')).toBe(true);
          if (over) expect(status).toBe('done');
        });
        if (one.family !== 'scam')
          expect(steps.filter(({ status }) => status !== 'done').length).toBeLessThanOrEqual(5);
        if (steps.some(({ status }) => status !== 'done'))
          expect(steps.filter(({ status }) => status === 'next')).toHaveLength(1);
      },
    ),
    { numRuns: 400 },
  );
});

test('what was tried is marked done and the next is next', () => {
  const before = refused();
  expect(step(before, 'ask_in_app_service')?.status).toBe('later');
  for (const told of [{ contacted: ['in_app_service'] }, { tried: ['asked_service'] }]) {
    const after = refused(told);
    expect(step(after, 'ask_in_app_service')?.status).toBe('done');
    expect(after.plan.steps.filter(({ status }) => status === 'next')).toHaveLength(1);
  }
  expect(step(storyCase('receiving_card_class_2', { tried: ['asked_bank'] }), 'ask_bank_card_class')?.status).toBe(
    'done',
  );
});

test('the time of the lender counts in calendar days from the day of receipt; then the regulator is next in line', () => {
  const running = refused({ complained_at: '2026-11-20', complaint_reply: 'none' });
  expect(step(running, 'wait_complaint_answer')).toMatchObject({ due: '2026-12-05', over: false });
  expect(step(running, 'complain_12378')?.status).toBe('not_yet');
  expect(step(running, 'complain_12378')?.notBefore).toBe('2026-12-06');
  const over = refused({ complained_at: '2026-11-01', complaint_reply: 'none' });
  expect(step(over, 'wait_complaint_answer')).toMatchObject({ due: '2026-11-16', over: true, status: 'done' });
  expect(['next', 'later']).toContain(step(over, 'complain_12378')?.status);
});

test('a payment account goes to the central bank, a loan to the financial regulator', () => {
  const account = storyCase('account_restricted', { complained_at: '2026-11-01', complaint_reply: 'none' });
  expect(ids(account)).toContain('complain_12363');
  expect(ids(account)).not.toContain('complain_12378');
  expect(ids(refused({ complained_at: '2026-11-01', complaint_reply: 'none' }))).not.toContain('complain_12363');
  expect(account.plan.route).toMatchObject({ first: 'alipay_restriction_page', further: 'pboc_12363' });
});

test('the plan follows the lender and the amount', () => {
  const channel = (lender: string) =>
    step(refused({ lender, contacted: ['hotline_95188'] }), 'write_complaint_lender')?.channel;
  expect(channel('ant_consumer_finance')).toBe('lender_complaint');
  expect(channel('bank')).toBe('lender_bank');
  expect(storyCase('single_loan_limit').diagnosis.causes[0]?.id).toBe('single_loan_limit');
});

test.each([
  [{ lender: 'ant_consumer_finance' }, 'alipay_service', 'lender_complaint'],
  [{ lender: 'ant_consumer_finance', contacted: ['lender'] }, 'lender_complaint', 'nfra_12378'],
  [{ lender: 'bank' }, 'lender_bank', 'nfra_12378'],
  [{ lender: 'not_shown' }, 'alipay_service', 'lender_complaint'],
  [{ product: 'alipay_account' }, 'alipay_service', 'pboc_12363'],
  [{ card: 'class_2' }, 'receiving_bank', 'nfra_12378'],
  [{ report_error: 'wrong_overdue' }, 'credit_bureau', 'pboc_12363'],
  [{ limited_by: 'police_or_court' }, 'ordering_body', null],
  [{ loss: 'money_today' }, 'police_110', 'antifraud_96110'],
  [{}, 'alipay_service', 'lender_complaint'],
])('the routing table sends %j to %s, then %s', (given, first, further) => {
  expect(routeOf(pack, factsOf(given), TODAY)).toMatchObject({ first, further });
});

test('what begins or ends on a day holds from and until that day', () => {
  const span = { from: '2024-06-28', until: '2026-03-31' };
  expect(['2024-06-27', '2024-06-28', '2026-03-31', '2026-04-01'].map((day) => existsOn(span, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const given = { complained_at: '2024-06-01', complaint_reply: 'none' };
  const on = (today: string) => ids(storyCase('account_restricted', given, today));
  expect(on('2024-06-27')).not.toContain('complain_12363');
  expect(on('2024-06-28')).toContain('complain_12363');
});

test.each(Object.keys(STORIES))('the plan of %s says nothing it must not, for every lender', (cause) => {
  for (const lender of LENDERS) {
    const file = storyCase(cause, { lender });
    for (const locale of ['zh-CN', 'en'] as const) {
      const text = renderCase(file, pack, { locale, width: 80, style: plainStyle });
      const quoted = file.diagnosis.outcome === 'scam_alert' ? ['强开', '内部渠道'] : [];
      expect(forbiddenIn(text).filter((phrase) => !quoted.includes(phrase))).toEqual([]);
      expect(text).not.toMatch(/\{\w+\}|undefined|null|\[object/);
    }
  }
});

test('a wait of working days in a year without an arrangement says so', () => {
  const file = openCase({
    pack,
    stated: factsOf({ ...STORIES.payout_in_transit, red_flags: ['none'] }),
    today: '2026-12-31',
    asked: 10,
  });
  expect(step(file, 'wait_payout')?.days).toMatchObject({ kind: 'working', certain: false });
  expect(renderCase(file, pack, { locale: 'zh-CN', width: 80, style: plainStyle })).toContain('放假安排还没公布');
});
