import type { KnowledgePack, Letter, Locale } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import { wrap } from './text-layout.ts';
import type { View } from './view.ts';

/** The short message as one text, ready to paste. */
export function shortText(letter: Letter, locale: Locale): string {
  return letter.short.map(({ text }) => text[locale]).join(locale === 'zh-CN' ? '' : ' ');
}

/** The full letter, one paragraph a line, with title, addressee and attachments. */
export function fullText(letter: Letter, locale: Locale): string {
  const lines = [letter.title[locale], phrase(locale, 'letter.to', { addressee: letter.addressee[locale] }), ''];
  let part = '';
  for (const sentence of letter.full) {
    if (part !== '' && part !== sentence.part && sentence.part !== 'requests') lines.push('');
    lines.push(sentence.text[locale]);
    part = sentence.part;
  }
  if (letter.attachments.length > 0) {
    lines.push(
      '',
      `${phrase(locale, 'letter.attachments')}${locale === 'zh-CN' ? '：' : ': '}${letter.attachments.map((text) => text[locale]).join(locale === 'zh-CN' ? '；' : '; ')}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** What stands beside a letter: the blanks to fill in and where to send it. */
export function besideLetter(letter: Letter, locale: Locale): string[] {
  const lines: string[] = [];
  if (letter.blanks.length > 0) {
    const list = letter.blanks.map(({ text }) => text[locale]).join(locale === 'zh-CN' ? '、' : ', ');
    lines.push(phrase(locale, 'letter.blanks', { count: String(letter.blanks.length), list }));
  }
  lines.push(`${phrase(locale, 'letter.where')}${locale === 'zh-CN' ? '：' : ': '}${letter.where[locale]}`);
  return lines;
}

/** A letter for the screen: the short message first, then the full one; in English the Chinese text to send as well. */
export function renderLetter(letter: Letter, _pack: KnowledgePack, view: View): string {
  const { locale, width, style } = view;
  if (letter.refused)
    return `${wrap(phrase(locale, 'letter.refused', { message: letter.refused.message[locale] }), width).join('\n')}\n`;
  const chinese = shortText(letter, 'zh-CN');
  const lines: string[] = [
    ...wrap(phrase(locale, 'letter.short', { count: String([...chinese].length) }), width).map(style.strong),
    ...wrap(chinese, width),
    '',
  ];
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

/** The text of a letter file: the Chinese letter to send, the short message, and what to fill in. */
export function letterFile(letter: Letter, locale: Locale): string {
  const parts = [
    fullText(letter, 'zh-CN'),
    `${phrase('zh-CN', 'letter.short', { count: String([...shortText(letter, 'zh-CN')].length) })}\n${shortText(letter, 'zh-CN')}\n`,
  ];
  if (locale === 'en') parts.push(`${phrase('en', 'letter.full')}\n${fullText(letter, 'en')}`);
  parts.push(besideLetter(letter, locale).join('\n'));
  return `${parts.join('\n----\n\n')}\n`;
}
