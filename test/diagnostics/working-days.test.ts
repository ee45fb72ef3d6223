import { beforeAll, expect, test } from 'vitest';
import { addDays, partsOf } from '../../src/diagnostics/plan/calendar-date.ts';
import {
  addWait,
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

/**
 * The arrangements as the General Office of the State Council published them, taken day by day from its yearly notices
 * (国务院办公厅关于…年部分节假日安排的通知): 2019-11-21 with the longer Spring Festival of 2020-01-26, 2020-11-25, 2021-10-25,
 * 2022-12-08, 2023-10-25, 2024-11-12, 2025-11-04. Holidays from and to, and the weekend days worked instead.
 */
const PUBLISHED: Readonly<
  Record<number, { readonly off: readonly [string, string][]; readonly worked: readonly string[] }>
> = {
  2020: {
    off: [
      ['01-01', '01-01'],
      ['01-24', '02-02'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-25', '06-27'],
      ['10-01', '10-08'],
    ],
    // The notice of 2020-01-26 made 1 February, first a make-up day, a holiday.
    worked: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
  },
  2021: {
    off: [
      ['01-01', '01-03'],
      ['02-11', '02-17'],
      ['04-03', '04-05'],
      ['05-01', '05-05'],
      ['06-12', '06-14'],
      ['09-19', '09-21'],
      ['10-01', '10-07'],
    ],
    worked: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  },
  2022: {
    off: [
      ['01-01', '01-03'],
      ['01-31', '02-06'],
      ['04-03', '04-05'],
      ['04-30', '05-04'],
      ['06-03', '06-05'],
      ['09-10', '09-12'],
      ['10-01', '10-07'],
      ['12-31', '12-31'],
    ],
    worked: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
  },
  2023: {
    off: [
      ['01-01', '01-02'],
      ['01-21', '01-27'],
      ['04-05', '04-05'],
      ['04-29', '05-03'],
      ['06-22', '06-24'],
      ['09-29', '10-06'],
    ],
    worked: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  2024: {
    off: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

function publishedAsWorking(day: string): boolean {
  const { year, weekday } = partsOf(day);
  const rules = PUBLISHED[year];
  if (!rules) throw new Error(`no arrangement for ${year}`);
  const date = day.slice(5);
  if (rules.worked.includes(date)) return true;
  return weekday <= 5 && !rules.off.some(([from, to]) => from <= date && date <= to);
}

const YEARS = Object.keys(PUBLISHED).map(Number);

test('every year that is claimed is compared with its notice, and no other is claimed', () => {
  expect([table.firstYear, table.lastYear]).toEqual([YEARS[0], YEARS.at(-1)]);
  const claimed = [...table.holidays, ...table.makeUpDays].map((day) => Number(day.slice(0, 4)));
  expect([...new Set(claimed)].sort()).toEqual(YEARS);
});

test.each(YEARS)('every single day of %s is as published', (year) => {
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    expect(isWorkingDay(table, day), day).toBe(publishedAsWorking(day));
});

test.each(YEARS)('sums from every day of %s agree with counting the published days one by one', (year) => {
  for (let from = `${year}-01-01`; from <= `${year}-11-15`; from = addDays(from, 1)) {
    let day = from;
    for (let count = 1; count <= 15; count += 1) {
      do day = addDays(day, 1);
      while (!publishedAsWorking(day));
      expect(addWorkingDays(table, from, count), `${from} + ${count}`).toEqual({ day, certain: true });
    }
  }
});

test.each([
  ['over the new year of 2025', '2024-12-31', 1, '2025-01-02', true],
  ['over the new year of 2026 and its make-up Sunday', '2025-12-31', 1, '2026-01-04', true],
  ['to the last working day of a known year', '2026-12-30', 1, '2026-12-31', true],
  ['into a year without an arrangement', '2026-12-31', 1, '2027-01-01', false],
  ['over the long Spring Festival of 2026', '2026-02-13', 3, '2026-02-25', true],
  ['over a make-up Saturday', '2026-05-08', 1, '2026-05-09', true],
])('counts %s', (_, from, count, day, certain) => {
  expect(addWorkingDays(table, from, count)).toEqual({ day, certain });
});

test('calendar days take no holiday into account and are always certain', () => {
  expect(addWait(table, '2026-09-28', { count: 15, kind: 'calendar' })).toEqual({ day: '2026-10-13', certain: true });
  expect(addWait(table, '2026-12-20', { count: 15, kind: 'calendar' })).toEqual({ day: '2027-01-04', certain: true });
  expect(addWait(table, '2028-02-20', { count: 15, kind: 'calendar' }).day).toBe('2028-03-06');
});
