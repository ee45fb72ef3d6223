import { daysBetween } from '../plan/calendar-date.ts';

/** When a case came in, and what it was taken for. */
export interface Sighting {
  /** A day or a minute in Shanghai. */
  readonly at: string;
  readonly cause: string | null;
}

/** Many cases of one cause in a short time: perhaps something has happened that concerns them all. */
export interface Cluster {
  readonly cause: string;
  readonly since: string;
  readonly until: string;
  /** So many of the cause, of all that came in between. */
  readonly cases: number;
  readonly of: number;
}

const LEAST_CASES = 4;
/** Hours that a cluster may span. */
const SPANS = [3, 24] as const;
/** Cases of this many days before show how common the cause usually is. */
const USUAL_DAYS = 30;
/** As if so many cases had been seen before, one of them of the cause. */
const PRIOR_CASES = 20;
/** So rarely would the usual mix of cases look like this by chance. */
const CHANCE = 0.0001;

/** Sudden clusters, latest first. A cause is named once for a stretch of time. */
export function findClusters(sightings: readonly Sighting[]): Cluster[] {
  const sorted = [...sightings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const [first] = sorted;
  if (!first) return [];
  const hours = sorted.map(({ at }) => hoursSince(first.at, at));
  const causes = new Map<string, number[]>();
  sorted.forEach(({ cause }, place) => {
    if (cause !== null) causes.set(cause, [...(causes.get(cause) ?? []), place]);
  });
  const clusters = [...causes].flatMap(([cause, places]) => clustersOf(cause, places, sorted, hours));
  return clusters.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
}

function clustersOf(
  cause: string,
  places: readonly number[],
  sorted: readonly Sighting[],
  hours: readonly number[],
): Cluster[] {
  const found: Cluster[] = [];
  for (let start = 0; start < places.length; ) {
    const best = bestFrom(cause, places, start, sorted, hours);
    if (best) found.push(best.cluster);
    start = best ? best.next : start + 1;
  }
  return found;
}

/** The least likely cluster that begins with this case, if any is unlikely enough. */
function bestFrom(
  cause: string,
  places: readonly number[],
  start: number,
  sorted: readonly Sighting[],
  hours: readonly number[],
): { readonly cluster: Cluster; readonly next: number } | undefined {
  const from = places[start] ?? 0;
  const begin = hours[from] ?? 0;
  const before = sorted.filter((_, place) => place < from && begin - (hours[place] ?? 0) <= USUAL_DAYS * 24);
  const usual = (before.filter((sighting) => sighting.cause === cause).length + 1) / (before.length + PRIOR_CASES);
  let best: { cluster: Cluster; next: number; chance: number } | undefined;
  for (const span of SPANS) {
    const within = places.slice(start).filter((place) => (hours[place] ?? 0) - begin <= span);
    const last = within.at(-1) ?? from;
    const of = last - from + 1;
    if (within.length < LEAST_CASES || within.length * 2 < of) continue;
    const chance = atLeast(within.length, of, usual);
    if (chance > CHANCE || (best && chance >= best.chance)) continue;
    const cluster = { cause, since: sorted[from]?.at ?? '', until: sorted[last]?.at ?? '', cases: within.length, of };
    best = { cluster, next: start + within.length, chance };
  }
  return best;
}

/** Chance of at least `hits` of `trials` when each has chance `p`. */
function atLeast(hits: number, trials: number, p: number): number {
  let term = 1;
  for (let n = 0; n < trials; n += 1) term *= 1 - p;
  let below = 0;
  for (let k = 0; k < hits; k += 1) {
    below += term;
    term = ((term * (trials - k)) / (k + 1)) * (p / (1 - p));
  }
  return Math.max(0, 1 - below);
}

/** A day without a minute counts from its noon. */
function hoursSince(start: string, at: string): number {
  const hour = (text: string) => (text.length > 10 ? Number(text.slice(11, 13)) + Number(text.slice(14, 16)) / 60 : 12);
  return 24 * daysBetween(start.slice(0, 10), at.slice(0, 10)) + hour(at) - hour(start);
}
