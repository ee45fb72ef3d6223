import { addDays } from '../diagnostics/plan/calendar-date.ts';
import type { Listing } from './case-listing.ts';
import { forgetCase, type Shelf } from './saved-cases.ts';
import { SETTINGS, type Settings, validSetting } from './settings.ts';

/** Days without a change after which somebody who has set nothing is reminded. */
const REMIND_AFTER = 180;

/** Cases past their time, and whether they were forgotten: only where the person has set a number of days. */
export interface Retired {
  readonly days: number;
  readonly expired: readonly string[];
  readonly forgotten: boolean;
}

/** True when a case is old enough for any setting to matter; only then are settings worth opening. */
export function anyIsOld({ cases }: Listing, today: string): boolean {
  const limit = addDays(today, -Math.min(...SETTINGS.retention.map(Number).filter(Number.isInteger)));
  return cases.some(({ changed }) => changed.slice(0, 10) < limit);
}

/** Looks for cases that nobody has touched for as long as is set, and forgets them if that is what was set. */
export function retire(shelf: Shelf, { cases }: Listing, settings: Settings, today: string): Retired {
  const set = validSetting(settings, 'retention') ?? 'remind';
  if (set === 'forever') return { days: 0, expired: [], forgotten: false };
  const days = set === 'remind' ? REMIND_AFTER : Number(set);
  const limit = addDays(today, -days);
  const expired = cases.filter(({ changed }) => changed.slice(0, 10) < limit).map(({ id }) => id);
  const forgotten = set !== 'remind' && expired.every((id) => forgetCase(shelf, id) === undefined);
  return { days, expired, forgotten };
}
