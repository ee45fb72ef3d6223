/**
 * How a kept listing is laid out, in the order of its bytes. Whatever is a text is written once, in one sorted list of
 * all texts, and a row says which: the number of a text in that list. So texts are compared by comparing numbers, and a
 * row is a few numbers that are read where they stand.
 *
 * - the name of this layout, `NAME`
 * - `HEADER` numbers: order of bytes, rows, texts, the number of `LAST`, the number of `NOT_CLOSED`
 * - `time`: of each row's file, as a 64 bit number
 * - `COLUMNS`, each a number a row
 * - where each text begins, and where the last one ends
 * - the texts
 *
 * Rows are in the order of their ids.
 */
export const NAME = 'quota-doctor/listing@3  ';

/** Read the other way round on a machine with the other order of bytes. */
export const ORDER_OF_BYTES = 0x01020304;
export const HEADER = 6;

/** Sorts where there is no day and no cause. */
export const LAST = '9999';
/** How a case that is not closed says so. */
export const NOT_CLOSED = 'null';

/**
 * `revision` and `size` are numbers of their own; all others number a text. `result`, `due`, `ended` and `closing` are
 * JSON: cases share a few of them. `cause` and `first`, the first day something falls due, are there to be sorted by.
 */
export const COLUMNS = [
  'id',
  'opened',
  'changed',
  'result',
  'due',
  'ended',
  'closing',
  'cause',
  'first',
  'revision',
  'size',
] as const;

/** The columns that number a text come first. */
export const TEXT_COLUMNS = COLUMNS.slice(0, 9);

/** Columns by name. */
export type Columns = Readonly<Record<(typeof COLUMNS)[number], Uint32Array>>;

/** Where each part begins, for so many rows and texts; `texts` is where the texts themselves do. */
export function placesOf(rows: number, texts: number) {
  const header = NAME.length;
  const time = header + 4 * HEADER;
  const columns = time + 8 * rows;
  const starts = columns + 4 * rows * COLUMNS.length;
  return { header, time, columns, starts, texts: starts + 4 * (texts + 1) };
}

/** The columns in the bytes of a listing. */
export function columnsIn(bytes: Uint8Array, at: number, rows: number): Columns {
  const column = (n: number) => new Uint32Array(bytes.buffer, bytes.byteOffset + at + 4 * rows * n, rows);
  return Object.fromEntries(COLUMNS.map((name, n) => [name, column(n)])) as Columns;
}
