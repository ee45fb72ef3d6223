import {
  LOCALES,
  mask,
  type Problem,
  QUOTA_EVENTS,
  type QuotaEntry,
  type QuotaEventKind,
  writtenAmount,
  writtenMoment,
} from '../diagnostics/index.ts';
import { type PhraseKey, phrase } from '../rendering/phrases.ts';

/** A row of the file by the names of its first line. */
export interface CsvRow {
  readonly line: number;
  readonly row: Readonly<Record<string, string>>;
}

const COLUMNS = ['date', 'quota', 'available', 'event', 'amount', 'note'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Entries of a CSV file with the columns date, quota, available, event, amount, note, under their English names or
 * the usual Chinese ones; only the date must be there, and in each row a quota or an event. Everything that is wrong
 * is located by row and column; then nothing is taken.
 *
 * @param today the day from which dates without a year are looked for backwards
 */
export function entriesOfCsv(
  rows: readonly CsvRow[],
  source: string,
  today: string,
): { entries: QuotaEntry[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const written = new Map(Object.keys(rows[0]?.row ?? {}).map((name) => [columnNamed(name), name] as const));
  if (rows.length === 0 || written.has(undefined) || !written.has('date'))
    return { entries: [], problems: [{ code: 'unknown_column', source, line: 1, allowed: COLUMNS.map(bothNames) }] };
  const entries = rows.flatMap(({ line, row }) => {
    const cell = (column: Column) => row[written.get(column) ?? ''] ?? '';
    const wrong = (code: Problem['code'], column: Column, allowed: readonly string[] = []): QuotaEntry[] => {
      problems.push({ code, source, line, key: written.get(column) ?? column, allowed });
      return [];
    };
    const at = writtenMoment(cell('date'), today);
    if (at === undefined) return wrong('bad_day', 'date');
    const amountIn = (column: Column) => (cell(column) === '' ? null : writtenAmount(cell(column)));
    const [quota, available, amount] = [amountIn('quota'), amountIn('available'), amountIn('amount')];
    if (quota === undefined) return wrong('number_out_of_range', 'quota');
    if (available === undefined) return wrong('number_out_of_range', 'available');
    if (amount === undefined) return wrong('number_out_of_range', 'amount');
    const note = cell('note') === '' ? null : mask(cell('note'));
    const kind = eventNamed(cell('event'));
    if (cell('event') !== '' && !kind) return wrong('unknown_value', 'event', QUOTA_EVENTS.map(eventNames));
    if (!kind && quota === null) return wrong('empty_row', 'quota');
    return [
      ...(quota === null ? [] : [{ kind: 'reading', at, quota, available, note: kind ? null : note } as const]),
      ...(kind ? [{ kind, at, amount, note } as const] : []),
    ];
  });
  return { entries: problems.length > 0 ? [] : entries, problems };
}

/** The names of a column or event that are taken, of both languages. */
function namesOf(key: PhraseKey): readonly string[] {
  return LOCALES.flatMap((locale) => phrase(locale, key).split(' '));
}

function columnNamed(name: string): Column | undefined {
  return COLUMNS.find((column) => namesOf(`quota.csv.${column}`).includes(name.trim().toLowerCase()));
}

function eventNamed(name: string): QuotaEventKind | undefined {
  const plain = name.trim().toLowerCase();
  return QUOTA_EVENTS.find((kind) => kind === plain || namesOf(`quota.csv.event.${kind}`).includes(plain));
}

function bothNames(column: Column): string {
  return `${column} / ${phrase('zh-CN', `quota.csv.${column}`).split(' ')[0]}`;
}

function eventNames(kind: QuotaEventKind): string {
  return `${kind} / ${phrase('zh-CN', `quota.csv.event.${kind}`).split(' ')[0]}`;
}

/** Entries that the log does not hold yet, so that importing a file twice adds nothing. */
export function onlyNew(entries: readonly QuotaEntry[], log: readonly QuotaEntry[]): readonly QuotaEntry[] {
  const known = new Set(log.map((entry) => JSON.stringify(sorted(entry))));
  return entries.filter((entry) => !known.has(JSON.stringify(sorted(entry))));
}

function sorted(entry: QuotaEntry): readonly unknown[] {
  return Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1));
}
