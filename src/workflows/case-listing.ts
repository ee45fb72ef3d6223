import { type CaseSummary, type Problem, type SavedCase, summaryOf } from '../diagnostics/index.ts';
import { readCase } from './case-document.ts';
import { crc32 } from './crc32.ts';
import { decodeUtf8 } from './decode.ts';
import type { Documents, Listed } from './documents.ts';
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
export function listCases(documents: Documents): Listing | Problem {
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
  return { ...listing, links: all.links, cases: [...rows.values()].map(([, , , summary]) => summary) };
}

/** Reads every case whole, for searching and statistics. */
export function* readCases(documents: Documents, { cases }: Listing): Generator<SavedCase> {
  for (const { id, revision } of cases) {
    const bytes = documents.read({ id, revision, stamp: '', older: false });
    const saved = bytes instanceof Uint8Array ? readCase(bytes, id, revision) : undefined;
    if (typeof saved === 'object') yield saved;
  }
}

/** Changes whenever a summary gets another shape. */
const LISTING = 'listing@1';

type CachedRow = readonly [id: string, revision: number, stamp: string, summary: CaseSummary];

function readRow(
  documents: Documents,
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
    return [listed.id, listed.revision, listed.stamp, summaryOf(saved)];
  }
  const moved = documents.setAside(listed);
  found.setAside.push(moved);
  if (moved === undefined) return undefined;
  const earlier = documents.find(listed.id);
  return typeof earlier === 'object' ? readRow(documents, earlier, found) : undefined;
}

/** A cache that is not whole is none; the next listing makes it anew. */
function readCache(documents: Documents): Map<string, CachedRow> {
  const bytes = documents.cache.read();
  const text = bytes && decodeUtf8(bytes);
  if (text === undefined || crc32(LISTING + text.slice(9)) !== text.slice(0, 8)) return new Map();
  const rows = JSON.parse(text.slice(9)) as readonly CachedRow[];
  return new Map(rows.map((row) => [row[0], row]));
}

function cacheText(rows: readonly CachedRow[]): string {
  const text = JSON.stringify(rows);
  return `${crc32(LISTING + text)}\n${text}`;
}
