import { addDays, type CalendarDay, partsOf } from '../plan/calendar-date.ts';

/** Festivals with a fixed day (month and day), or the place of their day in a row of `MOVING`. */
const FIXED: Readonly<Record<string, string>> = {
  ...{ 双十一: '11-11', 双拾壹: '11-11', 双11: '11-11', 光棍节: '11-11', 双十二: '12-12', 双12: '12-12' },
  ...{ 618: '06-18', 六一八: '06-18', 元旦: '01-01', 国庆: '10-01', 十一: '10-01', 五一: '05-01', 劳动节: '05-01' },
  ...{
    教师节: '09-10',
    六一: '06-01',
    儿童节: '06-01',
    妇女节: '03-08',
    三八: '03-08',
    女王节: '03-08',
    女神节: '03-08',
  },
  ...{ 情人节: '02-14', 平安夜: '12-24', 圣诞: '12-25', 清明: '04-05', 立春: '02-04', 立冬: '11-07', 冬至: '12-22' },
  ...{ 'double 11': '11-11', 'double eleven': '11-11', "singles' day": '11-11', 'singles day': '11-11' },
  ...{ 'double 12': '12-12', "new year's day": '01-01', 'national day': '10-01', christmas: '12-25' },
};
const MOVING = ['除夕', '春节', '元宵', '端午', '七夕', '中秋', '重阳'];
/** Days of the moving festivals by year. */
const BY_YEAR: Readonly<Record<number, readonly string[]>> = {
  2023: ['01-21', '01-22', '02-05', '06-22', '08-22', '09-29', '10-23'],
  2024: ['02-09', '02-10', '02-24', '06-10', '08-10', '09-17', '10-11'],
  2025: ['01-28', '01-29', '02-12', '05-31', '08-29', '10-06', '10-29'],
  2026: ['02-16', '02-17', '03-03', '06-19', '08-19', '09-25', '10-18'],
  2027: ['02-06', '02-07', '02-21', '06-09', '08-08', '09-15', '10-08'],
  2028: ['01-25', '01-26', '02-09', '05-28', '08-26', '10-03', '10-26'],
  2029: ['02-12', '02-13', '02-27', '06-16', '08-16', '09-22', '10-16'],
  2030: ['02-01', '02-02', '02-16', '06-05', '08-05', '09-12', '10-05'],
};
/** Festivals of several days: their name alone is no day. */
const SEVERAL_DAYS = new Set([
  '国庆',
  '十一',
  '五一',
  '劳动节',
  '元旦',
  '春节',
  '中秋',
  '端午',
  '清明',
  'national day',
]);

export const FESTIVAL_NAMES: readonly string[] = [...Object.keys(FIXED), ...MOVING].sort((a, b) => b.length - a.length);

/**
 * The day of a festival, the last one up to today when no year is said; what follows the name may shift it (前一天,
 * 第二天) or say that another time is meant (之后).
 */
export function festivalDay(
  name: string,
  suffix: string,
  year: number | undefined,
  today: CalendarDay,
): CalendarDay | undefined {
  if (/^(?:[之以]?[前后]|前后|过后|过[了完]|期间|那几天|那阵)$/.test(suffix)) return undefined;
  if (SEVERAL_DAYS.has(name) && suffix === '' && year === undefined) return undefined;
  const shift = /^前/.test(suffix) || suffix === '头天晚上' ? -1 : /^(?:第二|次|隔|转)/.test(suffix) ? 1 : 0;
  const nth = '一二三四五六七'.indexOf(/^第(.)天/.exec(suffix)?.[1] ?? '一');
  const now = partsOf(today).year;
  for (const candidate of year === undefined ? [now, now - 1] : [year]) {
    const day = FIXED[name] ?? BY_YEAR[candidate]?.[MOVING.indexOf(name)];
    if (day === undefined) continue;
    const found = addDays(`${candidate}-${day}`, nth > 0 ? nth : shift);
    if (found <= today) return found;
  }
  return undefined;
}
