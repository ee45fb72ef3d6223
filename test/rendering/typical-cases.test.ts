import { expect, test } from 'vitest';
import { type Facts, LOCALES, openCase, readRecordFacts } from '../../src/diagnostics/index.ts';
import { renderCase } from '../../src/rendering/case-view.ts';
import { renderLetter } from '../../src/rendering/letter-view.ts';
import { plainStyle } from '../../src/rendering/style.ts';
import { columns } from '../../src/rendering/text-layout.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();

/** One typical case a family, as people answer it. Their screens are kept beside this file to be read by a person. */
const typical: Record<string, Record<string, unknown>> = {
  technical_fault: {
    red_flags: ['none'],
    symptom: 'applied_not_disbursed',
    stage: 'approved_no_money',
    card: 'class_2',
    amount: 30000,
    lender: 'ant_consumer_finance',
  },
  risk_freeze: {
    red_flags: ['none'],
    symptom: 'quota_visible_cannot_borrow',
    message: '综合评估未通过',
    stage: 'refused_on_submit',
    recent_applications: 'three_or_more',
    overdue: 'none',
    lender: 'ant_consumer_finance',
    happened_at: '2026-11-18',
    attempts: 3,
    contacted: ['hotline_95188'],
    service_reply: 'system_decides',
  },
  fraud_hold: {
    red_flags: ['none'],
    payee: 'own_use',
    symptom: 'application_interrupted',
    message: '存在被骗风险',
    recent_changes: ['device', 'bank_card'],
    happened_at: '2026-11-18',
    lender: 'ant_consumer_finance',
  },
  liquidity: {
    red_flags: ['none'],
    product: 'other_lender',
    symptom: 'quota_visible_cannot_borrow',
    message: '资金不足',
    peak: 'quarter_end',
    works_at_other_times: 'yes',
  },
  post_repayment_delay: {
    red_flags: ['none'],
    symptom: 'no_quota_after_repayment',
    repaid: 'today',
    repayment_debited: 'yes',
    waiting_hours: 1,
    lender: 'ant_consumer_finance',
  },
  regulatory_tightening: {
    red_flags: ['none'],
    product: 'other_lender',
    symptom: 'quota_vanished',
    happened_at: '2025-10-15',
    several_lenders: 'yes',
    others_affected: 'yes',
  },
  scam: { red_flags: ['fee_before_loan', 'unofficial_app'], loss: 'money_today', product: 'unknown_app' },
  product_rule: {
    red_flags: ['none'],
    symptom: 'no_quota_after_repayment',
    instalment_plan: 'yes',
    repaid_how: ['part_only'],
  },
  undecided: { red_flags: ['none'], symptom: 'entrance_closed', message: null, stage: null },
};

function factsOf(given: Record<string, unknown>): Facts {
  const { facts, problems } = readRecordFacts(pack, given, 'typical');
  expect(problems).toEqual([]);
  return facts;
}

for (const [name, given] of Object.entries(typical)) {
  for (const locale of LOCALES) {
    test(`the screen of a typical case: ${name}, ${locale}`, async () => {
      const file = openCase({ pack, stated: factsOf(given), today: '2026-11-22', asked: 10 });
      const view = { locale, width: 72, style: plainStyle };
      const letters = file.letters.map((letter) => renderLetter(letter, pack, view)).join('\n');
      const screen = `${renderCase(file, pack, view)}\n${letters}`;
      await expect(screen).toMatchFileSnapshot(`screens/${name}.${locale}.txt`);
      expect(screen).not.toMatch(/\{\w+\}|undefined|null/);
    });

    test(`no line is too wide: ${name}, ${locale}`, () => {
      const file = openCase({ pack, stated: factsOf(given), today: '2026-11-22', asked: 10 });
      for (const width of [40, 60, 80, 120]) {
        const view = { locale, width, style: plainStyle };
        const screen =
          renderCase(file, pack, view) + file.letters.map((letter) => renderLetter(letter, pack, view)).join('');
        for (const line of screen.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
      }
    });
  }
}

for (const locale of LOCALES) {
  test(`with room the steps have who and when beside them, and no other line grows, ${locale}`, () => {
    const file = openCase({ pack, stated: factsOf(typical.risk_freeze ?? {}), today: '2026-11-22', asked: 10 });
    const narrow = renderCase(file, pack, { locale, width: 100, style: plainStyle }).split('\n');
    for (const room of [120, 160]) {
      const lines = renderCase(file, pack, { locale, width: 100, room, style: plainStyle }).split('\n');
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(room);
      const beside = lines.filter((line) => /^\d \S.* {4,}\S/.test(line));
      expect(beside.length).toBe(file.plan.steps.length);
      expect(lines.length).toBeLessThanOrEqual(narrow.length);
      // Nothing said on a narrow screen is left out on a wide one.
      const signs = (text: readonly string[]) => [...text.join('').replace(/\s+/g, '')].sort().join('');
      expect(signs(lines)).toBe(signs(narrow));
    }
    const spoken = { locale, width: 100, style: plainStyle, spoken: true };
    expect(renderCase(file, pack, { ...spoken, room: 160 })).toBe(renderCase(file, pack, spoken));
  });
}

test('a letter says only what was answered', () => {
  const file = openCase({ pack, stated: factsOf(typical.risk_freeze ?? {}), today: '2026-11-22', asked: 10 });
  for (const letter of file.letters) {
    for (const sentence of letter.full)
      for (const fact of sentence.facts) expect(Object.keys(file.facts)).toContain(fact);
    expect([...letter.short.map(({ text }) => text['zh-CN']).join('')].length).toBeLessThanOrEqual(200);
  }
});
