import { holds } from '../pack/condition.ts';
import type { KnowledgePack } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { dayOf, partsOf } from '../plan/calendar-date.ts';
import type { Fact, Facts } from './facts.ts';

/**
 * Facts that follow from others: incidents and rule dates from `happened_at`, the end of a period, the hour of the
 * day. They are the weakest source and never replace what somebody said.
 */
export function deriveFacts(pack: KnowledgePack, facts: Facts): Facts {
  const derived: Record<string, Fact> = {};
  const happened = facts.happened_at?.value;
  if (typeof happened === 'string') {
    const day = dayOf(happened);
    if (day) {
      const dated = pack.incidents.filter(({ from, to }) => from <= day && day <= to).map(({ value }) => value);
      if (dated.length > 0) derived.dated = { value: [...new Set(dated)], from: 'derived' };
      const peak = facts.happened_at?.from === 'stated' ? periodOf(day) : undefined;
      if (peak) derived.peak = { value: peak, from: 'derived' };
    }
    const hour = /[T ](\d{2}):/.exec(happened)?.[1];
    if (hour) derived.time_of_day = { value: timeOfDay(Number(hour)), from: 'derived' };
  }
  return derived;
}

/**
 * Facts that follow from others by the meaning of the words, in pack order; only keys that are neither answered nor
 * said to be unknown.
 */
export function inferFacts({ pack, questions }: PreparedPack, facts: Facts): Facts {
  const inferred: Record<string, Fact> = {};
  for (const { when, key, value } of pack.inferences) {
    if (facts[key] !== undefined || !holds(when, { ...facts, ...inferred })) continue;
    if (questions.get(key)?.kind !== 'many') inferred[key] ??= { value, from: 'derived' };
    else {
      const before = inferred[key]?.value;
      inferred[key] = { value: [...(Array.isArray(before) ? before : []), value], from: 'derived' };
    }
  }
  return inferred;
}

function timeOfDay(hour: number): string {
  if (hour >= 23 || hour < 6) return 'late_night';
  return hour >= 18 ? 'evening' : 'daytime';
}

/** Last days of a month, quarter or year, and the two big shopping festivals. */
function periodOf(day: string): string | undefined {
  const { month, day: date, daysInMonth } = partsOf(day);
  if (month === 12 && date >= 20) return 'year_end';
  if ([3, 6, 9].includes(month) && date > daysInMonth - 7) return 'quarter_end';
  if ((month === 11 && date >= 10 && date <= 12) || (month === 6 && date >= 17 && date <= 19)) return 'promotion';
  return date > daysInMonth - 3 ? 'month_end' : undefined;
}
