/** A number said in a clause, with what it counts. */
export interface SaidNumber {
  readonly start: number;
  readonly end: number;
  readonly kind: 'money' | 'hours' | 'days' | 'count' | 'plain';
  /** Yuan, hours, days or a count. */
  readonly value: number;
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const NUMBER = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[一二两俩三四五六七八九十百千万零〇半几]+/g;
const HOURS: readonly (readonly [RegExp, number])[] = [
  [/^(?:来|几|多|余)?(?:个多?)?(?:小时|钟头|hours?|hrs?)/, 1],
  [/^\s*(?:hours?|hrs?)/, 1],
  [/^(?:来|几|多|余)?(?:天|日(?!起)|个工作日|\s*days?)/, 24],
  [/^个?(?:多)?(?:星期|礼拜|周(?!年)|\s*weeks?)/, 168],
  [/^个?(?:多)?(?:月(?!份|底|初)|\s*months?)/, 720],
  [/^(?:多)?(?:分钟|\s*min(?:ute)?s?)/, 1 / 60],
];
const MONEY = /^(?:多)?(?:块|元|rmb|yuan|\s*yuan|\s*rmb)/;
const COUNT = /^(?:多)?(?:次|家|个|笔|张|回|遍|条|\s*times)/;

/** Every number of a clause, in order. */
export function numbersOf(clause: string): SaidNumber[] {
  const found: SaidNumber[] = [];
  for (const match of clause.matchAll(NUMBER)) {
    const written = match[0];
    let value = /\d/.test(written) ? Number(written.replaceAll(',', '')) : chineseNumber(written);
    if (value === undefined) continue;
    let end = match.index + written.length;
    const scale = /^\s*(万|千|百|w|k)(?![a-z])/.exec(clause.slice(end));
    if (scale && /\d/.test(written)) {
      value *= { 万: 10_000, w: 10_000, 千: 1000, k: 1000, 百: 100 }[scale[1] as '万'] ?? 1;
      end += scale[0].length;
    }
    const rest = clause.slice(end);
    const hours = HOURS.find(([unit]) => unit.test(rest));
    if (hours) {
      const half = /^个半/.test(rest) ? 0.5 : 0;
      found.push({ start: match.index, end, kind: 'hours', value: round((value + half) * hours[1]) });
    } else if (MONEY.test(rest) || scale || value >= 1000)
      found.push({ start: match.index, end, kind: 'money', value: round(value) });
    else if (COUNT.test(rest)) found.push({ start: match.index, end, kind: 'count', value });
    else found.push({ start: match.index, end, kind: 'plain', value: round(value) });
  }
  return found;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** 两万五 → 25000, 三十 → 30, 半 → 0.5; undefined when it says no definite number (几). */
function chineseNumber(written: string): number | undefined {
  if (written === '半') return 0.5;
  if (written.includes('几') || written.includes('半')) return undefined;
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  for (const character of written) {
    const unit = UNITS[character];
    if (unit === undefined) {
      digit = DIGITS[character];
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
