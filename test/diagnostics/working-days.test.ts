import { beforeAll, expect, test } from 'vitest';
import {
  addWorkingDays,
  type HolidayTable,
  holidayTable,
  isWorkingDay,
} from '../../src/diagnostics/plan/working-days.ts';
import { builtInPack } from '../support/pack.ts';

let table: HolidayTable;
beforeAll(() => {
  table = holidayTable(builtInPack());
});

// The State Council's notice for 2026 (2025-11-04) and those for 2024 and 2025.
test.each([
  ['2026-01-04', true],
  ['2026-02-14', true],
  ['2026-02-15', false],
  ['2026-02-23', false],
  ['2026-02-28', true],
  ['2026-05-09', true],
  ['2026-09-20', true],
  ['2026-10-01', false],
  ['2026-10-10', true],
  ['2025-01-26', true],
  ['2025-02-04', false],
  ['2024-02-04', true],
  ['2024-10-12', true],
  ['2026-11-21', false],
  ['2026-11-23', true],
])('%s is a working day: %s', (day, working) => {
  expect(isWorkingDay(table, day)).toBe(working);
});

test('counts over a holiday and its make-up day', () => {
  expect(addWorkingDays(table, '2026-02-13', 3)).toEqual({ day: '2026-02-25', certain: true });
});

test('says that a year without published holidays is not certain', () => {
  expect(addWorkingDays(table, '2026-12-31', 3).certain).toBe(false);
});
