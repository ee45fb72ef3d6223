import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTerminal } from '../support/terminal.ts';

const zh = { LANG: 'zh_CN.UTF-8' };
const en = { LANG: 'en_US.UTF-8' };

for (const columns of [40, 80]) {
  for (const [name, env, words] of [
    [
      'zh-CN',
      zh,
      {
        first: '最近有这些事吗',
        symptom: '哪种最像你现在的情况',
        menu: '接下来要做什么',
        letter: '看信',
        result: '根据你的回答推断',
        unknown: '0 不知道',
      },
    ],
    [
      'en',
      en,
      {
        first: 'Has any of these happened',
        symptom: 'Which is closest',
        menu: 'What next?',
        letter: 'Read the letter',
        result: 'Inferred from your answers',
        unknown: "0 Don't know",
      },
    ],
  ] as const) {
    test(`a whole interview to a letter at ${columns} columns, ${name}`, async () => {
      const terminal = openTerminal({ columns, rows: 40, env });
      await terminal.waitFor(words.first);
      terminal.type('n');
      await terminal.waitFor(words.symptom);
      terminal.type('2');
      const end = words.menu;
      for (let asked = 0; asked < 14 && !terminal.screen().includes(end); asked += 1) {
        const before = terminal.screen();
        await new Promise((resolve) => setTimeout(resolve, 150));
        const screen = terminal.screen();
        if (screen.includes(end)) break;
        // Number keys answer a choice; an empty line is "don't know".
        terminal.type(screen.slice(-600).includes(words.unknown) ? '0' : '\r');
        await terminal.waitFor((now) => now !== before);
      }
      await terminal.waitFor(end);
      expect(terminal.screen().replaceAll('\n', '')).toContain(words.result);
      expect(terminal.tooWide()).toEqual([]);
      if (terminal.screen().includes(words.letter)) {
        terminal.type('1');
        await terminal.waitFor('＿＿');
      }
      terminal.type('q');
      expect(await terminal.exit()).toBe(0);
      expect(terminal.raw()).not.toMatch(/undefined|\{\w+\}|\n\s+at /);
    });
  }
}

test('a letter is saved under a name of the own choosing, for its owner only', async () => {
  const given = [
    'red_flags=none',
    'symptom=applied_not_disbursed',
    'stage=approved_no_money',
    'card=class_2',
    'amount=30000',
  ];
  const args = given.flatMap((answer) => ['--answer', answer]);
  const terminal = openTerminal({ env: zh, rows: 40, args });
  for (let asked = 0; asked < 12 && !terminal.screen().includes('接下来要做什么'); asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const screen = terminal.screen();
    if (screen.includes('接下来要做什么')) break;
    terminal.type(screen.slice(-600).includes('0 不知道') ? '0' : '\r');
  }
  const menu = await terminal.waitFor('存成文件');
  const key = /(\d) 存成文件/.exec(menu)?.[1] ?? '2';
  terminal.type(key);
  await terminal.waitFor('文件名');
  await new Promise((resolve) => setTimeout(resolve, 300));
  terminal.type('我的信.txt\r');
  await terminal.waitFor('已存到');
  terminal.type('q');
  expect(await terminal.exit()).toBe(0);
  expect(readdirSync(terminal.folder)).toContain('我的信.txt');
  expect(readFileSync(join(terminal.folder, '我的信.txt'), 'utf8')).toContain('几类户');
});

test('back goes to the question before, and its answer is asked anew', async () => {
  const terminal = openTerminal({ env: zh });
  await terminal.waitFor('最近有这些事吗');
  terminal.type('n');
  await terminal.waitFor('哪种最像你现在的情况');
  terminal.type('b');
  await terminal.waitFor((screen) => screen.split('最近有这些事吗').length === 3);
});

test('? says why a question is asked', async () => {
  const terminal = openTerminal({ env: zh });
  await terminal.waitFor('最近有这些事吗');
  terminal.type('?');
  await terminal.waitFor('为什么问');
});

test.each([
  ['Ctrl-C', '\x03'],
  ['Ctrl-D', '\x04'],
  ['q', 'q'],
])('%s leaves with 130, nothing saved, and one command that goes on from here', async (_, key) => {
  const terminal = openTerminal({ env: zh });
  await terminal.waitFor('最近有这些事吗');
  terminal.type('n');
  await terminal.waitFor('哪种最像你现在的情况');
  terminal.type(key);
  expect(await terminal.exit()).toBe(130);
  expect(terminal.screen()).toContain('--answer red_flags=none');
  expect(terminal.screen()).not.toMatch(/ExitPromptError|\n\s+at /);
  expect(readdirSync(terminal.folder).filter((file) => !file.startsWith('.'))).toEqual([]);
});

test('a scam sign ends the questions at once with stop, whom to call and hang up', async () => {
  const terminal = openTerminal({ env: zh, rows: 50 });
  await terminal.waitFor('最近有这些事吗');
  terminal.type('1');
  terminal.type('\r');
  const screen = await terminal.waitFor('接下来要做什么');
  expect(screen).toContain('停。');
  expect(screen).toContain('110');
  expect(screen).not.toContain('哪种最像你现在的情况');
});

test('colour adds to the words and repeats none of them', async () => {
  const terminal = openTerminal({ env: { ...zh, FORCE_COLOR: '1' } });
  const screen = await terminal.waitFor('最近有这些事吗');
  expect(screen.split('最近有这些事吗').length).toBe(2);
  expect(terminal.raw()).toContain('\u001b[1m');
});

test('NO_COLOR and TERM=dumb print no colour', async () => {
  const terminal = openTerminal({ env: { ...zh, NO_COLOR: '1' } });
  await terminal.waitFor('最近有这些事吗');
  expect(terminal.raw()).not.toMatch(/\u001b\[(?:1|2|31)m/);
});
