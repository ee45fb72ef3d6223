import type { CaseFile, CaseInput } from '../case-types.ts';
import type { PackNames } from '../pack/knowledge-pack.ts';
import { addDays, type CalendarDay, partsOf } from '../plan/calendar-date.ts';
import { makePlan } from '../plan/plan.ts';
import { addWorkingDays, holidayTable, isWorkingDay } from '../plan/working-days.ts';
import type { DuePoint, SavedCase } from './saved-case.ts';

/**
 * The days on which something of this case falls due, whatever the day is today: an answer that a rule or advice
 * leads one to expect, a step that may be taken from then on, a time limit of one's own.
 */
export function duePoints(input: CaseInput, { diagnosis, facts }: CaseFile): DuePoint[] {
  const { pack, progress } = input;
  const since = progress?.since ?? input.today;
  const named = diagnosis.outcome === 'diagnosed' || diagnosis.outcome === 'scam_alert';
  const causes = diagnosis.causes.flatMap(({ id }) => pack.causes.find((cause) => cause.id === id) ?? []);
  const { steps } = makePlan(pack, named ? causes : causes.slice(0, 1), facts, since, progress);
  return steps
    .flatMap((planned): DuePoint[] => {
      const step = pack.steps.find(({ id }) => id === planned.id);
      if (!step || planned.status === 'not_yet') return [];
      const certain = planned.days?.certain ?? true;
      const point = (kind: DuePoint['kind'], day: string | null): DuePoint[] =>
        day === null ? [] : [{ step: step.id, kind, day, certain }];
      if (planned.status === 'done') return step.wait?.certain && !step.byItself ? point('answer', planned.due) : [];
      if (step.byItself) return step.wait ? point('answer', planned.due) : point('ready', planned.notBefore);
      if (step.wait && !step.wait.certain && step.after.length > 0) return point('deadline', planned.due);
      return point('ready', planned.notBefore);
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What fell due before a change and does not after it, each step once, beside what had ended already. */
export function endedPoints(before: Pick<SavedCase, 'due' | 'ended'>, due: readonly DuePoint[]): readonly DuePoint[] {
  const known = new Map([...(before.ended ?? []), ...before.due].map((point) => [point.step, point]));
  for (const { step } of due) known.delete(step);
  return [...known.values()];
}

/** The day to act on a due point: offices are asked on the next working day, anything else on the day itself. */
export function dayToAct(pack: PackNames, { step, day }: DuePoint): CalendarDay {
  const who = pack.steps.find(({ id }) => id === step)?.who;
  const table = holidayTable(pack);
  if (who === undefined || who === 'person' || who === 'police' || isWorkingDay(table, day)) return day;
  return addWorkingDays(table, day, 1).day;
}

/** Where a day stands from today: passed, today, this week (up to Sunday), or later. */
export function whenDue(day: CalendarDay, today: CalendarDay): 'late' | 'today' | 'this_week' | 'later' {
  if (day < today) return 'late';
  if (day === today) return 'today';
  return day <= addDays(today, 7 - partsOf(today).weekday) ? 'this_week' : 'later';
}
