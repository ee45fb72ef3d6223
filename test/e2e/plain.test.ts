import { expect, test } from 'vitest';
import { atPrompt, openTerminal, PROGRAM, type TestTerminal, WORDS } from '../support/terminal.ts';

/** The program where the line discipline adds nothing, so that every byte seen is one the program wrote. */
function openPlain(lang: 'zh-CN' | 'en', how: string, columns = 80): TestTerminal {
  return openTerminal({
    columns,
    rows: 50,
    command: 'sh',
    args: ['-c', `stty -onlcr -echo; ${how} "${process.execPath}" "${PROGRAM}" --lang ${lang} --at 2026-11-24 $ARGS`],
    env: { ARGS: how === '' ? '--plain' : '' },
  });
}

for (const lang of ['zh-CN', 'en'] as const) {
  for (const how of ['', 'ACCESSIBLE=1', 'TERM=dumb']) {
    test(`a whole interview without an escape and without a carriage return: ${how || '--plain'}, ${lang}`, async () => {
      const words = WORDS[lang];
      const terminal = openPlain(lang, how, how === '' ? 40 : 80);
      const bare = () => terminal.raw().replace(/\s+/g, '');
      const seen = (text: string) => terminal.waitFor(() => bare().includes(text.replace(/\s+/g, '')));
      await seen(words.story);
      terminal.type('\n');
      await seen(words.safety.borrower);
      terminal.type('none\n');
      await seen(words.symptom.borrower);
      terminal.type('applied_not_disbursed\n');
      for (let asked = 0; asked < 16 && !bare().includes(words.menu.replace(/\s+/g, '')); asked += 1) {
        const before = terminal.raw().length;
        terminal.type('0\n');
        await terminal.waitFor(() => terminal.raw().length > before && terminal.raw().endsWith('> '));
      }
      await seen(words.menu);
      terminal.type('q\n');
      expect(await terminal.exit()).toBe(0);
      expect(terminal.raw()).not.toContain('\x1b');
      expect(terminal.raw()).not.toContain('\r');
      expect(terminal.raw()).not.toMatch(/undefined|\{\w+\}/);
    });
  }
}

test('an option is reached by its number, by its id and by its words', async () => {
  for (const typed of ['2', 'applied_not_disbursed', '提交或通过了，钱没到', '２']) {
    const terminal = openTerminal({ args: ['--plain', '--lang', 'zh-CN', '--answer', 'red_flags=none'], rows: 60 });
    await terminal.waitFor(WORDS['zh-CN'].symptom.borrower);
    terminal.type(`${typed}\n`);
    await terminal.waitFor('页面上怎么写的');
  }
});

test('what is wrong is said, and nothing is redrawn', async () => {
  const terminal = openTerminal({ args: ['--plain', '--lang', 'zh-CN'], rows: 80 });
  await terminal.waitFor(WORDS['zh-CN'].story);
  terminal.type('\n');
  await terminal.waitFor(WORDS['zh-CN'].safety.borrower);
  terminal.type('1 n\n');
  await terminal.waitFor('不能和别的一起选');
  terminal.type('77\n');
  await terminal.waitFor('这里没有这一项');
  terminal.type('\n');
  await terminal.waitFor('请打一个数字再回车');
  terminal.type('?\n');
  await terminal.waitFor('为什么问');
  terminal.type('返回\n');
  await terminal.waitFor((screen) => screen.split('这里没有这一项').length === 3);
  expect(terminal.screen().split(WORDS['zh-CN'].safety.borrower).length).toBe(2);
});

test('back, review and an answer kept with Enter', async () => {
  const terminal = openTerminal({ args: ['--plain', '--lang', 'zh-CN'], rows: 120 });
  await terminal.waitFor(WORDS['zh-CN'].story);
  terminal.type('\nn\nb\n');
  await terminal.waitFor('上次的回答：都没有');
  terminal.type('\n');
  await terminal.waitFor((screen) => screen.split(WORDS['zh-CN'].symptom.borrower).length === 3);
  terminal.type('r\n');
  await terminal.waitFor('要改哪一条');
});

test('a wording is found by a few words and chosen by its number', async () => {
  const args = [
    '--plain',
    '--lang',
    'zh-CN',
    '--answer',
    'red_flags=none',
    '--answer',
    'symptom=quota_visible_cannot_borrow',
  ];
  const terminal = openTerminal({ args, rows: 120 });
  await terminal.waitFor('页面上怎么写的');
  terminal.type('评估\n');
  await terminal.waitFor('是其中哪一个');
  terminal.type('2\n');
  await terminal.waitFor(/最多还有 \d 题[\s\S]*最多还有 \d 题/);
});

test('a pasted text of many lines is one story', async () => {
  const terminal = openTerminal({ args: ['--plain', '--lang', 'zh-CN'], rows: 120 });
  await terminal.waitFor(WORDS['zh-CN'].story);
  terminal.type('昨天在借呗借钱，说通过了，\n\n钱一直没到。绑的是二类卡。\n');
  terminal.type('\n');
  const screen = await terminal.waitFor('读到这些');
  expect(screen).toContain('二类卡');
});

test.each([
  ['Ctrl-C', '\x03'],
  ['Ctrl-D', '\x04'],
])('%s leaves with 130 and one command that goes on', async (_, key) => {
  const terminal = openTerminal({ args: ['--plain', '--lang', 'zh-CN'], rows: 60 });
  await terminal.waitFor(WORDS['zh-CN'].story);
  terminal.type('\nnone\n');
  await terminal.waitFor(WORDS['zh-CN'].symptom.borrower);
  await atPrompt(terminal, WORDS['zh-CN'], true);
  terminal.type(key);
  await terminal.waitFor('--answer red_flags=none');
  expect(await terminal.exit()).toBe(130);
});
