import type { Letter, Locale } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';

/** A letter laid out, the same for every format: title, addressee, groups of lines, attachments. */
export interface LetterPage {
  readonly locale: Locale;
  readonly title: string;
  readonly to: string;
  readonly groups: readonly (readonly string[])[];
  readonly attachments: string | undefined;
}

/** Everything a letter file holds: what to do first, the short message, the letter to send, and its translation. */
export interface LetterSheet {
  readonly locale: Locale;
  readonly notes: readonly string[];
  readonly shortTitle: string;
  readonly short: string;
  readonly letter: LetterPage;
  readonly translation: { readonly title: string; readonly short: string; readonly page: LetterPage } | undefined;
}

/** Parts that stand together without an empty line. */
const GROUP_OF: Readonly<Record<string, string>> = {
  told: 'facts',
  own: 'facts',
  matter: 'facts',
  request: 'requests',
};

/** Lays out the full letter in one language. */
export function letterPage(letter: Letter, locale: Locale): LetterPage {
  const groups: string[][] = [];
  let before = '';
  for (const { part, text } of letter.full) {
    const group = GROUP_OF[part] ?? part;
    if (group !== before) groups.push([]);
    groups.at(-1)?.push(text[locale]);
    before = group;
  }
  const listed = letter.attachments.map((text) => text[locale]);
  return {
    locale,
    title: letter.title[locale],
    to: phrase(locale, 'letter.to', { addressee: letter.addressee[locale] }),
    groups,
    attachments:
      listed.length === 0
        ? undefined
        : phrase(locale, 'letter.attached', { list: listed.join(locale === 'zh-CN' ? '；' : '; ') }),
  };
}

/** Kinds whose short message is read out on the phone. */
const READ_OUT: ReadonlySet<string> = new Set(['scam_report', 'scam_notice', 'bank_card', 'regulator']);

/** What the short message is for, and how long it is. */
export function shortTitle(letter: Letter, locale: Locale): string {
  const count = String([...shortText(letter, 'zh-CN')].length);
  return phrase(locale, READ_OUT.has(letter.kind) ? 'letter.short_aloud' : 'letter.short', { count });
}

/** The short message as one text, ready to paste. */
export function shortText(letter: Letter, locale: Locale): string {
  return letter.short.map(({ text }) => text[locale]).join(locale === 'zh-CN' ? '' : ' ');
}

/** What stands beside a letter: the blanks to fill in and where to send it. */
export function besideLetter(letter: Letter, locale: Locale): string[] {
  const lines: string[] = [];
  if (letter.blanks.length > 0) {
    const list = letter.blanks.map(({ text }) => text[locale]).join(locale === 'zh-CN' ? '；' : '; ');
    lines.push(phrase(locale, 'letter.blanks', { count: String(letter.blanks.length), list }));
  }
  lines.push(phrase(locale, 'letter.send_to', { place: letter.where[locale] }));
  return lines;
}

/** A letter file: the Chinese text is the one to send; in English its translation stands behind it. */
export function letterSheet(letter: Letter, locale: Locale): LetterSheet {
  return {
    locale,
    notes: [...besideLetter(letter, locale), phrase(locale, 'letter.check'), phrase(locale, 'result.disclaimer')],
    shortTitle: shortTitle(letter, locale),
    short: shortText(letter, 'zh-CN'),
    letter: letterPage(letter, 'zh-CN'),
    translation:
      locale === 'zh-CN'
        ? undefined
        : { title: phrase(locale, 'letter.full'), short: shortText(letter, locale), page: letterPage(letter, locale) },
  };
}
