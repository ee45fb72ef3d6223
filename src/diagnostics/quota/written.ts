import { type CalendarDay, dayOf } from '../plan/calendar-date.ts';

const LARGEST = 1_000_000_000;
const SCALES: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 千: 1000, k: 1000 };

/**
 * An amount in yuan as people and banks write it: `20000`, `20,000.00`, `¥ 2万`, `1.5万元`, `RMB 800`. Undefined for what
 * is no amount, is negative or above 10⁹, or has parts of a fen.
 */
export function writtenAmount(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const bare = plain.replace(/^(?:[¥￥]|rmb|cny|人民币)/, '').replace(/(?:元|块钱?|rmb|cny)$/, '');
  const [, digits = '', decimals = '', scale = ''] =
    /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,6}))?(万|w|千|k)?$/.exec(bare) ?? [];
  if (digits === '') return undefined;
  // In whole numbers, so that 1.13万 is 11300 to the fen.
  const millionths = Number(`${digits.replaceAll(',', '')}${decimals.padEnd(6, '0')}`) * (SCALES[scale] ?? 1);
  const amount = millionths / 1_000_000;
  if (millionths % 10_000 !== 0 || amount > LARGEST) return undefined;
  return amount;
}

const PARTS = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(?:[T ]?(\d{1,2}):(\d{2})(?::\d{2})?)?$/;

/**
 * A day, or a minute, in Shanghai as people and banks write it: `2026-11-03`, `2026/11/3 9:05`, `2026年11月3日`,
 * `20261103`, and without a year `11-3`, which is the last such day up to today. Undefined for what is no date.
 */
export function writtenMoment(text: string, today: CalendarDay): string | undefined {
  const plain = text.normalize('NFKC').trim();
  const day = dayOf(plain);
  if (day !== undefined) {
    const minute = /^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(plain)?.[1];
    return minute === undefined ? day : `${day}T${minute}`;
  }
  const joined = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const [, year, month = '', date = '', hour, minute = ''] = joined ?? PARTS.exec(plain) ?? [];
  if (month === '') return undefined;
  const monthAndDay = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  // The 29th of February is looked for as far back as the last leap year.
  const years = year === undefined ? Array.from({ length: 9 }, (_, back) => String(thisYear - back)) : [year];
  const found = years.map((name) => dayOf(`${name}-${monthAndDay}`)).find((one) => one && (year || one <= today));
  if (found === undefined) return undefined;
  if (hour === undefined) return found;
  const clock = `${hour.padStart(2, '0')}:${minute}`;
  return clock < '24:00' && minute < '60' ? `${found}T${clock}` : undefined;
}
