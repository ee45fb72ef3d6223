import type { CaseSummary } from '../diagnostics/index.ts';
import { decodeUtf8 } from './decode.ts';

/** A case of a kept listing, with the stamp its file had. */
export interface ListedRow {
  readonly stamp: string;
  readonly summary: CaseSummary;
}

/** Changes whenever the listing gets another shape. */
const LISTING = 'quota-doctor/listing@2';

type Result = Pick<CaseSummary, 'outcome' | 'cause' | 'family' | 'strength'>;
type Cells = readonly [
  id: string,
  revision: number,
  stamp: string,
  opened: string,
  changed: string,
  result: number,
  due: number,
  closing: CaseSummary['closing'],
];
type Kept = readonly [typeof LISTING, readonly Result[], readonly CaseSummary['due'][], ...Cells[]];

/** The listing in JSON. Ten thousand cases share a few results and days: each is written once, and read as one object. */
export function listedText(rows: readonly ListedRow[]): string {
  const results = places<Result>();
  const dues = places<CaseSummary['due']>();
  const cells = rows.map(({ stamp, summary }): Cells => {
    const { id, revision, opened, changed, outcome, cause, family, strength, due, closing } = summary;
    const result = results.placeOf({ outcome, cause, family, strength });
    return [id, revision, stamp, opened, changed, result, dues.placeOf(due), closing];
  });
  return JSON.stringify([LISTING, results.all, dues.all, ...cells] satisfies Kept);
}

/** The rows by id. What has another shape is no listing; it will be made anew. */
export function readListed(bytes: Uint8Array | undefined): ReadonlyMap<string, ListedRow> {
  const rows = new Map<string, ListedRow>();
  const [, results, dues, ...all] = keptIn(bytes) ?? [LISTING, [], []];
  for (const [id, revision, stamp, opened, changed, at, days, closing] of all) {
    const result = results[at];
    const due = dues[days];
    if (!result || !due) continue;
    const { outcome, cause, family, strength } = result;
    rows.set(id, { stamp, summary: { id, revision, opened, changed, outcome, cause, family, strength, due, closing } });
  }
  return rows;
}

function keptIn(bytes: Uint8Array | undefined): Kept | undefined {
  const text = bytes && decodeUtf8(bytes);
  if (!text?.startsWith(`["${LISTING}"`)) return undefined;
  try {
    return JSON.parse(text) as Kept;
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
