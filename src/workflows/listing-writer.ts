import type { CaseSummary } from '../diagnostics/index.ts';
import {
  COLUMNS,
  columnsIn,
  HEADER,
  LAST,
  NAME,
  NOT_CLOSED,
  ORDER_OF_BYTES,
  placesOf,
  TEXT_COLUMNS,
} from './listing-layout.ts';

/** Collects the rows of a listing and gives its bytes. */
export interface ListingWriter {
  /** How many were added. */
  readonly length: number;
  /** A case, and the size and the time of its file. Each id comes once. */
  add(summary: CaseSummary, file: { readonly size: number; readonly time: number }): void;
  bytes(): Uint8Array;
}

/** Begins a listing. Rows come in any order and are kept as numbers until the listing is whole. */
export function listingWriter(): ListingWriter {
  const texts = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    if (known === texts.size) texts.set(text, known);
    return known;
  };
  numberOf(LAST);
  numberOf(NOT_CLOSED);
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, [] as number[]])) as Record<
    (typeof COLUMNS)[number],
    number[]
  >;
  const times: number[] = [];
  return {
    get length() {
      return times.length;
    },
    add({ id, revision, opened, changed, outcome, cause, family, strength, due, ended, closing }, { size, time }) {
      columns.id.push(numberOf(id));
      columns.opened.push(numberOf(opened));
      columns.changed.push(numberOf(changed));
      columns.result.push(numberOf(JSON.stringify({ outcome, cause, family, strength })));
      columns.due.push(numberOf(JSON.stringify(due)));
      columns.ended.push(numberOf(JSON.stringify(ended)));
      columns.closing.push(numberOf(JSON.stringify(closing)));
      columns.cause.push(numberOf(cause ?? LAST));
      columns.first.push(numberOf(due[0]?.day ?? LAST));
      columns.revision.push(revision);
      columns.size.push(size);
      times.push(time);
    },
    bytes() {
      const sorted = [...texts.keys()].sort();
      // The numbers the texts had while they came, to those in the sorted list.
      const ranks = new Uint32Array(sorted.length);
      for (const [rank, text] of sorted.entries()) ranks[texts.get(text) ?? 0] = rank;
      const rankOf = (number: number | undefined) => ranks[number ?? 0] ?? 0;
      const order = Uint32Array.from(times.keys()).sort((a, b) => rankOf(columns.id[a]) - rankOf(columns.id[b]));

      const encoder = new TextEncoder();
      const encoded = encoder.encode(sorted.join(''));
      const places = placesOf(times.length, sorted.length);
      const bytes = new Uint8Array(places.texts + encoded.length);
      encoder.encodeInto(NAME, bytes);
      const header = [
        ORDER_OF_BYTES,
        times.length,
        sorted.length,
        rankOf(texts.get(LAST)),
        rankOf(texts.get(NOT_CLOSED)),
      ];
      new Uint32Array(bytes.buffer, places.header, HEADER).set(header);
      const time = new Float64Array(bytes.buffer, places.time, times.length);
      for (const [place, row] of order.entries()) time[place] = times[row] ?? 0;
      const written = columnsIn(bytes, places.columns, times.length);
      for (const name of COLUMNS) {
        const isText = TEXT_COLUMNS.includes(name);
        for (const [place, row] of order.entries()) {
          const number = columns[name][row] ?? 0;
          written[name][place] = isText ? rankOf(number) : number;
        }
      }
      const starts = new Uint32Array(bytes.buffer, places.starts, sorted.length + 1);
      for (const [rank, text] of sorted.entries()) starts[rank + 1] = (starts[rank] ?? 0) + text.length;
      bytes.set(encoded, places.texts);
      return bytes;
    },
  };
}
