import { type CaseSummary, type Problem, type SavedCase, summaryOf } from '../diagnostics/index.ts';
import { readCase } from './case-document.ts';
import { decodeUtf8 } from './decode.ts';
import type { DocumentStore, Listed } from './document-store.ts';
import { problemOf } from './saved-cases.ts';

/** All cases, and what was found that is none. */
export interface Listing {
  readonly cases: readonly CaseSummary[];
  /** Where damaged files are now; undefined where one could not be moved. */
  readonly setAside: readonly (string | undefined)[];
  /** Ids of cases of a newer program, of links, and of files that cannot be read; all left as they are. */
  readonly newer: readonly string[];
  readonly links: readonly string[];
  readonly unreadable: readonly string[];
}

/** Lists all cases. Files that have not changed since the last listing are not read again. */
export function listCases(documents: DocumentStore): Listing | Problem {
  const all = documents.list();
  if (typeof all === 'string') return problemOf(all);
  const known = readCache(documents);
  const rows = new Map<string, CachedRow>();
  const listing = { setAside: [] as (string | undefined)[], newer: [] as string[], unreadable: [] as string[] };
  let stale = known.size !== all.listed.length;
  for (const listed of all.listed) {
    const before = known.get(listed.id);
    if (before && before[1] === listed.revision && before[2] === listed.stamp && !listed.older) {
      rows.set(listed.id, before);
      continue;
    }
    stale = true;
    const row = readRow(documents, listed, listing);
    if (row) rows.set(listed.id, row);
  }
  if (stale) documents.cache.write(cacheText([...rows.values()]));
  return { ...listing, links: all.links, cases: [...rows.values()].map(summaryIn) };
}

/** Reads every case whole, for searching and statistics. */
export function* readCases(documents: DocumentStore, { cases }: Listing): Generator<SavedCase> {
  for (const { id, revision } of cases) {
    const bytes = documents.read({ id, revision, stamp: '', older: false });
    const saved = bytes instanceof Uint8Array ? readCase(bytes, id, revision) : undefined;
    if (typeof saved === 'object') yield saved;
  }
}

/** Changes whenever a row gets another shape. */
const LISTING = 'quota-doctor/listing@1';

/** A case as the listing keeps it: short, since there may be ten thousand. */
type CachedRow = readonly [id: string, revision: number, stamp: string, ...summary: SummaryCells];
type SummaryCells = readonly [
  opened: string,
  changed: string,
  outcome: string,
  cause: string | null,
  family: string | null,
  strength: string | null,
  due: CaseSummary['due'],
  closing: CaseSummary['closing'],
];

function rowOf(listed: Listed, summary: CaseSummary): CachedRow {
  const { opened, changed, outcome, cause, family, strength, due, closing } = summary;
  return [listed.id, listed.revision, listed.stamp, opened, changed, outcome, cause, family, strength, due, closing];
}

function summaryIn(row: CachedRow): CaseSummary {
  const [id, revision, , opened, changed, outcome, cause, family, strength, due, closing] = row;
  return { id, revision, opened, changed, outcome, cause, family, strength, due, closing };
}

function readRow(
  documents: DocumentStore,
  listed: Listed,
  found: { setAside: (string | undefined)[]; newer: string[]; unreadable: string[] },
): CachedRow | undefined {
  const bytes = documents.read(listed);
  if (bytes === undefined) return undefined;
  if (typeof bytes === 'string') {
    found.unreadable.push(listed.id);
    return undefined;
  }
  const saved = readCase(bytes, listed.id, listed.revision);
  if (saved === 'newer') {
    found.newer.push(listed.id);
    return undefined;
  }
  if (saved !== 'damaged') {
    documents.tidy(listed);
    return rowOf(listed, summaryOf(saved));
  }
  const moved = documents.setAside(listed);
  found.setAside.push(moved);
  if (moved === undefined) return undefined;
  const earlier = documents.find(listed.id);
  return typeof earlier === 'object' ? readRow(documents, earlier, found) : undefined;
}

/** A listing that is not whole, or has another shape, is none; it is made anew. */
function readCache(documents: DocumentStore): ReadonlyMap<string, CachedRow> {
  const bytes = documents.cache.read();
  const text = bytes && decodeUtf8(bytes);
  if (!text?.startsWith(`["${LISTING}"`)) return new Map();
  try {
    const [, ...rows] = JSON.parse(text) as readonly [string, ...CachedRow[]];
    return new Map(rows.map((row) => [row[0], row]));
  } catch {
    return new Map();
  }
}

function cacheText(rows: readonly CachedRow[]): string {
  return JSON.stringify([LISTING, ...rows]);
}
