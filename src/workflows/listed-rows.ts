import type { CaseSummary } from '../diagnostics/index.ts';
import { decodeUtf8 } from './decode.ts';
import type { Listed } from './document-store.ts';
import { columnsIn, HEADER, NAME, ORDER_OF_BYTES, placesOf, TEXT_COLUMNS } from './listing-layout.ts';
import { listingWriter } from './listing-writer.ts';

/** How many results, and days, are kept after being read; cases that stand together share them. */
const MOST_KEPT = 500;
/** Above the number of any row, as rows are sorted together with what they are sorted by. */
const SPAN = 2 ** 25;

/** What rows can be sorted by; rows that have the same come in the order of their ids. */
export type SortColumn = 'opened' | 'changed' | 'first' | 'cause';

/**
 * Cases in the order of their ids. They stay numbers in the bytes of the listing: a row is made when it is asked for,
 * and anew each time, so that ten thousand of them take no more room than one.
 */
export interface ListedRows extends Iterable<CaseSummary> {
  readonly length: number;
  at(place: number): CaseSummary;
  idAt(place: number): string;
  dueAt(place: number): CaseSummary['due'];
  isClosed(place: number): boolean;
  /** When each case was changed, as it notes that. */
  changes(): Iterable<Pick<CaseSummary, 'id' | 'changed'>>;
  /** The time, as cases note it, of the case that has not been changed for longest. */
  readonly leastChanged: string | undefined;
  /** The place of this revision, if its file is as it was; `near`: where it is likely to be. */
  placeOf(listed: Listed, near: number): number | undefined;
  fileAt(place: number): { readonly size: number; readonly time: number };
  /** Places in another order. */
  sorted(places: Iterable<number>, by: SortColumn, from: 'first' | 'last'): Float64Array;
}

/** The rows of a kept listing. What has another shape has none; it will be made anew. */
export function readListed(kept: Uint8Array | undefined): ListedRows {
  return (kept && rowsIn(kept)) ?? readListed(listingWriter().bytes());
}

/** The same without some cases. */
export function withoutCases(rows: ListedRows, ids: ReadonlySet<string>): ListedRows {
  const writer = listingWriter();
  for (let place = 0; place < rows.length; place += 1)
    if (!ids.has(rows.idAt(place))) writer.add(rows.at(place), rows.fileAt(place));
  return readListed(writer.bytes());
}

function rowsIn(kept: Uint8Array): ListedRows | undefined {
  const first = placesOf(0, 0);
  if (kept.length < first.texts || decodeUtf8(kept.subarray(0, first.header)) !== NAME) return undefined;
  // Numbers are read where they stand, which must be at a multiple of their width.
  const bytes = kept.byteOffset % 8 === 0 ? kept : Uint8Array.from(kept);
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset + first.header, HEADER);
  const [order, length = 0, count = 0, , notClosed] = header;
  const places = placesOf(length, count);
  if (order !== ORDER_OF_BYTES || length >= SPAN || places.texts > bytes.length) return undefined;
  const columns = columnsIn(bytes, places.columns, length);
  const time = new Float64Array(bytes.buffer, bytes.byteOffset + places.time, length);
  const starts = new Uint32Array(bytes.buffer, bytes.byteOffset + places.starts, count + 1);
  const all = decodeUtf8(bytes.subarray(places.texts));
  if (all === undefined || starts[count] !== all.length) return undefined;
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + places.columns, length * TEXT_COLUMNS.length);
  if (!areBelow(numbers, count) || !ascends(columns.id)) return undefined;

  const text = (number = 0) => all.slice(starts[number], starts[number + 1]);
  const known = new Map<number, unknown>();
  const parsed = <T>(number = 0): T => {
    let value = known.get(number);
    if (value === undefined) {
      value = JSON.parse(text(number));
      if (known.size >= MOST_KEPT) known.clear();
      known.set(number, value);
    }
    return value as T;
  };

  const rows: ListedRows = {
    length,
    at(place) {
      const { outcome, cause, family, strength } = parsed<CaseSummary>(columns.result[place]);
      return {
        id: rows.idAt(place),
        revision: columns.revision[place] ?? 0,
        opened: text(columns.opened[place]),
        changed: text(columns.changed[place]),
        outcome,
        cause,
        family,
        strength,
        due: rows.dueAt(place),
        ended: parsed(columns.ended[place]),
        closing: rows.isClosed(place) ? parsed(columns.closing[place]) : null,
      };
    },
    *[Symbol.iterator]() {
      for (let place = 0; place < length; place += 1) yield rows.at(place);
    },
    idAt: (place) => text(columns.id[place]),
    dueAt: (place) => parsed(columns.due[place]),
    isClosed: (place) => columns.closing[place] !== notClosed,
    *changes() {
      for (let place = 0; place < length; place += 1)
        yield { id: rows.idAt(place), changed: text(columns.changed[place]) };
    },
    get leastChanged() {
      return length === 0 ? undefined : text(leastOf(columns.changed));
    },
    placeOf({ id, revision, size, time: written, older }, near) {
      if (older) return undefined;
      const place = near < length && rows.idAt(near) === id ? near : placeOfId(id);
      const same = columns.revision[place] === revision && columns.size[place] === size && time[place] === written;
      return same ? place : undefined;
    },
    fileAt: (place) => ({ size: columns.size[place] ?? 0, time: time[place] ?? 0 }),
    sorted(wanted, by, from) {
      const keys = Float64Array.from(wanted, (place) => {
        const number = columns[by][place] ?? 0;
        return (from === 'first' ? number : count - number) * SPAN + place;
      }).sort();
      return keys.map((key) => key % SPAN);
    },
  };

  /** One past the last where there is none with this id. */
  const placeOfId = (id: string): number => {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows.idAt(middle) < id) low = middle + 1;
      else high = middle;
    }
    return low < length && rows.idAt(low) === id ? low : length;
  };
  return rows;
}

function areBelow(numbers: Uint32Array, limit: number): boolean {
  for (let at = 0; at < numbers.length; at += 1) if ((numbers[at] ?? 0) >= limit) return false;
  return true;
}

function ascends(numbers: Uint32Array): boolean {
  for (let at = 1; at < numbers.length; at += 1) if ((numbers[at] ?? 0) <= (numbers[at - 1] ?? 0)) return false;
  return true;
}

function leastOf(numbers: Uint32Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < numbers.length; at += 1) least = Math.min(least, numbers[at] ?? least);
  return least;
}
