import { addDays, type CalendarDay, partsOf } from '../plan/calendar-date.ts';
import { FESTIVAL_NAMES, festivalDay } from './festivals.ts';
import { chineseNumber, numbersOf } from './numbers.ts';

/** A day that a text names, with where it stands. */
export interface SaidDate {
  readonly day: CalendarDay;
  readonly start: number;
  readonly end: number;
  /** Said as so long ago (三天前) or as a day of the week, not as a day of its own. */
  readonly loose: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [pattern: string, read: (groups: Groups, today: CalendarDay) => CalendarDay | undefined];

const YEAR =
  '(?:(?<year>20[0-3]\\d|二[〇零][一二三][〇零一二三四五六七八九])\\s*(?:年|[./-])|(?<yearWord>去年|前年|今年))的?\\s*';
const MONTH = '(?<month>1[0-2](?!\\d)|0?[1-9](?!\\d)|十[一二]?|[一二三四五六七八九])';
const DAY =
  '(?<day>3[01](?!\\d)|[12]\\d(?!\\d)|0?[1-9](?!\\d)|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])';
const PART = '(?<part>初|上旬|中旬|中|下旬|底|末|尾)';
const MONTH_WORD = '(?<monthWord>这个?月|本月|当月|(?<![碰赶遇])上个?月)的?';
const NAMED =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const ENGLISH_DAY = '(?<day>3[01]|[12]\\d|[1-9])(?:st|nd|rd|th)?\\b';
const FOLLOWS = '(?=那天|当天|[早晚起就开递]|[上下]午|凌晨|发)';
const SUFFIX =
  '(?<suffix>前一?[天夜晚]|头天晚上|第二天|次日|隔天|转天|前后|[之以]?[前后]|过[后了完]|[那当]天|当[日晚]|[第头][一二三四五六七]天|期间|那几天|那阵|[早晚]上|[上中下]午|凌晨|零点|半夜|一早|)';
const HAN = '[\\d一二两俩三仨四五六七八九十半]+';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Ways to name a day, the most telling first; a later one does not read what an earlier one has taken. */
const RULES: readonly Rule[] = [
  [`${YEAR}${MONTH}\\s*(?:月份?|[./-])\\s*${DAY}(?:[日号]|(?![\\d.个%月年直样般些点起定共周星礼天]))`, onDate],
  [`(?<![历腊正\\d.])${MONTH}月份?\\s*${DAY}(?:[日号]|${FOLLOWS})`, onDate],
  [`(?<![\\d./-])${MONTH}[./]${DAY}(?:[日号]|${FOLLOWS})`, onDate],
  [`(?<![\\d./-])${MONTH}/${DAY}(?![\\d/%])`, onDate],
  [`${YEAR}${MONTH}\\s*月份?${PART}?`, onDate],
  [`(?<![历\\d.个])${MONTH}月份?(?:${PART}|(?=起|开始|以来))`, onDate],
  [`${MONTH_WORD}(?:${DAY}[日号]|${PART}|$|(?=起|开始))`, onDate],
  [
    `(?<![\\d一二三四五六七八九十月第每编账帐型.])${DAY}号(?![线楼院门店卡码机房桌公前后]|以[前后]|之[前后]|左右)`,
    onDate,
  ],
  [
    `(?:${YEAR})?(?<![周拜期])(?<festival>${FESTIVAL_NAMES.join('|')})节?(?:放假|假期|长假|小长假|大促)?的?${SUFFIX}`,
    onFestival,
  ],
  ['大前[天日晚夜]', (_, today) => addDays(today, -3)],
  ['(?:the )?day before yesterday|前[天日晚夜](?!后)|前儿', (_, today) => addDays(today, -2)],
  ['[昨琴寻噚][天日]|昨[晚夜儿早]|yesterday|last (?:night|evening)', (_, today) => addDays(today, -1)],
  [
    '(?<![到至止])今(?:[天日早晚儿]|[上下]午)(?!是?第)|\\b(?:today|tonight|this (?:morning|afternoon|evening))',
    (_, today) => today,
  ],
  [
    `(?<length>${HAN}[多来]?(?:个[半多]*)?(?:分钟|小时|钟头|天|日|星期|礼拜|周|月)半?)多?(?:之前|以前|前)(?![面后台])`,
    ago,
  ],
  [
    '(?<length>(?:\\d+|\\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|half an?)) (?:hour|day|week|month)s?) (?:or so )?ago',
    ago,
  ],
  [
    '(?<week>上上|上|这|本|)个?(?:周|星期|礼拜)(?<weekday>一(?![看查问试点登打翻直])|[二三四五六日天])(?!个?[天月年小个])',
    onWeekday,
  ],
  ['上个?(?:周|星期|礼拜)(?=$|起|开始|就)', (_, today) => addDays(today, -7)],
  ['\\b(?:last|this|on|since|from) (?<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day', onWeekday],
  [`\\b${NAMED} ${ENGLISH_DAY}(?:,? (?<year>20\\d\\d))?`, onDate],
  [`\\b${ENGLISH_DAY} (?:of )?${NAMED}(?:,? (?<year>20\\d\\d))?`, onDate],
  [`\\b${NAMED},? (?<year>20\\d\\d)`, onDate],
];
const COMPILED = RULES.map(([pattern, read]) => [new RegExp(pattern, 'g'), read] as const);

/** Every day that a text names, in order, counted from `today`; none lies after it. */
export function datesIn(text: string, today: CalendarDay): SaidDate[] {
  const taken: (Omit<SaidDate, 'day'> & { readonly day: CalendarDay | undefined })[] = [];
  for (const [pattern, read] of COMPILED) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some((other) => start < other.end && end > other.start)) continue;
      const day = read(match.groups ?? {}, today);
      taken.push({
        day: day !== undefined && day <= today ? day : undefined,
        start,
        end,
        loose: read === ago || read === onWeekday,
      });
    }
  }
  return taken
    .flatMap(({ day, ...place }) => (day === undefined ? [] : [{ day, ...place }]))
    .sort((a, b) => a.start - b.start);
}

/** A day of a month, said in whatever way; without a year or a month the last such day up to today. */
function onDate({ year, yearWord, monthWord, month, day, part }: Groups, today: CalendarDay): CalendarDay | undefined {
  const now = partsOf(today);
  const inMonth = day ? numberOf(day) : partOfMonth(part);
  if (month !== undefined) {
    const said = yearOf(year, yearWord, today);
    return firstPast(
      (said === undefined ? [now.year, now.year - 1] : [said]).map((one) => dayIn(one, monthOf(month), inMonth)),
      today,
    );
  }
  const back = monthWord?.startsWith('上') ? [1] : monthWord ? [0] : [0, 1];
  return firstPast(
    back.map((months) => {
      const at = now.year * 12 + now.month - 1 - months;
      return dayIn(Math.floor(at / 12), (at % 12) + 1, inMonth);
    }),
    today,
  );
}

function onFestival({ year, yearWord, festival = '', suffix = '' }: Groups, today: CalendarDay) {
  return festivalDay(festival, suffix, yearOf(year, yearWord, today), today);
}

/** A day of the week: of this week or an earlier one when that is said, else the last one up to today. */
function onWeekday({ week = '', weekday = '' }: Groups, today: CalendarDay): CalendarDay {
  const place = ENGLISH_DAYS.indexOf(weekday);
  const wanted = (place >= 0 ? place : '一二三四五六日'.indexOf(weekday.replace('天', '日'))) + 1;
  const { weekday: now } = partsOf(today);
  if (week === '') return addDays(today, -((now - wanted + 7) % 7));
  return addDays(today, wanted - now - (week === '上上' ? 14 : week === '上' ? 7 : 0));
}

/** 三天前, two days ago. */
function ago({ length = '' }: Groups, today: CalendarDay): CalendarDay | undefined {
  const [said] = numbersOf(length);
  return said?.kind === 'hours' ? addDays(today, -Math.round(said.value / 24)) : undefined;
}

function yearOf(year: string | undefined, word: string | undefined, today: CalendarDay): number | undefined {
  if (year) return numberOf(year);
  if (!word) return undefined;
  return partsOf(today).year - (word === '前年' ? 2 : word === '去年' ? 1 : 0);
}

function monthOf(written: string): number {
  const english = MONTHS.indexOf(written.slice(0, 3));
  return english >= 0 ? english + 1 : numberOf(written);
}

function partOfMonth(part: string | undefined): number {
  if (part === '初' || part === '上旬') return 5;
  if (part === undefined || part.startsWith('中')) return 15;
  return part === '下旬' ? 25 : 28;
}

function numberOf(written: string): number {
  return /^\d/.test(written) ? Number(written) : (chineseNumber(written.replace('廿', '二十')) ?? 0);
}

/** Undefined for a day that the calendar does not have; the end of a month is fitted to it. */
function dayIn(year: number, month: number, day: number): CalendarDay | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return day > partsOf(first).daysInMonth ? undefined : addDays(first, day - 1);
}

function firstPast(days: readonly (CalendarDay | undefined)[], today: CalendarDay): CalendarDay | undefined {
  return days.find((day) => day !== undefined && day <= today);
}
