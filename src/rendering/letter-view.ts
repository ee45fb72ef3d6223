import type { KnowledgePack, Letter, Locale } from '../diagnostics/index.ts';
import { pageLines, sheetText } from './letter-formats.ts';
import { besideLetter, letterPage, letterSheet, shortText, shortTitle } from './letter-sheet.ts';
import { phrase } from './phrases.ts';
import { wrap } from './text-layout.ts';
import type { View } from './view.ts';

/** The full letter, one paragraph a line, with title, addressee and attachments. */
export function fullText(letter: Letter, locale: Locale): string {
  return `${pageLines(letterPage(letter, locale)).join('\n')}\n`;
}

/** A letter for the screen: the short message first, then the full one; in English the Chinese text to send as well. */
export function renderLetter(letter: Letter, _pack: KnowledgePack, view: View): string {
  const { locale, width, style } = view;
  if (letter.refused)
    return `${wrap(phrase(locale, 'letter.refused', { message: letter.refused.message[locale] }), width).join('\n')}\n`;
  const chinese = shortText(letter, 'zh-CN');
  const lines: string[] = [...wrap(shortTitle(letter, locale), width).map(style.strong), ...wrap(chinese, width), ''];
  if (locale === 'en') lines.push(...wrap(shortText(letter, 'en'), width), '');
  lines.push(
    ...wrap(phrase(locale, 'letter.full'), width).map(style.strong),
    ...wrap(fullText(letter, locale).trimEnd(), width),
    '',
  );
  if (locale === 'en')
    lines.push(
      ...wrap(phrase(locale, 'letter.for_understanding'), width).map(style.strong),
      ...wrap(fullText(letter, 'zh-CN').trimEnd(), width),
      '',
    );
  for (const line of besideLetter(letter, locale)) lines.push(...wrap(line, width));
  return `${lines.join('\n')}\n`;
}

/** The text of a letter file: what to fill in, the short message, and the Chinese letter to send. */
export function letterFile(letter: Letter, locale: Locale): string {
  return sheetText(letterSheet(letter, locale));
}
