import { addDays, partsOf } from '../plan/calendar-date.ts';

/** A date a story tells, with where it stands in the normalised text. */
export interface StoryDate {
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

const MONTHS = '一|二|三|四|五|六|七|八|九|十|十一|十二';
const ABSOLUTE = new RegExp(
  `(20[12]\\d)\\s*[年./-]\\s*(?:(\\d{1,2})|(十一|十二|${MONTHS}))\\s*(?:月份?|[./-])?\\s*(?:(\\d{1,2})\\s*[日号]?|(初|上旬|中旬|下旬|底|末))?`,
);
const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/前天/, -2],
  [/昨天|昨晚|昨夜|昨日|yesterday|last night/, -1],
  [/今天|今早|今晚|今日|刚刚|刚才|today|this morning|just now|tonight/, 0],
];

/**
 * The date a story gives for its trouble: a year and month written out, or a plain word such as 昨晚 that counts from
 * `today`. Undefined when it gives none.
 */
export function readStoryDate(text: string, today: string): StoryDate | undefined {
  const absolute = ABSOLUTE.exec(text);
  if (absolute) {
    const [whole, year = '', digits, word, dayDigits, part] = absolute;
    const month = digits ? Number(digits) : monthOf(word ?? '');
    if (month >= 1 && month <= 12) {
      const day = dayDigits ? Number(dayDigits) : part ? partOfMonth(part) : 15;
      const { daysInMonth } = partsOf(`${year}-${pad(month)}-01`);
      return {
        day: `${year}-${pad(month)}-${pad(Math.min(Math.max(day, 1), daysInMonth))}`,
        start: absolute.index,
        end: absolute.index + whole.length,
      };
    }
  }
  for (const [word, days] of RELATIVE) {
    const match = word.exec(text);
    if (match) return { day: addDays(today, days), start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function monthOf(word: string): number {
  return MONTHS.split('|').indexOf(word) + 1;
}

function partOfMonth(part: string): number {
  if (part === '初' || part === '上旬') return 5;
  if (part === '中旬') return 15;
  return part === '下旬' ? 25 : 28;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
