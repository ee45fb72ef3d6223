import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer, answerAll, atPrompt, beginInterview, openTerminal, WORDS } from '../support/terminal.ts';

const zh = { LANG: 'zh_CN.UTF-8' };
const FIRST = WORDS['zh-CN'].safety;
const SYMPTOM = WORDS['zh-CN'].symptom;
const MENU = WORDS['zh-CN'].menu;

for (const [columns, rows] of [
  [40, 15],
  [80, 24],
  [200, 50],
] as const) {
  for (const lang of ['zh-CN', 'en'] as const) {
    for (const audience of ['borrower', 'agent'] as const) {
      test(`a whole interview to a letter, ${columns}×${rows}, ${lang}, ${audience}`, async () => {
        const words = WORDS[lang];
        const args = ['--lang', lang, '--audience', audience, '--at', '2026-11-24'];
        const terminal = openTerminal({ columns, rows, args, env: { NO_COLOR: '1' } });
        await beginInterview(terminal, words, audience);
        expect(await answer(terminal, words, 'n')).toContain(words.symptom[audience]);
        await answer(terminal, words, '2');
        await answerAll(terminal, words);
        expect(terminal.screen().replace(/\n\s*/g, lang === 'en' ? ' ' : '')).toContain(words.result);
        expect(terminal.tooWide()).toEqual([]);
        const letter = new RegExp(`(\\d) ${words.letter}`).exec(terminal.screen())?.[1];
        if (letter) {
          terminal.type(letter);
          await terminal.waitFor('＿＿');
        }
        terminal.type('q');
        expect(await terminal.exit()).toBe(0);
        expect(terminal.raw()).not.toMatch(/undefined|\{\w+\}|\n\s+at /);
      });
    }
  }
}

test('a letter is saved under a name of the own choosing, for its owner only', async () => {
  const given = ['red_flags=none', 'symptom=applied_not_disbursed', 'stage=approved_no_money', 'card=class_2'];
  const args = [...given, 'amount=30000'].flatMap((answer) => ['--answer', answer]);
  const terminal = openTerminal({ env: zh, rows: 40, args });
  await answerAll(terminal, WORDS['zh-CN']);
  const key = /(\d) 存下来/.exec(terminal.screen())?.[1] ?? '2';
  terminal.type(key);
  await terminal.waitFor('存什么');
  terminal.type('1');
  await terminal.waitFor('文件名');
  terminal.type('我的信.txt\r');
  await terminal.waitFor('已存到');
  terminal.type('q');
  expect(await terminal.exit()).toBe(0);
  expect(readdirSync(terminal.folder)).toContain('我的信.txt');
  expect(readFileSync(join(terminal.folder, '我的信.txt'), 'utf8')).toContain('几类户');
});

test('back goes to the question before, and its answer is asked anew', async () => {
  const terminal = openTerminal({ env: zh, rows: 40 });
  await beginInterview(terminal, WORDS['zh-CN']);
  terminal.type('n');
  await terminal.waitFor(SYMPTOM.borrower);
  terminal.type('b');
  await terminal.waitFor((screen) => screen.split(FIRST.borrower).length === 3);
  expect(await atPrompt(terminal, WORDS['zh-CN'])).toMatch(/> n 都没有/);
});

test('? says why a question is asked, at the same place', async () => {
  const terminal = openTerminal({ env: zh, rows: 40 });
  await beginInterview(terminal, WORDS['zh-CN']);
  terminal.type('?');
  await terminal.waitFor('为什么问：');
  expect(terminal.screen().split(FIRST.borrower).length).toBe(2);
});

test('every answer can be reviewed and changed, and what that does is said before', async () => {
  const terminal = openTerminal({ env: zh, rows: 60 });
  await beginInterview(terminal, WORDS['zh-CN']);
  terminal.type('n');
  await terminal.waitFor(SYMPTOM.borrower);
  terminal.type('2');
  await terminal.waitFor('页面上怎么写的');
  await answer(terminal, WORDS['zh-CN'], '放款失败\r');
  await answerAll(terminal, WORDS['zh-CN']);
  terminal.type('r');
  await terminal.waitFor('要改哪一条');
  terminal.type('2');
  await terminal.waitFor((screen) => screen.split(SYMPTOM.borrower).length === 3);
  terminal.type('6');
  await terminal.waitFor('这样改，对吗');
  const asked = await atPrompt(terminal, WORDS['zh-CN']);
  expect(asked.slice(asked.indexOf('这样改'))).toMatch(/接着会问|不再算数/);
  await answer(terminal, WORDS['zh-CN'], '1');
  await answerAll(terminal, WORDS['zh-CN']);
  expect(terminal.screen()).toContain('额度没回来');
});

test('the language is switched in the middle, and the result is shown again in it', async () => {
  const terminal = openTerminal({ env: zh, rows: 60 });
  await beginInterview(terminal, WORDS['zh-CN']);
  terminal.type('l');
  await terminal.waitFor(WORDS.en.safety.borrower);
  terminal.type('n');
  await terminal.waitFor(WORDS.en.symptom.borrower);
  await answer(terminal, WORDS.en, '2');
  await answerAll(terminal, WORDS.en);
  terminal.type('l');
  await terminal.waitFor(MENU);
  expect(terminal.screen()).toContain('根据你的回答推断');
  terminal.type('q');
  expect(await terminal.exit()).toBe(0);
});

test('a story is read, each fact is shown with its words, and what is marked as wrong does not count', async () => {
  const terminal = openTerminal({ env: zh, rows: 60 });
  await terminal.waitFor(WORDS['zh-CN'].story);
  terminal.type('昨天在借呗借钱，说通过了，钱一直没到。\r');
  await terminal.waitFor('| 昨天');
  terminal.type('绑的是二类卡。\r');
  await terminal.waitFor('| 绑的');
  terminal.type('\r');
  const shown = await terminal.waitFor('读到这些');
  expect(shown).toContain('你写的是「');
  const wrong = /(\d) \[ \] .*二类卡/.exec(await atPrompt(terminal, WORDS['zh-CN']))?.[1] ?? '';
  expect(wrong).not.toBe('');
  terminal.type(wrong);
  await terminal.waitFor(`${wrong} [x]`);
  terminal.type('\r');
  await terminal.waitFor(FIRST.borrower);
  terminal.type('r');
  await terminal.waitFor('要改哪一条');
  const review = await atPrompt(terminal, WORDS['zh-CN']);
  expect(review.slice(review.indexOf('要改哪一条'))).not.toContain('二类卡');
});

test('a scam sign ends the questions at once with stop, whom to call and hang up; a wrong choice can be undone', async () => {
  const terminal = openTerminal({ env: zh, rows: 70 });
  await beginInterview(terminal, WORDS['zh-CN']);
  terminal.type('1\r');
  const screen = await terminal.waitFor(MENU);
  expect(screen).toContain('停。');
  expect(screen).toContain('110');
  expect(screen).not.toContain(SYMPTOM.borrower);
  terminal.type('1');
  await terminal.waitFor((now) => now.split(FIRST.borrower).length === 3);
  terminal.type('n');
  await terminal.waitFor('这样改，对吗');
  terminal.type('1');
  await terminal.waitFor(SYMPTOM.borrower);
});

test('who borrows to repay is told the honest way first', async () => {
  const given = [
    'red_flags=none',
    'symptom=quota_visible_cannot_borrow',
    'stage=refused_on_submit',
    'debt=borrowing_to_repay',
  ];
  const terminal = openTerminal({ env: zh, rows: 70, args: given.flatMap((answer) => ['--answer', answer]) });
  await answerAll(terminal, WORDS['zh-CN']);
  const screen = terminal.screen();
  const first = screen.indexOf('先找现在欠着的贷款方');
  expect(first).toBeGreaterThan(-1);
  expect(first).toBeLessThan(screen.indexOf('为什么\n'));
  const key = /(\d) 借钱是为了还债/.exec(screen)?.[1] ?? '';
  terminal.type(key);
  await terminal.waitFor('可以这样说');
});

test('colour adds to the words and repeats none of them', async () => {
  const terminal = openTerminal({ env: { ...zh, FORCE_COLOR: '1' } });
  await beginInterview(terminal, WORDS['zh-CN']);
  expect(terminal.screen().split(FIRST.borrower).length).toBe(2);
  expect(terminal.raw()).toContain('\u001b[1m');
});

test('NO_COLOR prints no colour', async () => {
  const terminal = openTerminal({ env: { ...zh, NO_COLOR: '1' } });
  await beginInterview(terminal, WORDS['zh-CN']);
  expect(terminal.raw()).not.toMatch(/\u001b\[(?:1|2|31)m/);
});

test('at every question back shows the question before with its answer, and Enter keeps it', async () => {
  const words = WORDS['zh-CN'];
  const terminal = openTerminal({ env: zh, rows: 60 });
  await beginInterview(terminal, words);
  expect(await answer(terminal, words, 'n')).toContain(SYMPTOM.borrower);
  let there = await atPrompt(terminal, words);
  for (let asked = 1; asked < 12 && !there.includes(words.menu); asked += 1) {
    const question = questionAt(there);
    const typed = words.typed.test(there.slice(-200));
    const before = await answer(terminal, words, typed ? 'b\r' : 'b');
    expect(questionAt(before)).not.toBe(question);
    const again = await answer(terminal, words, '\r');
    expect(questionAt(again)).toBe(question);
    there = await answer(terminal, words, typed ? '\r' : '0');
  }
  await terminal.waitFor(words.menu);
});

test('a story of not wanting to live puts the loan aside and says whom to call', async () => {
  const terminal = openTerminal({ env: zh, rows: 60 });
  await terminal.waitFor(WORDS['zh-CN'].story);
  terminal.type('借呗借不出来，还不上了，真的不想活了\r');
  await terminal.waitFor('| 借呗');
  terminal.type('\r');
  const screen = await terminal.waitFor('借款的事先放一放');
  expect(screen).toContain('120');
  expect(screen).not.toContain('读到这些');
});

function questionAt(screen: string): string {
  return screen.slice(screen.lastIndexOf('\n\n')).trim().split('\n')[1] ?? '';
}
