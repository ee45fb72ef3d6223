import { addDays } from '../diagnostics/plan/calendar-date.ts';
import { forgetCase, type Shelf } from './saved-cases.ts';
import { SETTINGS, type Settings, validSetting } from './settings.ts';

/** Days without a change after which somebody who has set nothing is reminded. */
const REMIND_AFTER = 180;

/** What retention looks at of a case or a draft. */
export type Kept = Readonly<Record<'id' | 'changed', string>>;

/** Cases past their time, and what became of them: they go only where the person has set a number of days. */
export interface Retired {
  readonly days: number;
  readonly expired: readonly string[];
  /** Undefined where nothing was to be forgotten; else those that are gone. */
  readonly forgotten: readonly string[] | undefined;
}

/** True when a case is old enough for any setting to matter; only then are settings worth opening. */
export function anyIsOld(kept: readonly Pick<Kept, 'changed'>[], today: string): boolean {
  const limit = addDays(today, -Math.min(...SETTINGS.retention.map(Number).filter(Number.isInteger)));
  return kept.some(({ changed }) => changed.slice(0, 10) < limit);
}

/** Looks for cases that nobody has touched for as long as is set, and forgets them if that is what was set. */
export function retire(shelf: Shelf, kept: Iterable<Kept>, settings: Settings, today: string): Retired {
  const set = validSetting(settings, 'retention') ?? 'remind';
  if (set === 'forever') return { days: 0, expired: [], forgotten: undefined };
  const days = set === 'remind' ? REMIND_AFTER : Number(set);
  const limit = addDays(today, -days);
  const expired: string[] = [];
  for (const { id, changed } of kept) if (changed.slice(0, 10) < limit) expired.push(id);
  if (set === 'remind') return { days, expired, forgotten: undefined };
  return { days, expired, forgotten: expired.filter((id) => forgetCase(shelf, id) === undefined) };
}
