import { daysBetween } from '../plan/calendar-date.ts';

export const QUOTA_EVENTS = ['repaid', 'borrowed', 'refused', 'other'] as const;
export type QuotaEventKind = (typeof QUOTA_EVENTS)[number];

/** What the page showed at a time. Amounts in yuan; a day or a minute in Shanghai. */
export interface QuotaReading {
  readonly kind: 'reading';
  readonly at: string;
  readonly quota: number;
  readonly available: number | null;
  readonly note: string | null;
}

/** Something that happened to the limit. */
export interface QuotaEvent {
  readonly kind: QuotaEventKind;
  readonly at: string;
  readonly amount: number | null;
  readonly note: string | null;
}

export type QuotaEntry = QuotaReading | QuotaEvent;

/** The limit changed between two readings. */
export interface QuotaChange {
  readonly kind: 'dropped' | 'vanished' | 'came_back' | 'raised';
  readonly from: number;
  readonly to: number;
  readonly lastSeen: string;
  readonly firstSeen: string;
}

/** How long what could be borrowed took to grow after a repayment: it happened between two readings. */
export interface Recovery {
  readonly repaid: string;
  readonly amount: number | null;
  /** What could be borrowed before, and at the first reading with more; null: not yet seen. */
  readonly from: number;
  readonly to: number | null;
  /** The last reading without more; null where nobody has looked. */
  readonly looked: string | null;
  /** Days until the last reading without it, and until the first reading with it; null: not yet seen. */
  readonly atLeast: number;
  readonly atMost: number | null;
  /** Nothing was borrowed or repaid since: what is read next still belongs to it. */
  readonly open: boolean;
}

/** What the log shows by itself. It reports; it expects nothing. */
export interface QuotaFindings {
  readonly changes: readonly QuotaChange[];
  readonly recoveries: readonly Recovery[];
  readonly refused: readonly QuotaEvent[];
  readonly last: QuotaReading | null;
}

/** Entries by time; entries of one time stay as they were given. */
export function byTime(entries: readonly QuotaEntry[]): readonly QuotaEntry[] {
  return [...entries].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Drops, vanishing, coming back, and how long recovery took after repayments. */
export function findInLog(log: readonly QuotaEntry[], today: string): QuotaFindings {
  const entries = byTime(log).filter(({ at }) => at.slice(0, 10) <= today);
  const readings = entries.filter((entry): entry is QuotaReading => entry.kind === 'reading');
  const events = entries.filter((entry): entry is QuotaEvent => entry.kind !== 'reading');
  return {
    changes: readings.flatMap((after, place) => changeTo(readings[place - 1], after)),
    recoveries: events
      .filter(({ kind }) => kind === 'repaid')
      .flatMap((event) => recoveryAfter(event, readings, events)),
    refused: events.filter(({ kind }) => kind === 'refused'),
    last: readings.at(-1) ?? null,
  };
}

function changeTo(before: QuotaReading | undefined, after: QuotaReading): QuotaChange[] {
  if (!before || before.quota === after.quota) return [];
  const kind =
    after.quota === 0
      ? 'vanished'
      : before.quota === 0
        ? 'came_back'
        : after.quota < before.quota
          ? 'dropped'
          : 'raised';
  return [{ kind, from: before.quota, to: after.quota, lastSeen: before.at, firstSeen: after.at }];
}

/** What could be borrowed at a reading: what the page called available, else the limit itself. */
function usable({ available, quota }: QuotaReading): number {
  return available ?? quota;
}

/**
 * Only what the readings show is said: nothing where it is not known what could be borrowed just before, and nothing
 * beyond the next time money was borrowed or repaid, which changes it again.
 */
function recoveryAfter(
  repayment: QuotaEvent,
  readings: readonly QuotaReading[],
  events: readonly QuotaEvent[],
): Recovery[] {
  const { at, amount } = repayment;
  const before = readings.filter((reading) => reading.at <= at).at(-1);
  if (!before) return [];
  const moves = events.filter((event) => event !== repayment && (event.kind === 'borrowed' || event.kind === 'repaid'));
  let from = usable(before);
  for (const { kind, amount: moved } of moves.filter((event) => event.at > before.at && event.at <= at)) {
    if (kind === 'repaid' || moved === null) return [];
    from -= moved;
  }
  const next = moves.find((event) => event.at > at);
  const after = readings.filter((reading) => reading.at > at && (next === undefined || reading.at < next.at));
  if (after.length === 0 && next) return [];
  const recovered = after.find((reading) => usable(reading) > from);
  const looked = after.filter((reading) => recovered === undefined || reading.at < recovered.at).at(-1);
  const days = (until: string) => daysBetween(at.slice(0, 10), until.slice(0, 10));
  return [
    {
      repaid: at,
      amount,
      from,
      to: recovered ? usable(recovered) : null,
      looked: looked?.at ?? null,
      atLeast: looked ? days(looked.at) : 0,
      atMost: recovered ? days(recovered.at) : null,
      open: next === undefined,
    },
  ];
}
