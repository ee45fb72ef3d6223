import { expect, test } from 'vitest';
import {
  answer,
  answerAll,
  atPrompt,
  beginInterview,
  openTerminal,
  PROGRAM,
  type TestTerminal,
  WORDS,
} from '../support/terminal.ts';

const env = { LANG: 'zh_CN.UTF-8' };
const words = WORDS['zh-CN'];

/** At the second question, with one answer given. */
async function atSecondQuestion(terminal: TestTerminal): Promise<void> {
  await beginInterview(terminal, words);
  expect(await answer(terminal, words, 'n')).toContain(words.symptom.borrower);
}

test.each([
  ['a choice', 'n', words.symptom.borrower, '2', '页面上怎么写的'],
  ['a typed line', 'n2', '页面上怎么写的', '失败\r', '放款失败'],
])('Ctrl-Z and fg come back to %s with what was typed', async (_, keys, question, more, then) => {
  const terminal = openTerminal({
    env,
    rows: 40,
    command: 'bash',
    args: ['--norc', '-i', '-c', `set -m; "${process.execPath}" "${PROGRAM}"; echo stopped; fg; echo done`],
  });
  await beginInterview(terminal, words);
  terminal.type(keys);
  await terminal.waitFor(question);
  let before = await atPrompt(terminal, words);
  if (question === '页面上怎么写的') {
    terminal.type('放款');
    before = await terminal.waitFor('就用我打的：「放款」');
  }
  terminal.type('\x1a');
  await terminal.waitFor((screen) => screen.split(question).length > before.split(question).length);
  expect(terminal.screen()).toContain('stopped');
  terminal.type(more);
  await terminal.waitFor(then);
});

test('keys typed ahead reach the questions they are meant for', async () => {
  const terminal = openTerminal({ env, rows: 60 });
  await terminal.waitFor(words.story);
  terminal.type('\rn2放款失败\r');
  const screen = await terminal.waitFor('> 放款失败\n\n最多还有');
  expect(screen).toContain('> 都没有');
  expect(screen).toContain('> 提交或通过了，钱没到');
});

const STORY = '11月18日在借呗借钱，\n页面提示综合评估未通过。\n\n绑的是二类卡，\n三个月里申请了四次网贷。\n';

test.each([
  ['marked by the terminal', `\x1b[200~${STORY.replaceAll('\n', '\r')}\x1b[201~`],
  ['not marked', STORY.replaceAll('\n', '\r')],
])('a pasted block of many lines, %s, is one story', async (_, pasted) => {
  const terminal = openTerminal({ env, rows: 60 });
  await terminal.waitFor(words.story);
  terminal.type(pasted);
  await terminal.waitFor('三个月里申请了四次网贷');
  terminal.type('\r');
  const screen = await terminal.waitFor('读到这些');
  expect(screen).toContain('二类卡');
  expect(screen).toContain('申请了四次');
});

test('three hundred pasted lines lose none', async () => {
  const lines = Array.from({ length: 300 }, (_, at) => `第${at + 1}行，随便写写`);
  const terminal = openTerminal({ env, rows: 60 });
  await terminal.waitFor(words.story);
  terminal.type(`\x1b[200~${lines.join('\r')}\x1b[201~`);
  await terminal.waitFor('已经有 300 行');
  terminal.type('\r');
  await terminal.waitFor(`（${[...lines.join('\n')].length} 个字）`);
});

test('a block pasted at a choice is taken for a story and answers nothing by itself', async () => {
  const terminal = openTerminal({ env, rows: 60 });
  await beginInterview(terminal, words);
  terminal.type('\x1b[200~1 号在借呗借钱，2 分钟就说\r综合评估未通过\x1b[201~');
  const screen = await terminal.waitFor('读到这些');
  expect(screen).not.toContain('停。');
});

test('a block pasted at a typed line is one answer', async () => {
  const terminal = openTerminal({ env, rows: 60 });
  await atSecondQuestion(terminal);
  terminal.type('2');
  await terminal.waitFor('页面上怎么写的');
  terminal.type('\x1b[200~抱歉\r本次放款失败\x1b[201~');
  await terminal.waitFor('> 抱歉 本次放款失败');
  terminal.type('\r');
  await terminal.waitFor(/最多还有 6 题/);
});

test.each([
  ['narrower', 50, 30],
  ['wider', 120, 40],
  ['lower', 80, 12],
])('a window made %s shows the question anew and loses nothing', async (_, columns, rows) => {
  const terminal = openTerminal({ env, columns: 80, rows: 40 });
  await atSecondQuestion(terminal);
  const shown = terminal.screen().split('7 页面打不开').length;
  terminal.resize(columns, rows);
  await terminal.waitFor((screen) => screen.split('7 页面打不开').length > shown);
  expect(await answer(terminal, words, '2')).toContain('页面上怎么写的');
  await answerAll(terminal, words);
  terminal.type('q');
  expect(await terminal.exit()).toBe(0);
});

test('the terminal is given back as it was found', async () => {
  const terminal = openTerminal({
    env,
    command: 'bash',
    args: [
      '-c',
      `stty -a > before; "${process.execPath}" "${PROGRAM}"; stty -a > after; cmp before after && echo same`,
    ],
  });
  await atSecondQuestion(terminal);
  terminal.type('\x03');
  await terminal.waitFor('same');
  expect(terminal.raw().lastIndexOf('\x1b[?2004l')).toBeGreaterThan(terminal.raw().lastIndexOf('\x1b[?2004h'));
});
