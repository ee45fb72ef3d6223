import { expect, test } from 'vitest';
import { type Lang, type Manner, PAYOUT_FAILED, playInterview } from '../support/session.ts';
import { openTerminal } from '../support/terminal.ts';

interface Session extends Manner {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  readonly answers?: Readonly<Record<Lang, readonly (readonly [string, string])[]>>;
}

const SCAM: Session['answers'] = {
  'zh-CN': [['最近有这些事吗', '1\r']],
  en: [['Has any of these happened', '1\r']],
};

/** Little is known but that the limit went down, and one of the uncommon things on the list fits. */
const LIST: Session['answers'] = {
  'zh-CN': [
    ['最近有这些事吗', 'n'],
    ['哪种最像你现在的情况', '5'],
    ['有对得上的吗', '1\r'],
  ],
  en: [
    ['Has any of these happened', 'n'],
    ['Which is closest', '5'],
    ['Does any of this fit', '1\r'],
  ],
};

/** Whole sessions as people see them, kept beside this file to be read by a person. */
const SESSIONS: readonly Session[] = [
  { name: 'borrower-narrow', columns: 40, rows: 15 },
  { name: 'agent', columns: 80, rows: 24, audience: 'agent' },
  { name: 'plain', columns: 80, rows: 24, plain: true },
  { name: 'scam', columns: 80, rows: 24, answers: SCAM },
  { name: 'list', columns: 80, rows: 24, answers: LIST },
];

for (const { name, columns, rows, answers = PAYOUT_FAILED, ...manner } of SESSIONS) {
  for (const lang of ['zh-CN', 'en'] as const) {
    test(`a whole session: ${name}, ${lang}`, async () => {
      const args = ['--lang', lang, '--at', '2026-11-24', '--audience', manner.audience ?? 'borrower'];
      if (manner.plain) args.push('--plain');
      const terminal = openTerminal({ columns, rows, args, env: { NO_COLOR: '1' } });
      const shown = await playInterview(terminal, lang, answers[lang], manner);
      terminal.type(manner.plain ? 'q\n' : 'q');
      expect(await terminal.exit()).toBe(0);
      expect(terminal.tooWide()).toEqual([]);
      await expect(shown).toMatchFileSnapshot(`screens/${name}.${lang}.txt`);
    });
  }
}
