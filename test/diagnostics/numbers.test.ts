import { expect, test } from 'vitest';
import { numbersOf } from '../../src/diagnostics/facts/numbers.ts';
import { readTypedDate, readTypedNumber } from '../../src/diagnostics/facts/typed.ts';

test.each([
  ['借两万', 'money', 20_000],
  ['申请3万5', 'money', 35_000],
  ['1万2千', 'money', 12_000],
  ['借了3万5次', 'money', 30_000],
  ['两万五', 'money', 25_000],
  ['两三万的额度', 'money', 25_000],
  ['二十八万全借出来', 'money', 280_000],
  ['1.5w', 'money', 15_000],
  ['三千块', 'money', 3000],
  ['12,500元', 'money', 12_500],
  ['five thousand yuan', 'money', 5000],
  ['资料费八百', 'plain', 800],
  ['等了三天', 'hours', 72],
  ['半小时', 'hours', 0.5],
  ['半拉钟头', 'hours', 0.5],
  ['个半钟头', 'hours', 1.5],
  ['两个小时过去', 'hours', 2],
  ['两个半小时', 'hours', 2.5],
  ['一天半了', 'hours', 36],
  ['一整天了', 'hours', 24],
  ['六个来小时', 'hours', 6],
  ['三四天', 'hours', 84],
  ['两三天了', 'hours', 60],
  ['十来天', 'hours', 264],
  ['十多天', 'hours', 264],
  ['二十来天', 'hours', 480],
  ['三个工作日', 'hours', 72],
  ['过了一个星期', 'hours', 168],
  ['俩礼拜', 'hours', 336],
  ['半个月', 'hours', 360],
  ['半个多月', 'hours', 360],
  ['一个半月', 'hours', 1080],
  ['仨月', 'hours', 2160],
  ['三个多月', 'hours', 2160],
  ['两年了', 'hours', 17_520],
  ['已满七日', 'hours', 168],
  ['都第3天了', 'hours', 72],
  ['第四天钱到了', 'hours', 96],
  ['昨天这个时候提交的', 'hours', 24],
  ['前天这会儿借的', 'hours', 48],
  ['waited 3 days', 'hours', 72],
  ['two full days', 'hours', 48],
  ['half an hour', 'hours', 0.5],
  ['an hour and a half', 'hours', 1.5],
  ['a couple of weeks', 'hours', 336],
  ['连着申请三次', 'count', 3],
  ['tried three times', 'count', 3],
  ['五家平台', 'count', 5],
])('reads %s as %s %d', (clause, kind, value) => {
  expect(numbersOf(clause)).toContainEqual(expect.objectContaining({ kind, value }));
});

test.each([
  '好几家平台',
  '第二天又好了',
  '过两天再看',
  '前两天',
  '这两天',
  '每天都试',
  '同一天',
  '加载半天',
  '星期三',
  '三月份',
  '2025年十月',
  '双十一',
  '打了95188',
  '618那天',
  '万一借不出来',
  '千万别点',
  '24% a year',
  '一直这样',
])('says no number where none is definite: %s', (clause) => {
  expect(numbersOf(clause).filter(({ kind }) => kind !== 'plain')).toEqual([]);
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
  ['上个月中', '2026-10-15'],
  ['上周五', '2026-11-13'],
  ['上周', '2026-11-15'],
  ['去年国庆', '2025-10-01'],
  ['3 days ago', '2026-11-19'],
])('takes the date %s typed on 2026-11-22 as %s', (typed, day) => {
  expect(readTypedDate(typed, '2026-11-22')).toBe(day);
});

test('does not take a day that does not exist', () => {
  expect(readTypedDate('2026-02-30', '2026-11-22')).toBeUndefined();
  expect(readTypedDate('abc', '2026-11-22')).toBeUndefined();
});
