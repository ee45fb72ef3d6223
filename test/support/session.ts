import { atPrompt, beginInterview, headOf, isPrompt, type TestTerminal, WORDS } from './terminal.ts';

export type Lang = keyof typeof WORDS;

/** One typical interview: what is typed at each question, by a piece of its text. Anything else is "don't know". */
export const PAYOUT_FAILED: Readonly<Record<Lang, readonly (readonly [string, string])[]>> = {
  'zh-CN': [
    ['是其中哪一个', '1'],
    ['最近有这些事吗', 'n'],
    ['先确认您的钱是安全的', 'n'],
    ['哪种最像你现在的情况', '2'],
    ['您现在遇到的是', '2'],
    ['页面上怎么写的', '放款失败\r'],
    ['页面上大概写的是哪几个字', '放款失败\r'],
    ['走到哪一步', '5'],
    ['收钱的卡，是哪种情况', '2'],
    ['收款的那张卡', '2'],
    ['这一笔借多少', '3万\r'],
  ],
  en: [
    ['Is it one of these', '1'],
    ['Has any of these happened', 'n'],
    ['to be sure your money is safe', 'n'],
    ['Which is closest', '2'],
    ['What do you see', '2'],
    ['What did the screen say', 'payout failed\r'],
    ['Roughly what did the screen say', 'payout failed\r'],
    ['How far did that attempt get', '5'],
    ['the card that gets the money', '2'],
    ['the class of the receiving card', '2'],
    ['How much', '30000\r'],
  ],
};

export interface Manner {
  readonly audience?: 'borrower' | 'agent';
  /** Every answer is typed and ended with Enter. */
  readonly plain?: boolean;
}

/** Plays an interview from its first question until the menu after the result; returns what was shown before the menu. */
export async function playInterview(
  terminal: TestTerminal,
  lang: Lang,
  answers: readonly (readonly [string, string])[],
  { audience = 'borrower', plain = false }: Manner = {},
): Promise<string> {
  const words = WORDS[lang];
  await beginInterview(terminal, words, audience, plain);
  for (let asked = 0; asked < 16; asked += 1) {
    const screen = await atPrompt(terminal, words, plain);
    if (screen.includes(words.menu)) break;
    const last = unbroken(screen.slice(screen.lastIndexOf('\n\n')), lang);
    const known = answers.find(([text]) => last.includes(text))?.[1];
    const keys = known ?? (words.typed.test(last) ? '\r' : '0');
    terminal.type(plain && !keys.endsWith('\r') ? `${keys}\r` : keys);
    const chosen = screen.split(words.choose).length;
    // Head and end are looked at together: a prompt half redrawn has lost its head too.
    await terminal.waitFor(
      (now) =>
        isPrompt(now, words, plain) && (headOf(now) !== headOf(screen) || now.split(words.choose).length > chosen),
    );
  }
  const screen = await terminal.waitFor(words.menu);
  return `${screen.slice(0, screen.lastIndexOf(words.menu)).trimEnd()}\n`;
}

/** A text as if its lines had not been broken. */
export function unbroken(text: string, lang: Lang): string {
  return text.replace(/\n\s*/g, lang === 'en' ? ' ' : '');
}
