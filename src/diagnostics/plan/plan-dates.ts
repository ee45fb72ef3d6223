import type { Plan } from '../case-types.ts';
import type { CalendarDay } from './calendar-date.ts';

/** A day of the plan worth an entry in a calendar. */
export interface PlanDate {
  readonly day: CalendarDay;
  readonly step: string;
  /** Do it now, begin on that day, or an answer is due by then. */
  readonly kind: 'now' | 'begin' | 'due';
}

/** The days of a plan in order: what to do now, when a later step may begin, when an answer is due. */
export function planDates({ steps }: Plan, today: CalendarDay): readonly PlanDate[] {
  const open = steps.filter(({ status }) => status !== 'done');
  const dates = open.flatMap(({ id, notBefore, due, status }): PlanDate[] => [
    ...(status === 'next' && !due && !notBefore ? [{ day: today, step: id, kind: 'now' as const }] : []),
    ...(notBefore && notBefore !== due ? [{ day: notBefore, step: id, kind: 'begin' as const }] : []),
    ...(due ? [{ day: due, step: id, kind: 'due' as const }] : []),
  ]);
  return dates.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
