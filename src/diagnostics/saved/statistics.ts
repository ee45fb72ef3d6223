import { daysBetween } from '../plan/calendar-date.ts';
import { type Cluster, findClusters } from './clusters.ts';
import { namedCause, type SavedCase } from './saved-case.ts';

/** What many cases show together. Our own guesses count for nothing here. */
export interface CaseStatistics {
  readonly cases: number;
  readonly open: number;
  readonly closed: number;
  /**
   * Causes, most frequent first: in so many cases it is the likely one (confirmed, else named); so often named by a
   * diagnosis; so often confirmed.
   */
  readonly causes: readonly {
    readonly cause: string;
    readonly cases: number;
    readonly named: number;
    readonly confirmed: number;
  }[];
  /** By month of opening, earliest first, without a gap. */
  readonly months: readonly {
    readonly month: string;
    readonly cases: number;
    readonly causes: Readonly<Record<string, number>>;
  }[];
  /** Days from opening to closing. */
  readonly resolution: { readonly cases: number; readonly median: number | null; readonly longest: number | null };
  readonly steps: readonly {
    readonly step: string;
    readonly tried: number;
    readonly helped: number;
    readonly not: number;
  }[];
  /** Closed cases whose cause is known by the lender's word or by a step that fixed it. */
  readonly right: {
    readonly known: number;
    readonly right: number;
    readonly wrong: number;
    readonly undecided: number;
  };
  readonly clusters: readonly Cluster[];
}

/** The cause a case is known to have had: by the lender's word or a step that fixed it, never by a guess. */
export function confirmedCause({ closing }: SavedCase): string | null {
  if (!closing || closing.knownBy === 'our_guess' || closing.cause === 'unknown') return null;
  return closing.cause;
}

/** The cases as they stood at the end of a day: later ones are not there, what was closed later is open. */
export function asOf(cases: readonly SavedCase[], day: string): readonly SavedCase[] {
  const upTo = ({ at }: { readonly at: string }) => at.slice(0, 10) <= day;
  return cases
    .filter(({ opened }) => opened.slice(0, 10) <= day)
    .map((saved) => ({
      ...saved,
      history: saved.history.filter(upTo),
      closing: saved.closing && upTo(saved.closing) ? saved.closing : null,
    }));
}

/** Adds up saved cases. */
export function statisticsOf(cases: Iterable<SavedCase>): CaseStatistics {
  const all = [...cases];
  const closed = all.filter(({ closing }) => closing !== null);
  const known = all.filter((saved) => confirmedCause(saved) !== null);
  const right = known.filter((saved) => namedCause(saved.result) === confirmedCause(saved)).length;
  const undecided = known.filter(({ result }) => namedCause(result) === null).length;
  return {
    cases: all.length,
    open: all.length - closed.length,
    closed: closed.length,
    causes: causesOf(all),
    months: monthsOf(all),
    resolution: resolutionOf(closed),
    steps: stepsOf(all),
    right: { known: known.length, right, wrong: known.length - right - undecided, undecided },
    clusters: findClusters(all.map((saved) => ({ at: saved.opened, cause: likelyCause(saved) }))),
  };
}

/** What is known, else what was named. */
function likelyCause(saved: SavedCase): string | null {
  return confirmedCause(saved) ?? namedCause(saved.result);
}

function causesOf(cases: readonly SavedCase[]): CaseStatistics['causes'] {
  const likely = countsOf(cases.map(likelyCause));
  const named = countsOf(cases.map(({ result }) => namedCause(result)));
  const confirmed = countsOf(cases.map(confirmedCause));
  const count = (counts: ReadonlyMap<string, number>, cause: string) => counts.get(cause) ?? 0;
  return [...new Set([...named.keys(), ...confirmed.keys()])]
    .map((cause) => ({
      cause,
      cases: count(likely, cause),
      named: count(named, cause),
      confirmed: count(confirmed, cause),
    }))
    .sort((a, b) => b.cases - a.cases || b.confirmed - a.confirmed || (a.cause < b.cause ? -1 : 1));
}

function monthsOf(cases: readonly SavedCase[]): CaseStatistics['months'] {
  const months = new Map<string, SavedCase[]>();
  for (const saved of cases) {
    const month = saved.opened.slice(0, 7);
    const list = months.get(month);
    if (list) list.push(saved);
    else months.set(month, [saved]);
  }
  const [first, ...more] = [...months.keys()].sort();
  if (first === undefined) return [];
  return monthsBetween(first, more.at(-1) ?? first).map((month) => {
    const own = months.get(month) ?? [];
    return { month, cases: own.length, causes: Object.fromEntries(countsOf(own.map(likelyCause))) };
  });
}

/** All months from one to another: a month in which nothing came in is also seen. */
function monthsBetween(first: string, last: string): readonly string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return Array.from({ length: number(last) - number(first) + 1 }, (_, place) => {
    const at = number(first) + place;
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

function resolutionOf(closed: readonly SavedCase[]): CaseStatistics['resolution'] {
  const days = closed
    .flatMap(({ opened, closing }) => (closing ? [daysBetween(opened.slice(0, 10), closing.at.slice(0, 10))] : []))
    .sort((a, b) => a - b);
  const middle = days[Math.floor((days.length - 1) / 2)];
  return { cases: days.length, median: middle ?? null, longest: days.at(-1) ?? null };
}

function stepsOf(cases: readonly SavedCase[]): CaseStatistics['steps'] {
  const steps = new Map<string, { tried: number; helped: number; not: number }>();
  for (const { history } of cases)
    for (const event of history) {
      if (event.kind !== 'tried') continue;
      const counts = steps.get(event.step) ?? { tried: 0, helped: 0, not: 0 };
      counts.tried += 1;
      if (event.helped === 'yes') counts.helped += 1;
      if (event.helped === 'no') counts.not += 1;
      steps.set(event.step, counts);
    }
  return [...steps]
    .map(([step, counts]) => ({ step, ...counts }))
    .sort((a, b) => b.helped - a.helped || b.tried - a.tried || (a.step < b.step ? -1 : 1));
}

function countsOf(causes: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cause of causes) if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return counts;
}
