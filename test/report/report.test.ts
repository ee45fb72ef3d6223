import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES, openCase, type QuotaEntry, wayThroughTree } from '../../src/diagnostics/index.ts';
import { escapeHtml } from '../../src/rendering/html.ts';
import { reportHtml } from '../../src/rendering/report/report.ts';
import type { Audience } from '../../src/rendering/report/report-case.ts';
import { CHROMIUM, faultsToSee, openBrowser, openFile } from '../support/browser.ts';
import { forbiddenIn } from '../support/forbidden.ts';
import { builtInPack } from '../support/pack.ts';
import { factsOf, STORIES, storyCase, TODAY } from '../support/stories.ts';

const pack = builtInPack();

/** One case a family, and those without a named cause. */
const CASES = {
  technical_fault: storyCase('receiving_card_class_2', { lender: 'ant_consumer_finance' }),
  risk_freeze: storyCase('recent_applications', {
    lender: 'ant_consumer_finance',
    message: '综合评估未通过',
    contacted: ['hotline_95188'],
    service_reply: 'system_decides',
    complained_at: '2026-11-20',
  }),
  fraud_hold: storyCase('device_or_place_change'),
  liquidity: storyCase('period_end'),
  post_repayment_delay: storyCase('repayment_booking'),
  regulatory_tightening: storyCase('lending_rules_2025'),
  scam: storyCase('scam_safe_account', { loss: 'money_today' }),
  product_rule: storyCase('instalments_not_settled'),
  undecided: openCase({
    pack,
    stated: factsOf({ red_flags: ['none'], symptom: 'entrance_closed', message: null, stage: null }),
    today: TODAY,
    asked: 10,
  }),
};

const HOSTILE =
  '"><img src=x onerror=alert(1)><script>alert(1)</script></style><style>*{display:none}</style>\u202e=1+1';

function everyText(audience: Audience) {
  return LOCALES.flatMap((locale) =>
    Object.entries(CASES).map(([name, file]) => [name, locale, reportHtml(file, pack, locale, audience)] as const),
  );
}

test.each(everyText('borrower'))(
  'the report of %s, %s, is one whole file without anything to fetch or run',
  (name, locale, html) => {
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|\bon\w+=|<(?:iframe|object|embed|form|base)|javascript:|https?:|url\(|@import/i);
    expect(html.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
    expect(html).not.toMatch(/\{\w+\}|undefined|null|NaN|\[object/);
    // The titles of sources are their own: authorities of the past are named in them.
    const words = html.replace(/<style>.*?<\/style>|<ul class="soft">.*?<\/ul>/gs, '').replace(/<[^>]*>/g, ' ');
    const quoted = name === 'scam' ? ['强开', '内部渠道'] : [];
    expect(forbiddenIn(words).filter((phrase) => !quoted.includes(phrase))).toEqual([]);
    expect(words).not.toMatch(/\d ?%/);
    expect(words).toContain(pack.version);
  },
);

test.each(Object.keys(STORIES))('a report can be written for %s', (cause) => {
  for (const audience of ['borrower', 'agent'] as const) {
    const html = reportHtml(storyCase(cause), pack, 'zh-CN', audience);
    expect(html).not.toMatch(/\{\w+\}|undefined|null|NaN|\[object/);
  }
});

test('an agent sees no free text, no exact sum, nothing sensitive and no letter', () => {
  const file = storyCase('high_debt', {
    message: '我叫张三丰 身份证110101199003078515 说评估没过',
    lender_name: '某某小额贷款公司',
    amount: 23457,
    overdue: 'settled_lately',
  });
  const agent = reportHtml(file, pack, 'zh-CN', 'agent');
  const borrower = reportHtml(file, pack, 'zh-CN', 'borrower');
  expect(borrower).toContain('23457');
  expect(borrower).not.toContain('110101199003078515');
  for (const hidden of ['张三丰', '8515', '某某小额', '23457']) expect(agent, hidden).not.toContain(hidden);
  const sensitive = pack.questions.filter(({ sensitive, key }) => sensitive && file.facts[key]?.value);
  expect(sensitive.length).toBeGreaterThan(1);
  for (const { key, values } of sensitive) {
    const said = values.find(({ id }) => id === file.facts[key]?.value)?.fact['zh-CN'];
    expect(borrower).toContain(said);
    expect(agent, key).not.toContain(said);
  }
  expect(agent).not.toContain('<article');
});

test('hostile text in a report is plain text', () => {
  const html = reportHtml(
    storyCase('assessment_unexplained', { message: HOSTILE, lender_name: HOSTILE }),
    pack,
    'zh-CN',
    'borrower',
  );
  expect(html).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
  expect(html.match(/<style>/g)).toHaveLength(1);
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test('the way through the tree is drawn with the answers given and where the others lead', () => {
  const html = reportHtml(CASES.risk_freeze, pack, 'zh-CN', 'borrower');
  const way = wayThroughTree(pack, CASES.risk_freeze.facts, CASES.risk_freeze.at);
  expect(html.match(/class="taken"/g)).toHaveLength(way.length);
  expect(way.length).toBeGreaterThan(2);
  for (const { question } of way)
    expect(html).toContain(escapeHtml(pack.questions.find(({ key }) => key === question)?.text['zh-CN'] ?? '?'));
  expect(html).toMatch(/class="other">[^<]* → (?:接着问|到此为止)/);
});

test('what was ticked on a list stands there, on the way and among the answers, and nowhere else', () => {
  const answers = { red_flags: ['none'], symptom: 'quota_reduced', message: null, who: null, repays_early_often: null };
  const file = openCase({
    pack,
    stated: factsOf({ ...answers, repaid: null, checklist_reduced: ['temporary', 'id_expired'] }),
    today: TODAY,
  });
  const html = reportHtml(file, pack, 'zh-CN', 'borrower');
  expect(html).toContain('<p class="taken">有临时额度；登记的身份证过期了</p>');
  expect(html.split('登记的身份证过期了')).toHaveLength(3);
  const own = pack.questions.find(({ key }) => key === 'temporary_quota')?.text['zh-CN'] ?? '?';
  expect(html).not.toContain(escapeHtml(own));
});

test('beside an answer that an agent does not see, no other answer gives it away', () => {
  for (const cause of Object.keys(STORIES)) {
    const file = storyCase(cause, { overdue: 'settled_lately', debt: 'high', cash_out: 'yes' });
    const html = reportHtml(file, pack, 'zh-CN', 'agent');
    for (const { text } of pack.questions.filter(({ sensitive }) => sensitive))
      expect(html).not.toContain(`${text['zh-CN']}</p><p class="taken">（不显示）</p><ul`);
  }
});

test('a quota log is drawn for its owner only', () => {
  const log: QuotaEntry[] = [
    { kind: 'reading', at: '2026-11-01 09:00', quota: 31_700, available: null, note: null },
    { kind: 'refused', at: '2026-11-18 10:00', amount: null, note: null },
    { kind: 'reading', at: '2026-11-20 09:00', quota: 0, available: null, note: null },
  ];
  const drawn = reportHtml(CASES.risk_freeze, pack, 'zh-CN', 'borrower', log);
  expect(drawn).toContain('>31700<');
  expect(drawn).toContain('┊');
  expect(drawn).not.toMatch(/https?:|xmlns/);
  expect(reportHtml(CASES.risk_freeze, pack, 'zh-CN', 'agent', log)).not.toContain('31700');
  expect(reportHtml(CASES.risk_freeze, pack, 'zh-CN', 'borrower', log.slice(0, 1))).not.toContain('class="chart"');
});

describe.skipIf(CHROMIUM === '')('in Chromium', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'quota-doctor-report-'));
  const shots = process.env.QUOTA_DOCTOR_SCREENSHOTS;
  beforeAll(async () => {
    browser = await openBrowser();
    if (shots) mkdirSync(shots, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Object.keys(CASES))(
    '%s fits every width, is legible in light and dark, asks for nothing, and prints on A4',
    async (name) => {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, reportHtml(CASES[name as keyof typeof CASES], pack, 'zh-CN', 'borrower'));
      const { page, errors, requests } = await openFile(browser, file);
      for (const dark of [false, true]) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
        for (const width of [360, 768, 1200]) {
          await page.setViewport({ width, height: 900 });
          expect(await faultsToSee(page), `${name} ${width} ${dark}`).toEqual({ faint: [], wide: [] });
          const shot = `${name}-${width}${dark ? '-dark' : ''}.png` as const;
          if (shots) await page.screenshot({ path: join(shots, shot) as `${string}.png`, fullPage: true });
        }
      }
      expect([errors, requests]).toEqual([[], []]);
      const paper = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: false }));
      expect(paper.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12]/);
      await page.emulateMediaType('print');
      expect((await faultsToSee(page)).faint).toEqual([]);
      if (shots) writeFileSync(join(shots, `${name}.pdf`), paper);
      await page.close();
    },
    120_000,
  );

  test('hostile text runs nothing and fetches nothing', async () => {
    const file = join(folder, 'hostile.html');
    const hostile = storyCase('assessment_unexplained', { message: HOSTILE, lender_name: HOSTILE });
    writeFileSync(file, reportHtml(hostile, pack, 'zh-CN', 'borrower'));
    const { page, errors, requests } = await openFile(browser, file);
    expect([errors, requests]).toEqual([[], []]);
    expect(await page.evaluate("document.querySelectorAll('script, img').length")).toBe(0);
    expect(await page.evaluate('document.body.innerText')).toContain('<script>alert(1)</script>');
    await page.close();
  }, 60_000);
});
