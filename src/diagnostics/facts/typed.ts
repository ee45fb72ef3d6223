import { dayOf, partsOf } from '../plan/calendar-date.ts';
import { numbersOf } from './numbers.ts';
import { datesIn } from './said-dates.ts';

const LARGEST = 1_000_000_000;

/**
 * A number as people type it: 20000, 2万, 两万五, 3.5, "两天" for a key in hours. Undefined when it holds no number
 * that fits.
 *
 * @param key the fact key; durations are turned into its unit (hours or days)
 */
export function readTypedNumber(typed: string, key: string): number | undefined {
  const text = typed.normalize('NFKC').toLowerCase();
  const plain = /^\d+(?:\.\d{1,2})?$/.exec(text.trim());
  const [said] = numbersOf(text);
  const value = plain
    ? Number(plain[0])
    : said === undefined
      ? undefined
      : said.kind === 'hours' && key.endsWith('_days')
        ? said.value / 24
        : said.value;
  if (value === undefined || value < 0 || value > LARGEST) return undefined;
  return Math.round(value * 100) / 100;
}

/**
 * A date as people type it: 2026-11-18, 11.18, 11月18日, 昨天, 三天前. A day without a year is the last such day up to
 * today. Undefined when it is none.
 */
export function readTypedDate(typed: string, today: string): string | undefined {
  const text = typed.normalize('NFKC').toLowerCase().trim();
  const iso = dayOf(text);
  if (iso !== undefined) return text.length > 10 ? text : iso;
  const full = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (full) {
    const [, year = '', month = '', day = ''] = full;
    return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  const short = /^(\d{1,2})\s*(?:月|[./-])\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (short) {
    const { year } = partsOf(today);
    const [, month = '', day = ''] = short;
    for (const candidate of [year, year - 1]) {
      const found = dayOf(`${candidate}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
      if (found !== undefined && found <= today) return found;
    }
    return undefined;
  }
  return datesIn(text, today)[0]?.day;
}
