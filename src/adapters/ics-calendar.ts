import { createEvents, type DateArray } from 'ics';
import type { CalendarContent } from '../rendering/calendar-entries.ts';

/** Nine in the morning of the day, which begins at midnight. */
const REMINDER = { hours: 9, before: false };

/** A calendar as an iCalendar file of whole days, private and not blocking the day. */
export function icsCalendar({ name, made, entries }: CalendarContent): string {
  const [year, month, day] = dateOf(made);
  const timestamp: DateArray = [year, month, day, 0, 0];
  const { error, value } = createEvents(
    entries.map(({ id, day: on, title, text, sequence, cancelled }) => {
      const start = dateOf(on);
      const event = { uid: id, start, end: dayAfter(start), title, description: text, timestamp };
      return {
        ...event,
        busyStatus: 'FREE' as const,
        transp: 'TRANSPARENT' as const,
        classification: 'PRIVATE',
        // An entry that may have been cancelled once says that it counts again.
        ...(sequence === undefined
          ? {}
          : { sequence, status: cancelled ? ('CANCELLED' as const) : ('CONFIRMED' as const) }),
        ...(cancelled ? {} : { alarms: [{ action: 'display' as const, description: title, trigger: REMINDER }] }),
      };
    }),
    { productId: 'quota-doctor', calName: name },
  );
  if (error || value === null) throw error ?? new Error('no calendar was made');
  return foldedByOctets(value);
}

function dateOf(day: string): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}

/** The end of a whole day is the day after. */
function dayAfter([year, month, day]: readonly [number, number, number]): [number, number, number] {
  return dateOf(new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10));
}

const LINE = 75;

/** The library folds lines by signs; the standard counts octets, and a Chinese sign has three. */
function foldedByOctets(calendar: string): string {
  const lines = calendar.replace(/\r\n[\t ]/g, '').split('\r\n');
  return lines
    .map((line) => {
      let folded = '';
      let length = 0;
      for (const sign of line) {
        const octets = Buffer.byteLength(sign);
        if (length + octets > LINE) {
          folded += '\r\n ';
          length = 1;
        }
        folded += sign;
        length += octets;
      }
      return folded;
    })
    .join('\r\n');
}
