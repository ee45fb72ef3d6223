import { expect, test } from 'vitest';
import { numbersOf } from '../../src/diagnostics/facts/numbers.ts';
import { readTypedDate, readTypedNumber } from '../../src/diagnostics/facts/typed.ts';

test.each([
  ['借两万', 'money', 20_000],
  ['申请3万5', 'money', 30_000],
  ['两万五', 'money', 25_000],
  ['二十八万全借出来', 'money', 280_000],
  ['1.5w', 'money', 15_000],
  ['三千块', 'money', 3000],
  ['等了三天', 'hours', 72],
  ['半小时', 'hours', 0.5],
  ['两个小时过去', 'hours', 2],
  ['过了一个星期', 'hours', 168],
  ['waited 3 days', 'hours', 72],
  ['连着申请三次', 'count', 3],
])('reads %s as %s %d', (clause, kind, value) => {
  expect(numbersOf(clause)).toContainEqual(expect.objectContaining({ kind, value }));
});

test('says no number where none is definite', () => {
  expect(numbersOf('好几家平台')).toEqual([]);
});

test.each([
  ['20000', 'amount', 20_000],
  ['两万五', 'amount', 25_000],
  ['2万', 'amount', 20_000],
  ['３．５', 'amount', 3.5],
  ['两天', 'waiting_hours', 48],
  ['两天', 'lasting_days', 2],
])('takes %s typed for %s as %d', (typed, key, value) => {
  expect(readTypedNumber(typed, key)).toBe(value);
});

test.each([
  ['2026-11-18', '2026-11-18'],
  ['11.18', '2026-11-18'],
  ['11月18日', '2026-11-18'],
  ['12-30', '2025-12-30'],
  ['昨天下午', '2026-11-21'],
  ['三天前', '2026-11-19'],
  ['3 days ago', '2026-11-19'],
])('takes the date %s typed on 2026-11-22 as %s', (typed, day) => {
  expect(readTypedDate(typed, '2026-11-22')).toBe(day);
});

test('does not take a day that does not exist', () => {
  expect(readTypedDate('2026-02-30', '2026-11-22')).toBeUndefined();
  expect(readTypedDate('abc', '2026-11-22')).toBeUndefined();
});
