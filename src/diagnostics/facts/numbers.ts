/** A number said in a clause, with what it counts. */
export interface SaidNumber {
  readonly start: number;
  readonly end: number;
  readonly kind: 'money' | 'hours' | 'days' | 'count' | 'plain';
  /** Yuan, hours, days or a count. */
  readonly value: number;
}

const DIGITS = '零一二三四五六七八九';
const SAME_DIGIT: Readonly<Record<string, string>> = { 〇: '零', 两: '二', 俩: '二', 仨: '三' };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const SCALES: Readonly<Record<string, number>> = { ...UNITS, w: 10_000, k: 1000, thousand: 1000, hundred: 100 };
const ENGLISH: Readonly<Record<string, number>> = {
  ...{ an: 1, a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90 },
  ...{ couple: 2, 'a couple of': 2, 'half an': 0.5, 'half a': 0.5, half: 0.5, 'two and a half': 2.5 },
};
/** Hours of each unit of time. */
const HOURS: Readonly<Record<string, number>> = {
  ...{
    分钟: 1 / 60,
    刻钟: 0.25,
    小时: 1,
    钟头: 1,
    天: 24,
    日: 24,
    工作日: 24,
    星期: 168,
    礼拜: 168,
    周: 168,
    月: 720,
    年: 8760,
  },
  ...{ min: 1 / 60, hour: 1, hr: 1, day: 24, week: 168, month: 720, year: 8760 },
};
const ENGLISH_UNIT =
  '(?:(?:full|whole|long|more|entire|straight|working|business)[ -])*(min|hour|hr|day|week|month|year)';
const ENGLISH_WORDS = Object.keys(ENGLISH).sort((a, b) => b.length - a.length);
const NUMBER = new RegExp(
  `(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|个半(?=小时|钟|月|星期|礼拜)|(?:(?!(?<=[一二两三四五六七八九万千百])一[路直次下口把边样起笔])[一二两俩三仨四五六七八九十百千万零〇半几])+|` +
    `\\b(?:${ENGLISH_WORDS.join('|')})(?=[ -](?:${ENGLISH_UNIT}|times|thousand|hundred|lenders|apps|platforms|loans))`,
  'g',
);
const TIME =
  /^\s*[来几多余整把拉]?\s*(?:(个)([半多整来大]*))?\s*(分钟|刻钟|小时|钟头|工作日|天|日|星期|礼拜|周|月|年)(半)?/;
const ENGLISH_TIME = new RegExp(`^[ -]?${ENGLISH_UNIT}(?:ute)?s?\\b( and a half)?`);
/** What the unit would mean with what follows: 周五, 年底, 天猫 are no lengths of time. */
const NO_TIME =
  /^(?:天[猫气线生下台边]|日[起常历期前晚早上下签号程那]|周[年岁转边围末一二三四五六日]|(?:星期|礼拜)[一二三四五六日天]|年[底初末级纪龄终关化利限轻货会前后中]|月[份底初末中光薪利])/;
/** What stands before a length of time that is none: the second day, the last days, these days, every day. */
const NO_LENGTH = /(?:[这那前近头每哪某同隔]|最后|再[过等]?|第[二2]?|[^超已都经]过|^过)$/;
const MONEY = /^\s*多?(?:块(?!儿)|元(?!旦)|rmb|yuan|cny)/;
const COUNT = /^多?(?:次|家|个|笔|张|回|遍|条|款|\s*(?:times|lenders|apps|platforms|loans))/;
/** Numbers that are names: hotlines, telephone numbers, festivals, years, products. */
const NAME = /^(?:95\d{3}|96110|12[13]\d{2}|12363|12378|12345|100(?:86|10|00)|400\d{3,}|\d{8,})$/;
/** 一直, 一样, 万一, 千万, 十分 and the like are no numbers. */
const NO_NUMBER = /^(?:一[直样般些点起定下旦共边切律会阵番向味概堆片群块]|[百千万]|十[分足])/;

/** The same hour of an earlier day: 昨天这个时候. */
const SAME_HOUR = /(大前天|前天|昨天|昨日)的?(?:差不多)?这个?(?:时候|时间|点|会儿|当口)/g;
const DAYS_BACK: Readonly<Record<string, number>> = { 大前天: 3, 前天: 2, 昨天: 1, 昨日: 1 };

/** Every number of a clause, in order. */
export function numbersOf(clause: string): SaidNumber[] {
  const found: SaidNumber[] = [...clause.matchAll(SAME_HOUR)].map(({ 0: { length }, 1: day = '', index }) => ({
    start: index,
    end: index + length,
    kind: 'hours',
    value: (DAYS_BACK[day] ?? 1) * 24,
  }));
  for (const match of clause.matchAll(NUMBER)) {
    const number = numberAt(clause, match[0], match.index);
    if (number) found.push(number);
  }
  return found.sort((a, b) => a.start - b.start);
}

function numberAt(clause: string, written: string, start: number): SaidNumber | undefined {
  const before = clause.slice(0, start);
  let end = start + written.length;
  const digits = /^\d/.test(written);
  let value = digits ? Number(written.replaceAll(',', '')) : (ENGLISH[written] ?? chineseNumber(written));
  const more = /^[来几多余]/.test(clause.slice(end));
  if (written === '十几' || (written === '十' && more)) value = 11;
  const time = timeOf(clause.slice(end), written, before, value);
  if (time === 'none' || value === undefined) return undefined;
  if (time !== undefined) return { start, end, kind: 'hours', value: round(time) };
  if (/(?:双|第|周|星期|礼拜|百分之)$/.test(before) && !/^次/.test(clause.slice(end))) return undefined;
  if (!digits && NO_NUMBER.test(clause.slice(start)) && !/^[千百万]把/.test(clause.slice(start))) return undefined;
  const scaled = digits || ENGLISH[written] !== undefined ? scaleOf(clause.slice(end), value) : undefined;
  if (scaled) {
    value = scaled.value;
    end += scaled.length;
  }
  const rest = clause.slice(end);
  const money = MONEY.test(rest);
  if (!money && !scaled && (NAME.test(written) || /^\s*年/.test(rest) || /^(?:360|618)$/.test(written)))
    return undefined;
  if (money || scaled) return { start, end, kind: 'money', value: round(value) };
  if (COUNT.test(rest) && value < 1000) return { start, end, kind: 'count', value };
  return { start, end, kind: value >= 1000 && !/^多?[号名人位]/.test(rest) ? 'money' : 'plain', value: round(value) };
}

/** The hours of a length of time; `none` for what only looks like one, undefined when no unit follows. */
function timeOf(rest: string, written: string, before: string, value: number | undefined): number | 'none' | undefined {
  if (/\bday $/.test(before) && value !== undefined) return value * 24;
  const english = ENGLISH_TIME.exec(rest);
  if (english && /^an?$/.test(written) && /(?:times|once|twice|%|yuan|\d) $/.test(before)) return 'none';
  if (english && value !== undefined) return (value + (english[2] ? 0.5 : 0)) * (HOURS[english[1] ?? ''] ?? 0);
  const match = TIME.exec(rest);
  if (!match) return undefined;
  const [whole, piece, filler = '', unit = '', half] = match;
  if (unit === '月' && !piece && !/[半俩仨]$/.test(written)) return 'none';
  if (unit === '年' && (value === undefined || value >= 100 || /^\d{2}$/.test(written))) return 'none';
  if (unit === '日' && (/[月年./-]\s*$/.test(before) || (/\d/.test(written) && !/[满成达过逾等了咗]\s*$/.test(before))))
    return 'none';
  if (NO_TIME.test(rest.slice(whole.length - unit.length - (half ? 1 : 0)))) return 'none';
  if (value === undefined || (written === '半' && unit === '天')) return 'none';
  if (NO_LENGTH.test(before) && (value <= 2 || !/(?:过|第)$/.test(before))) return 'none';
  if (written === '一' && unit === '天' && (/有$/.test(before) || /^天(?:到晚|到黑|比一天)/.test(rest))) return 'none';
  return (value + (filler.includes('半') || half ? 0.5 : 0)) * (HOURS[unit] ?? 0);
}

/** 万, k and the like after a number written in digits, with what follows them: 3万5, 1万2千. */
function scaleOf(rest: string, value: number): { readonly value: number; readonly length: number } | undefined {
  const match = /^\s*(万|千|百|w|k|thousand|hundred)(?![a-z])(?:(\d)(千|百|k)?(?![\d.个次天年月期笔家张小%点]))?/.exec(
    rest,
  );
  if (!match) return undefined;
  const scale = SCALES[match[1] ?? ''] ?? 1;
  const tail = Number(match[2] ?? 0) * (match[3] ? (SCALES[match[3]] ?? 1) : scale / 10);
  return { value: value * scale + tail, length: match[0].length };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** 两万五 → 25000, 三十 → 30, 半 → 0.5, 三四 → 3.5, 二〇二六 → 2026; undefined when it says no definite number (几). */
export function chineseNumber(written: string): number | undefined {
  if (written === '半') return 0.5;
  if (written === '个半') return 1.5;
  if (written.includes('几') || written.includes('半')) return undefined;
  const digits = [...written].map((character) => DIGITS.indexOf(SAME_DIGIT[character] ?? character));
  if (digits.length > 2 && digits.every((digit) => digit >= 0)) return Number(digits.join(''));
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  for (const [at, character] of [...written].entries()) {
    const unit = UNITS[character];
    if (unit === undefined) {
      const next = digits[at] ?? 0;
      digit = digit ? (digit + next) / 2 : next;
      if (character === '零' || character === '〇') lastUnit = 10;
      continue;
    }
    if (unit === 10_000) {
      total += (section + (digit ?? (section === 0 ? 1 : 0))) * unit;
      section = 0;
    } else section += (digit ?? 1) * unit;
    lastUnit = unit;
    digit = undefined;
  }
  const tail = digit === undefined ? 0 : lastUnit >= 100 ? (digit * lastUnit) / 10 : digit;
  return total + section + tail;
}
