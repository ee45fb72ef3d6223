import type { KnowledgePack } from '../pack/knowledge-pack.ts';
import { addDays, type CalendarDay, partsOf } from './calendar-date.ts';

/** Statutory holidays and make-up working days as published; the years are those with a published arrangement. */
export interface HolidayTable {
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
  readonly firstYear: number;
  readonly lastYear: number;
}

const tables = new WeakMap<KnowledgePack['calendar'], HolidayTable>();

/** The pack's calendar, ready for look-ups. */
export function holidayTable({ calendar }: Pick<KnowledgePack, 'calendar'>): HolidayTable {
  const known = tables.get(calendar);
  if (known) return known;
  const { holidays, makeUpDays, firstYear, lastYear } = calendar;
  const table = { holidays: new Set(holidays), makeUpDays: new Set(makeUpDays), firstYear, lastYear };
  tables.set(calendar, table);
  return table;
}

/** A day reached by counting working days; `certain` is false past the last year whose arrangement is published. */
export interface CountedDay {
  readonly day: CalendarDay;
  readonly certain: boolean;
}

/** True when offices work on that day: make-up days count, statutory holidays and other weekends do not. */
export function isWorkingDay(table: HolidayTable, day: CalendarDay): boolean {
  if (table.makeUpDays.has(day)) return true;
  return !table.holidays.has(day) && partsOf(day).weekday <= 5;
}

/** The count-th working day after `from` (the day itself does not count). */
export function addWorkingDays(table: HolidayTable, from: CalendarDay, count: number): CountedDay {
  let day = from;
  let certain = true;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    const { year } = partsOf(day);
    if (year < table.firstYear || year > table.lastYear) certain = false;
    if (isWorkingDay(table, day)) left -= 1;
  }
  return { day, certain };
}

/** A wait in calendar or working days from a day on. */
export function addWait(
  table: HolidayTable,
  from: CalendarDay,
  wait: { readonly count: number; readonly kind: 'calendar' | 'working' },
): CountedDay {
  return wait.kind === 'calendar'
    ? { day: addDays(from, wait.count), certain: true }
    : addWorkingDays(table, from, wait.count);
}
