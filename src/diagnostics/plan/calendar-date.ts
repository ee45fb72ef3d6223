import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** A calendar day as YYYY-MM-DD in Asia/Shanghai; never an instant. */
export type CalendarDay = string;

const DAY = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/;

/** True for a day, or an ISO time with or without zone, that exists in the calendar. */
export function isDay(text: string): boolean {
  return dayOf(text) !== undefined;
}

/**
 * The calendar day in Asia/Shanghai of a day or an ISO time; a time without zone is Shanghai's. Undefined when it is
 * not a date.
 */
export function dayOf(text: string): CalendarDay | undefined {
  if (!DAY.test(text)) return undefined;
  try {
    if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && text.length > 10) {
      const instant = Instant.fromString(text.replace(' ', 'T'));
      return PlainDate.toString(ZonedDateTime.toPlainDate(Instant.toZonedDateTimeISO(instant, 'Asia/Shanghai')));
    }
    return PlainDate.toString(dateOf(text.replace(' ', 'T')));
  } catch {
    return undefined;
  }
}

/** The day that many calendar days later (negative: earlier). */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return PlainDate.toString(PlainDate.addDays(dateOf(day), count));
}

/** Calendar days from one day to another; negative when it is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return PlainDate.diffDays(dateOf(from), dateOf(to));
}

/** Year, month, day and ISO weekday (1 Monday … 7 Sunday) of a day. */
export function partsOf(day: CalendarDay): {
  year: number;
  month: number;
  day: number;
  weekday: number;
  daysInMonth: number;
} {
  const date = dateOf(day);
  return {
    year: date.year,
    month: date.month,
    day: date.day,
    weekday: PlainDate.dayOfWeek(date),
    daysInMonth: PlainDate.daysInMonth(date),
  };
}

function dateOf(text: string): PlainDate.Record {
  return PlainDate.fromString(text, onlyISO);
}

function onlyISO(calendar: string): ReturnType<typeof getISO> {
  if (calendar !== 'iso8601') throw new RangeError('a date of another calendar');
  return getISO();
}
