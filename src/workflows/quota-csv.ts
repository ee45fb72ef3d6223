import { mask, type Problem, QUOTA_EVENTS, type QuotaEntry } from '../diagnostics/index.ts';
import { dayOf } from '../diagnostics/plan/calendar-date.ts';

/** A row of the file by the names of its first line. */
export interface CsvRow {
  readonly line: number;
  readonly row: Readonly<Record<string, string>>;
}

const COLUMNS = ['date', 'quota', 'available', 'event', 'amount', 'note'] as const;
const LARGEST = 1_000_000_000;

/**
 * Entries of a CSV file with the columns date, quota, available, event, amount, note; only the date must be there, and
 * in each row a quota or an event. Everything that is wrong is located; then nothing is taken.
 */
export function entriesOfCsv(rows: readonly CsvRow[], source: string): { entries: QuotaEntry[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const names = Object.keys(rows[0]?.row ?? {});
  const unknown = names.filter((name) => !COLUMNS.some((column) => column === name));
  if (rows.length === 0 || unknown.length > 0 || !names.includes('date'))
    return { entries: [], problems: [{ code: 'unknown_key', source, line: 1, allowed: COLUMNS }] };
  const entries = rows.flatMap(({ line, row }) => {
    const wrong = (code: Problem['code'], key: string, allowed: readonly string[] = []): QuotaEntry[] => {
      problems.push({ code, source, line, key, allowed });
      return [];
    };
    const at = momentIn(row.date ?? '');
    if (at === undefined) return wrong('bad_date', 'date');
    const [quota, available, amount] = (['quota', 'available', 'amount'] as const).map((key) => yuan(row[key]));
    if (quota === undefined) return wrong('number_out_of_range', 'quota');
    if (available === undefined) return wrong('number_out_of_range', 'available');
    if (amount === undefined) return wrong('number_out_of_range', 'amount');
    const note = row.note ? mask(row.note) : null;
    const kind = QUOTA_EVENTS.find((name) => name === row.event);
    if (row.event && !kind) return wrong('unknown_value', 'event', QUOTA_EVENTS);
    if (!kind && quota === null) return wrong('wrong_kind', 'quota', ['quota', 'event']);
    return [
      ...(quota === null ? [] : [{ kind: 'reading', at, quota, available, note: kind ? null : note } as const]),
      ...(kind ? [{ kind, at, amount, note } as const] : []),
    ];
  });
  return { entries: problems.length > 0 ? [] : entries, problems };
}

/** A day or a minute in Shanghai as the log notes it. */
function momentIn(text: string): string | undefined {
  const day = dayOf(text);
  const minute = /^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})/.exec(text)?.[1];
  return day === undefined || minute === undefined ? day : `${day}T${minute}`;
}

/** An amount; null for an empty cell, undefined for one that is no amount. */
function yuan(cell: string | undefined): number | null | undefined {
  if (cell === undefined || cell === '') return null;
  const plain = cell.replaceAll(',', '');
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return undefined;
  const amount = Number(plain);
  return amount <= LARGEST ? amount : undefined;
}

/** Entries that the log does not hold yet, so that importing a file twice adds nothing. */
export function onlyNew(entries: readonly QuotaEntry[], log: readonly QuotaEntry[]): readonly QuotaEntry[] {
  const known = new Set(log.map((entry) => JSON.stringify(sorted(entry))));
  return entries.filter((entry) => !known.has(JSON.stringify(sorted(entry))));
}

function sorted(entry: QuotaEntry): readonly unknown[] {
  return Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1));
}
