import { expect, test } from 'vitest';
import {
  findInLog,
  logFacts,
  openCase,
  type QuotaEntry,
  writtenAmount,
  writtenMoment,
} from '../../src/diagnostics/index.ts';
import { entriesOfCsv, onlyNew } from '../../src/workflows/quota-csv.ts';
import { builtInPack } from '../support/pack.ts';

const reading = (at: string, quota: number, available: number | null = null): QuotaEntry => ({
  kind: 'reading',
  at,
  quota,
  available,
  note: null,
});
const event = (kind: 'repaid' | 'refused' | 'borrowed', at: string, amount: number | null = null): QuotaEntry => ({
  kind,
  at,
  amount,
  note: null,
});

test('drops, vanishing and coming back are dated between two readings', () => {
  const log = [
    reading('2026-10-01', 20_000),
    reading('2026-10-09', 15_000),
    reading('2026-10-20', 0),
    reading('2026-11-02', 8000),
  ];
  expect(findInLog([...log].reverse(), '2026-11-24').changes).toEqual([
    { kind: 'dropped', from: 20_000, to: 15_000, lastSeen: '2026-10-01', firstSeen: '2026-10-09' },
    { kind: 'vanished', from: 15_000, to: 0, lastSeen: '2026-10-09', firstSeen: '2026-10-20' },
    { kind: 'came_back', from: 0, to: 8000, lastSeen: '2026-10-20', firstSeen: '2026-11-02' },
  ]);
});

test('recovery after a repayment lies between the last reading without it and the first with it', () => {
  const log = [
    reading('2026-10-01', 20_000, 5000),
    event('repaid', '2026-10-10', 3000),
    reading('2026-10-11', 20_000, 5000),
    reading('2026-10-14', 20_000, 8000),
    event('repaid', '2026-11-10', 1000),
    reading('2026-11-12', 20_000, 8000),
  ];
  expect(findInLog(log, '2026-11-15').recoveries).toEqual([
    {
      ...{ repaid: '2026-10-10', amount: 3000, from: 5000, to: 8000 },
      ...{ looked: '2026-10-11', atLeast: 1, atMost: 4, open: false },
    },
    {
      ...{ repaid: '2026-11-10', amount: 1000, from: 8000, to: null },
      ...{ looked: '2026-11-12', atLeast: 2, atMost: null, open: true },
    },
  ]);
});

test('of a recovery only what the readings show is said', () => {
  const found = (...log: QuotaEntry[]) => findInLog(log, '2026-11-24').recoveries;
  const before = reading('2026-10-01', 20_000, 20_000);
  const repaid = event('repaid', '2026-10-25', 8000);
  // Nobody has looked since: that is no waiting.
  expect(found(before, repaid)).toMatchObject([{ looked: null, atLeast: 0, atMost: null, open: true }]);
  expect(logFacts(builtInPack(), [before, event('repaid', '2026-11-20')], '2026-11-24').waiting_hours).toBeUndefined();
  // What was borrowed since the last reading is taken off; where its amount is not known, nothing is said.
  const back = reading('2026-10-26', 20_000, 20_000);
  expect(found(before, event('borrowed', '2026-10-05', 8000), repaid, back)).toMatchObject([
    { from: 12_000, to: 20_000, atMost: 1 },
  ]);
  expect(found(before, event('borrowed', '2026-10-05'), repaid, back)).toEqual([]);
  // What was borrowed afterwards hides whether anything came back.
  const low = reading('2026-10-30', 20_000, 5000);
  expect(found(before, repaid, event('borrowed', '2026-10-27', 15_000), low)).toEqual([]);
  // Growth after a second repayment is not put down to the first.
  const second = event('repaid', '2026-10-29', 100);
  const low2 = reading('2026-10-27', 20_000, 20_000);
  expect(found(before, repaid, low2, second, reading('2026-10-31', 25_000, 25_000))).toMatchObject([
    { repaid: '2026-10-25', atLeast: 2, atMost: null, open: false },
    { repaid: '2026-10-29', from: 20_000, to: 25_000 },
  ]);
});

test('what has not happened yet is not looked at', () => {
  const log = [reading('2026-10-01', 20_000), reading('2026-12-01', 0)];
  expect(findInLog(log, '2026-11-24').changes).toEqual([]);
});

test('a vanished limit becomes facts that rest on the log and nothing else', () => {
  const pack = builtInPack();
  const facts = logFacts(pack, [reading('2026-11-01', 20_000), reading('2026-11-18', 0)], '2026-11-20');
  expect(facts).toMatchObject({
    symptom: { value: 'quota_vanished', from: 'log' },
    quota_before: { value: 20_000, from: 'log' },
    quota_after: { value: 0, from: 'log' },
    happened_at: { value: '2026-11-18', from: 'log' },
  });
  expect(facts.available_quota).toBeUndefined();
});

test('a repayment still waited for is said with its days, and an old log says nothing', () => {
  const pack = builtInPack();
  const log = [reading('2026-11-10', 20_000, 0), event('repaid', '2026-11-17', 5000), reading('2026-11-19', 20_000, 0)];
  expect(logFacts(pack, log, '2026-11-20')).toMatchObject({
    symptom: { value: 'no_quota_after_repayment' },
    repaid: { value: 'within_3_days' },
    waiting_hours: { value: 72 },
  });
  expect(logFacts(pack, log, '2027-11-20')).toEqual({});
});

test('what the person says is stronger than the log', () => {
  const pack = builtInPack();
  const log = logFacts(pack, [reading('2026-11-01', 20_000), reading('2026-11-18', 0)], '2026-11-20');
  const file = openCase({
    pack,
    today: '2026-11-20',
    stated: { symptom: { value: 'account_limited', from: 'stated' } },
    log,
  });
  expect(file.facts.symptom).toMatchObject({ value: 'account_limited', from: 'stated' });
  expect(file.conflicts.map(({ fact }) => fact)).toContain('symptom');
});

test('a CSV is taken whole or not at all, and twice adds nothing', () => {
  const rows = [
    { line: 2, row: { date: '2026-11-01', quota: '20,000', available: '', event: '', amount: '', note: 'x' } },
    { line: 3, row: { date: '2026-11-02 10:30', quota: '', available: '', event: 'repaid', amount: '12.5', note: '' } },
  ];
  const { entries, problems } = entriesOfCsv(rows, 'FILE', '2026-11-24');
  expect(problems).toEqual([]);
  expect(entries).toMatchObject([{ quota: 20_000 }, { kind: 'repaid', at: '2026-11-02T10:30', amount: 12.5 }]);
  expect(onlyNew(entries, entries)).toEqual([]);
  const wrong = entriesOfCsv([...rows, { line: 4, row: { date: '2026-13-01', quota: '-5' } }], 'FILE', '2026-11-24');
  expect(wrong).toMatchObject({ entries: [], problems: [{ code: 'bad_day', line: 4, key: 'date' }] });
});

test.each([
  ['20000', 20_000],
  ['20,000.50', 20_000.5],
  ['￥ 20，000', 20_000],
  ['¥2万', 20_000],
  ['1.13万元', 11_300],
  ['3千', 3000],
  ['20k', 20_000],
  ['２００', 200],
  ['RMB 800', 800],
  ['0', 0],
  ['-5', undefined],
  ['2,00', undefined],
  ['1.234', undefined],
  ['1e5', undefined],
  ['两万', undefined],
  ['10万万', undefined],
  ['2000000000', undefined],
  ['', undefined],
])('%s as an amount is %s', (written, amount) => {
  expect(writtenAmount(written)).toBe(amount);
});

test.each([
  ['2026-11-03', '2026-11-03'],
  ['2026/11/3', '2026-11-03'],
  ['2026.11.3', '2026-11-03'],
  ['2026年11月3日', '2026-11-03'],
  ['20261103', '2026-11-03'],
  ['11-3', '2026-11-03'],
  ['11月3日', '2026-11-03'],
  ['12/31', '2025-12-31'],
  ['2-29', '2024-02-29'],
  ['2026/11/3 9:05', '2026-11-03T09:05'],
  ['2026-11-03T09:05:30', '2026-11-03T09:05'],
  ['2026/11/3 25:00', undefined],
  ['2026/2/29', undefined],
  ['13-1', undefined],
  ['3/11/2026', undefined],
  ['昨天', undefined],
])('%s as a day is %s', (written, day) => {
  expect(writtenMoment(written, '2026-11-24')).toBe(day);
});
