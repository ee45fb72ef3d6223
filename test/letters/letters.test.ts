import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fact, type Letter, openCase, prepare } from '../../src/diagnostics/index.ts';
import { composeLetter, FORM_PARTS } from '../../src/diagnostics/letter/letter.ts';
import { factInWords } from '../../src/diagnostics/letter/words.ts';
import { shortText } from '../../src/rendering/letter-sheet.ts';
import { fullText } from '../../src/rendering/letter-view.ts';
import { anyFacts, anyMessage } from '../support/arbitrary-facts.ts';
import { brokenBy, brokenByLetters } from '../support/letter-promises.ts';
import { builtInPack } from '../support/pack.ts';
import { factsOf, LENDERS, STORIES, storyCase, TODAY } from '../support/stories.ts';

const pack = builtInPack();
const prepared = prepare(pack);
const SENSITIVE = pack.questions.filter(({ sensitive }) => sensitive);

/** What has been done before, as far as it decides which letter comes. */
const HISTORIES: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { contacted: ['hotline_95188'], service_reply: 'system_decides', contacted_at: '2026-11-19', attempts: 3 },
  { contacted: ['lender'], complained_at: '2026-11-01', complaint_reply: 'none' },
  { contacted: ['lender'], complained_at: '2026-11-20', complaint_reply: 'stock_phrase' },
];

test.each(Object.keys(STORIES))('the letters of %s are sound for every lender and history', (cause) => {
  for (const lender of LENDERS) {
    for (const history of HISTORIES) {
      expect(brokenByLetters(prepared, storyCase(cause, { lender, ...history })), lender).toEqual([]);
    }
  }
});

test('every letter is sound for any facts, asked for or not', () => {
  fc.assert(
    fc.property(anyFacts(pack, 12), anyMessage(pack), fc.constantFrom(...pack.causes), (facts, message, cause) => {
      const all = {
        ...facts,
        ...(message ? { message } : {}),
        happened_at: { value: '2026-11-18', from: 'stated' as const },
      };
      const about = { facts: all, today: TODAY };
      for (const template of pack.letters) {
        const letter = composeLetter(prepared, template, { ...about, cause, because: Object.keys(all) });
        expect(brokenBy(prepared, letter, about)).toEqual([]);
      }
    }),
    { numRuns: 120 },
  );
});

test('a letter that breaks a promise is caught', () => {
  const file = storyCase('assessment_unexplained', { lender: 'ant_consumer_finance', overdue: 'current' });
  const [letter] = file.letters;
  if (!letter || letter.refused) throw new Error('no letter');
  const about = { facts: file.facts, today: TODAY };
  expect(brokenBy(prepared, letter, about)).toEqual([]);
  const withOneMore = (zh: string, facts: readonly string[], part = 'facts'): Letter => ({
    ...letter,
    full: [...letter.full, { part, text: { 'zh-CN': zh, en: 'words' }, facts }],
  });
  const bad: readonly [Letter, RegExp][] = [
    [withOneMore('{happened_at}。', ['happened_at']), /unfilled/],
    [withOneMore('我们保证借到。', ['happened_at']), /says 保证借/],
    [withOneMore('我换过卡。', ['tried']), /tried was not answered/],
    [withOneMore('我有逾期。', ['overdue']), /tells of overdue/],
    [withOneMore('事情就是这样。', []), /rests on nothing/],
    [
      withOneMore(`${factInWords(prepared, 'overdue', file.facts.overdue as Fact, 'zh-CN', 'sentence')}。`, [], 'own'),
      /lets out overdue/,
    ],
    [withOneMore('依照《民法典》。', ['happened_at']), /names 《民法典》/],
    [
      { ...letter, short: [{ part: 'facts', text: { 'zh-CN': '字'.repeat(201), en: 'w' }, facts: ['symptom'] }] },
      /201/,
    ],
    [{ ...letter, blanks: [] }, /blanks/],
  ];
  for (const [wrong, what] of bad) expect(brokenBy(prepared, wrong, about).join('\n'), String(what)).toMatch(what);
  for (const more of [{ account_lent: 'yes' }, { payee: 'stranger_or_platform' }, { for_whom: 'family' }])
    expect(brokenBy(prepared, letter, { facts: { ...file.facts, ...factsOf(more) }, today: TODAY })).not.toEqual([]);
  const complaint = storyCase('assessment_unexplained', { goal: 'formal_answer' }).letters[0] ?? letter;
  expect(brokenBy(prepared, complaint, { ...about, today: '2020-02-29' }).join('\n')).toMatch(
    /lists L01 .*\n.*lists L04/,
  );
  const refused = { code: '', message: { 'zh-CN': '{date}', en: '' }, missing: [], repair: ['nowhere'] };
  expect(brokenBy(prepared, { ...letter, refused }, about)).toHaveLength(5);
});

/** What is asked for, and what is offered. */
const ASKED: ReadonlySet<string> = new Set(['matter', 'request', 'modest']);

const pieces = (text: string) => {
  const signs = [...text.replace(/[\s＿]/g, '')];
  return new Set(signs.slice(4).map((_, at) => signs.slice(at, at + 5).join('')));
};

/** Pairs of causes whose texts share at least so much of their five-character pieces; a cause without a text is left out. */
function alike(textOf: (cause: string) => string | undefined, most: number, least = 41): readonly string[] {
  const texts = Object.keys(STORIES).flatMap((cause) => {
    const text = textOf(cause);
    return text === undefined ? [] : [{ cause, pieces: pieces(text) }];
  });
  expect(texts.length).toBeGreaterThanOrEqual(least);
  return texts.flatMap((one, place) =>
    texts.slice(0, place).flatMap((other) => {
      const common = [...one.pieces].filter((piece) => other.pieces.has(piece)).length;
      const share = (2 * common) / (one.pieces.size + other.pieces.size);
      return share >= most ? [`${one.cause} and ${other.cause}: ${share.toFixed(2)}`] : [];
    }),
  );
}

const WAYS: readonly Readonly<Record<string, unknown>>[] = [...HISTORIES, { goal: 'formal_answer' }];

test.each(WAYS)('letters of two causes have less than half of their five-character pieces in common: %o', (history) => {
  for (const lender of LENDERS) {
    const textOf = (cause: string) => {
      const [letter] = storyCase(cause, { lender, ...history }).letters;
      return letter && !letter.refused ? fullText(letter, 'zh-CN') : undefined;
    };
    expect(alike(textOf, 0.5), lender).toEqual([]);
  }
});

/** Read out to police or bank, or sent to the desk for fraud holds: these first say the same few things. */
const OF_ONE_DESK: ReadonlySet<string> = new Set(['scam_report', 'bank_card', 'release']);

test.each(WAYS)('short messages speak of the case: less than half in common, two thirds at one desk: %o', (history) => {
  for (const lender of LENDERS) {
    const short = (at: boolean) => (cause: string) => {
      const [letter] = storyCase(cause, { lender, ...history }).letters;
      return letter && !letter.refused && OF_ONE_DESK.has(letter.kind) === at ? shortText(letter, 'zh-CN') : undefined;
    };
    expect(alike(short(false), 0.5), lender).toEqual([]);
    expect(alike(short(true), 2 / 3, 11), lender).toEqual([]);
  }
});

test.each([
  ['complaint_lender', { goal: 'formal_answer' }],
  ['complaint_lender', HISTORIES[1] ?? {}],
  ['regulator_complaint', HISTORIES[2] ?? {}],
  ['regulator_complaint', HISTORIES[3] ?? {}],
] as const)('what a %s asks for and offers is of its cause: %o', (id, history) => {
  for (const lender of LENDERS) {
    const asked = (cause: string) => {
      const [letter] = storyCase(cause, { lender, ...history }).letters;
      if (letter?.id !== id || letter.refused) return undefined;
      return letter.full.flatMap(({ part, text }) => (ASKED.has(part) ? text['zh-CN'] : [])).join('');
    };
    expect(alike(asked, 0.3, 35), lender).toEqual([]);
  }
});

test('a short message leaves out what it can spare rather than grow too long', () => {
  const template = pack.letters.find(({ id }) => id === 'complaint_lender');
  const cause = pack.causes.find(({ id }) => id === 'payout_in_transit');
  const matter = pack.asks.find((ask) => ask.cause === cause?.id)?.matter?.['zh-CN'] ?? '?';
  if (!template || !cause) throw new Error('no such letter or cause');
  const shortOf = (message: string) => {
    const { facts } = storyCase(cause.id, { message });
    return shortText(composeLetter(prepared, template, { facts, today: TODAY, cause }), 'zh-CN');
  };
  expect(shortOf('放款中')).toContain(matter);
  expect(shortOf('放款中，请耐心等待银行处理。'.repeat(8))).not.toContain(matter);
});

test('a rule that the cause does not lean on is neither named nor listed', () => {
  const of = (cause: string) => {
    const [letter] = storyCase(cause, { goal: 'formal_answer' }).letters;
    if (letter?.id !== 'complaint_lender') throw new Error('no complaint');
    return { text: fullText(letter, 'zh-CN'), sources: letter.legal.map(({ source }) => source) };
  };
  expect(of('assessment_unexplained').text).toContain('《个人信息保护法》第二十四条第三款');
  expect(of('assessment_unexplained').sources).toEqual(['L01', 'L04']);
  expect(of('instalments_not_settled').text).not.toContain('个人信息保护法');
  expect(of('instalments_not_settled').sources).toEqual(['L04']);
});

test('what could be held against the writer stays out unless it is chosen', () => {
  for (const question of SENSITIVE) {
    for (const { id } of question.values) {
      const facts = {
        ...storyCase('assessment_unexplained').facts,
        [question.key]: { value: id, from: 'stated' as const },
      };
      for (const template of pack.letters) {
        const about = { facts, today: TODAY };
        const said = (letter: Letter) => letter.full.some((sentence) => sentence.facts.includes(question.key));
        expect(said(composeLetter(prepared, template, about)), `${template.id} ${question.key}`).toBe(false);
        const told = composeLetter(prepared, template, { ...about, tell: [question.key] });
        if (told.refused) continue;
        const words = factInWords(
          prepared,
          question.key,
          facts[question.key] ?? { value: null, from: 'stated' },
          'zh-CN',
          'sentence',
        );
        expect(fullText(told, 'zh-CN')).toContain(words);
      }
    }
  }
});

test.each([
  ['nothing asked yet', {}, 'enquiry_lender'],
  ['a stock answer by the service', HISTORIES[1] ?? {}, 'complaint_lender'],
  ['a formal answer wanted', { goal: 'formal_answer' }, 'complaint_lender'],
  ['the lender let its time pass', HISTORIES[2] ?? {}, 'regulator_complaint'],
  ['the lender answered with a stock phrase', HISTORIES[3] ?? {}, 'regulator_complaint'],
])('the history decides the letter: %s', (_, history, id) => {
  const [letter] = storyCase('assessment_unexplained', { lender: 'ant_consumer_finance', ...history }).letters;
  expect(letter?.id).toBe(id);
  expect(letter?.refused).toBeNull();
});

test.each([
  ['within the 15 days', { complained_at: '2026-11-20', complaint_reply: 'none' }, 'too_early'],
  ['reasons were given', { complained_at: '2026-11-01', complaint_reply: 'reasons' }, 'reasons_given'],
  ['a lent account', { account_lent: 'yes' }, 'account_lent'],
  ['asked by somebody else', { for_whom: 'family' }, 'not_the_holder'],
  ['a soft red flag with a stranger as payee', { payee: 'stranger_or_platform' }, 'red_flag_open'],
])('a letter is refused: %s', (_, more, code) => {
  const [letter, ...others] = storyCase('assessment_unexplained', { lender: 'ant_consumer_finance', ...more }).letters;
  expect(letter?.kind === 'scam_report' ? 'red_flag_open' : letter?.refused?.code).toBe(code);
  if (letter?.refused) {
    expect(others).toEqual([]);
    expect(letter.refused.repair.length).toBeGreaterThan(0);
    for (const step of letter.refused.repair) expect(pack.steps.map(({ id }) => id)).toContain(step);
  }
});

test('the last day of the lender is not yet too late, the day after is', () => {
  const on = (today: string) =>
    storyCase('assessment_unexplained', { complained_at: '2026-11-23', complaint_reply: 'none' }, today).letters[0]
      ?.refused?.code;
  expect(on('2026-12-08')).toBe('too_early');
  expect(on('2026-12-09')).toBeUndefined();
});

test('addressee and channel follow lender and product', () => {
  const to = (more: Record<string, unknown>) => {
    const [letter] = storyCase('assessment_unexplained', more).letters;
    return [letter?.addressee['zh-CN'], letter?.channel];
  };
  expect(to({ lender: 'ant_consumer_finance' })).toEqual(['重庆蚂蚁消费金融有限公司', 'alipay_service']);
  expect(to({ lender: 'bank' })).toEqual(['借款合同上写的银行', 'lender_bank']);
  expect(to({ lender: 'bank', lender_name: '某某银行股份有限公司' })).toEqual(['某某银行股份有限公司', 'lender_bank']);
  expect(to({ lender: 'other', product: 'other_lender' })[1]).toBe('lender_complaint');
});

test('a rule is not cited before the day it came into force', () => {
  const template = pack.letters.find(({ id }) => id === 'release_fraud_hold');
  if (!template) throw new Error('no such letter');
  const { facts } = storyCase('victim_protection');
  const on = (today: string) => composeLetter(prepared, template, { facts, today });
  expect(fullText(on('2026-11-22'), 'zh-CN')).toContain('反电信网络诈骗法');
  expect(fullText(on('2022-11-30'), 'zh-CN')).not.toContain('反电信网络诈骗法');
  expect(on('2022-11-30').legal).toEqual([]);
});

test('an open case may be enquired about, and no more', () => {
  const file = openCase({
    pack,
    stated: storyCase('display_glitch', { recovered_by: null, symptom: 'entrance_closed', message: null, stage: null })
      .facts,
    today: TODAY,
    asked: 10,
  });
  if (file.diagnosis.outcome === 'undecided') expect(file.letters.map(({ id }) => id)).toEqual(['enquiry_lender']);
});

test('form and content are told apart', () => {
  const parts = new Set(pack.letters.flatMap(({ full, short }) => [...full, ...short].map(({ part }) => part)));
  expect([...parts].filter((part) => !FORM_PARTS.has(part)).sort()).toEqual(['facts', 'matter', 'request', 'requests']);
});
