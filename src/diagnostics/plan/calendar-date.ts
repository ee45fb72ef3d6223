import { Temporal } from 'temporal-polyfill';

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
      return Temporal.Instant.from(text.replace(' ', 'T')).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    }
    return Temporal.PlainDate.from(text.replace(' ', 'T'), { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** The day that many calendar days later (negative: earlier). */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** Calendar days from one day to another; negative when it is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Year, month, day and ISO weekday (1 Monday … 7 Sunday) of a day. */
export function partsOf(day: CalendarDay): {
  year: number;
  month: number;
  day: number;
  weekday: number;
  daysInMonth: number;
} {
  const date = Temporal.PlainDate.from(day);
  return { year: date.year, month: date.month, day: date.day, weekday: date.dayOfWeek, daysInMonth: date.daysInMonth };
}
