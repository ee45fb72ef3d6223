import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beginInterview, openTerminal, WORDS } from '../support/terminal.ts';

/** What is typed at each question of the session in the README: text on the screen → keys. */
const SESSIONS = {
  'zh-CN': {
    readme: 'README.md',
    answers: [
      ['最近有这些事吗', 'n'],
      ['哪种最像你现在的情况', '2'],
      ['页面上怎么写的', '放款失败\r'],
      ['走到哪一步', '2'],
      ['收钱的卡，是哪种情况', '2'],
      ['这一笔借多少', '3万\r'],
      ['这笔借款现在', '0'],
    ],
  },
  en: {
    readme: 'README.en.md',
    answers: [
      ['Has any of these happened', 'n'],
      ['Which is closest', '2'],
      ['What did the screen say', 'payout failed\r'],
      ['How far did that attempt get', '2'],
      ['the card that gets the money', '2'],
      ['How much', '30000\r'],
    ],
  },
} as const;

test.each(['zh-CN', 'en'] as const)('the session in the README is what the program shows: %s', async (lang) => {
  const session = SESSIONS[lang];
  const terminal = openTerminal({
    columns: 80,
    rows: 48,
    args: ['--lang', lang, '--at', '2026-11-24'],
    env: { NO_COLOR: '1' },
  });
  const words = WORDS[lang];
  await beginInterview(terminal, words);
  for (let asked = 0; asked < 12 && !terminal.screen().includes(words.menu); asked += 1) {
    const screen = await terminal.quiet();
    if (screen.includes(words.menu)) break;
    const last = screen.slice(screen.lastIndexOf(lang === 'en' ? 'at most' : '最多还有'));
    const keys = session.answers.find(([text]) => last.includes(text))?.[1] ?? (words.typed.test(last) ? '\r' : '0');
    const [typed, enter] = keys.endsWith('\r') ? [keys.slice(0, -1), '\r'] : [keys, ''];
    terminal.type(typed);
    await terminal.quiet();
    terminal.type(enter);
    await terminal.waitFor((now) => now !== screen);
  }
  const screen = await terminal.waitFor(words.menu);
  terminal.type('q');
  await terminal.exit();
  const shown = screen.slice(0, screen.lastIndexOf(words.menu)).trimEnd();
  await expect(`${shown}\n`).toMatchFileSnapshot(`../../docs/transcripts/${lang}.txt`);
  const readme = readFileSync(session.readme, 'utf8');
  expect(readme).toContain(`\`\`\`text\n${readFileSync(`docs/transcripts/${lang}.txt`, 'utf8')}\`\`\``);
});
