import type { Fact } from '../facts/facts.ts';
import { mask } from '../facts/mask.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { dayOf, partsOf } from '../plan/calendar-date.ts';
import type { Locale, Text } from '../text.ts';

/** A fact as a letter says it, within a sentence or as one; undefined when it is unknown. */
export function factInWords(
  prepared: PreparedPack,
  key: string,
  fact: Fact,
  locale: Locale,
  as: 'words' | 'sentence' = 'words',
): string | undefined {
  const { value } = fact;
  const question = prepared.questions.get(key);
  if (value === null || !question) return undefined;
  if (typeof value === 'number') return `${value}`;
  const wordsFor = (id: string) => {
    const option = question.values.find((item) => item.id === id);
    if (option === undefined) return undefined;
    return (as === 'sentence' ? (option.letter ?? option.fact) : textOf(option))[locale];
  };
  if (typeof value === 'string') {
    if (question.kind === 'date') return dateInWords(value, locale);
    return question.kind === 'text' ? ownWords(mask(value)) : wordsFor(value);
  }
  if (value.includes('none')) return undefined;
  const words = value.flatMap((id) => wordsFor(id) ?? []);
  return words.length === 0 ? undefined : words.join(locale === 'zh-CN' ? '、' : ', ');
}

function textOf(option: { readonly letter?: Text; readonly label?: Text; readonly fact: Text }): Text {
  return option.letter ?? option.label ?? option.fact;
}

/** A person's own words inside a letter: one line, no control, direction or quotation signs. Empty: nothing to say. */
export function ownWords(text: string): string | undefined {
  const words = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .replace(/[“”"]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return words === '' ? undefined : words;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day in words: 2026年11月18日, 18 November 2026. */
export function dateInWords(text: string, locale: Locale): string {
  const day = dayOf(text);
  if (day === undefined) return text;
  const { year, month, day: date } = partsOf(day);
  return locale === 'zh-CN' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}
