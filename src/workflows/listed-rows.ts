import type { CaseSummary } from '../diagnostics/index.ts';
import { decodeUtf8 } from './decode.ts';
import type { Listed } from './document-store.ts';

/** Changes whenever the listing gets another shape. */
const LISTING = 'quota-doctor/listing@2';

type Result = Pick<CaseSummary, 'outcome' | 'cause' | 'family' | 'strength'>;

/**
 * Columns and not rows: ten thousand rows would be as many lists to make and to throw away. Cases share a few results
 * and days, so each of those is written once, and read as one object.
 */
interface Columns {
  readonly results: readonly Result[];
  readonly dues: readonly CaseSummary['due'][];
  readonly id: readonly string[];
  readonly revision: readonly number[];
  readonly stamp: readonly string[];
  readonly opened: readonly string[];
  readonly changed: readonly string[];
  /** Places in `results`, and twice in `dues`. */
  readonly result: readonly number[];
  readonly due: readonly number[];
  readonly ended: readonly number[];
  readonly closing: readonly CaseSummary['closing'][];
}

const COLUMNS = 'results dues id revision stamp opened changed result due ended closing'.split(
  ' ',
) as (keyof Columns)[];

/** Rows of a listing that was kept. */
export interface KeptRows {
  readonly count: number;
  /** The row of the case with this id, if its file is still the same revision and has this stamp. */
  same(listed: Listed): CaseSummary | undefined;
}

/** The listing in JSON; `stamps`: of the cases' files, in the order of the cases. */
export function listedText(cases: readonly CaseSummary[], stamps: readonly string[]): string {
  const results = places<Result>();
  const dues = places<CaseSummary['due']>();
  const of = <K extends keyof CaseSummary>(key: K) => cases.map((summary) => summary[key]);
  const columns: Columns = {
    result: cases.map(({ outcome, cause, family, strength }) => results.placeOf({ outcome, cause, family, strength })),
    due: cases.map(({ due }) => dues.placeOf(due)),
    ended: cases.map(({ ended }) => dues.placeOf(ended)),
    results: results.all,
    dues: dues.all,
    id: of('id'),
    revision: of('revision'),
    stamp: stamps,
    opened: of('opened'),
    changed: of('changed'),
    closing: of('closing'),
  };
  return JSON.stringify([LISTING, columns]);
}

/** The rows of a kept listing. What has another shape is none; it will be made anew. */
export function readListed(bytes: Uint8Array | undefined): KeptRows {
  const kept = columnsIn(bytes);
  if (!kept) return { count: 0, same: () => undefined };
  const placeOf = new Map(kept.id.map((id, place) => [id, place]));
  return {
    count: kept.id.length,
    same({ id, revision, stamp, older }) {
      const place = placeOf.get(id);
      if (older || place === undefined || kept.revision[place] !== revision || kept.stamp[place] !== stamp)
        return undefined;
      const result = kept.results[kept.result[place] ?? -1];
      const due = kept.dues[kept.due[place] ?? -1];
      const ended = kept.dues[kept.ended[place] ?? -1];
      if (!result || !due || !ended) return undefined;
      return {
        id,
        revision,
        opened: kept.opened[place] ?? '',
        changed: kept.changed[place] ?? '',
        outcome: result.outcome,
        cause: result.cause,
        family: result.family,
        strength: result.strength,
        due,
        ended,
        closing: kept.closing[place] ?? null,
      };
    },
  };
}

function columnsIn(bytes: Uint8Array | undefined): Columns | undefined {
  const text = bytes && decodeUtf8(bytes);
  if (!text?.startsWith(`["${LISTING}",`)) return undefined;
  try {
    const [, columns] = JSON.parse(text) as readonly [string, Partial<Columns> | undefined];
    return columns && COLUMNS.every((name) => Array.isArray(columns[name])) ? (columns as Columns) : undefined;
  } catch {
    return undefined;
  }
}

/** Different things in the order they were met, and the place of each. */
function places<T>() {
  const all: T[] = [];
  const known = new Map<string, number>();
  return {
    all: all as readonly T[],
    placeOf(thing: T): number {
      const key = JSON.stringify(thing);
      const place = known.get(key) ?? all.push(thing) - 1;
      known.set(key, place);
      return place;
    },
  };
}
