import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { svgOf } from '../../scripts/picture.ts';
import { PAYOUT_FAILED, playInterview } from '../support/session.ts';
import { openTerminal, WORDS } from '../support/terminal.ts';

const README = { 'zh-CN': 'README.md', en: 'README.en.md' } as const;
/** Rows of the session that the picture shows. */
const PICTURED = 42;

test.each(['zh-CN', 'en'] as const)('the session in the README is what the program shows: %s', async (lang) => {
  const args = ['--lang', lang, '--at', '2026-11-24'];
  const terminal = openTerminal({ columns: 80, rows: 48, args, env: { NO_COLOR: '1' } });
  const shown = await playInterview(terminal, lang, PAYOUT_FAILED[lang]);
  terminal.type('q');
  await terminal.exit();
  await expect(shown).toMatchFileSnapshot(`../../docs/transcripts/${lang}.txt`);
  const readme = readFileSync(README[lang], 'utf8');
  expect(readme).toContain(`\`\`\`text\n${readFileSync(`docs/transcripts/${lang}.txt`, 'utf8')}\`\`\``);
});

test.each(['zh-CN', 'en'] as const)('the picture in the README is drawn from the screen: %s', async (lang) => {
  const args = ['--lang', lang, '--at', '2026-11-24'];
  const terminal = openTerminal({ columns: 80, rows: 48, args, env: { FORCE_COLOR: '1' } });
  await playInterview(terminal, lang, PAYOUT_FAILED[lang]);
  const rows = terminal.runs();
  const first =
    rows.findIndex((row) => row.some(({ text }) => text.includes(WORDS[lang].safety.borrower.slice(0, 6)))) - 1;
  const title = lang === 'en' ? 'An interview with quota-doctor in a terminal' : '终端里的一次问答：额度医生';
  const picture = svgOf(rows.slice(first, first + PICTURED), { columns: 80, title });
  await expect(picture).toMatchFileSnapshot(`../../docs/pictures/${lang}.svg`);
  expect(readFileSync(README[lang], 'utf8')).toContain(`docs/pictures/${lang}.svg`);
});
