import { type CaseSummary, type Problem, type SavedCase, summaryOf } from '../diagnostics/index.ts';
import { readCase } from './case-document.ts';
import type { DocumentStore, Listed } from './document-store.ts';
import { listedText, readListed } from './listed-rows.ts';
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
  const known = readListed(documents.cache.read());
  const cases: CaseSummary[] = [];
  const stamps: string[] = [];
  const listing = { setAside: [] as (string | undefined)[], newer: [] as string[], unreadable: [] as string[] };
  let stale = false;
  for (const listed of all.listed) {
    const same = known.same(listed);
    const row = same ? { stamp: listed.stamp, summary: same } : readRow(documents, listed, listing);
    stale ||= !same && row !== undefined;
    if (!row) continue;
    cases.push(row.summary);
    stamps.push(row.stamp);
  }
  if (stale || known.count !== cases.length) documents.cache.write(listedText(cases, stamps));
  return { ...listing, links: all.links, cases };
}

/** Reads every case whole, for searching and statistics. */
export function* readCases(documents: DocumentStore, { cases }: Listing): Generator<SavedCase> {
  for (const { id, revision } of cases) {
    const bytes = documents.read({ id, revision, stamp: '', older: false });
    const saved = bytes instanceof Uint8Array ? readCase(bytes, id, revision) : undefined;
    if (typeof saved === 'object') yield saved;
  }
}

function readRow(
  documents: DocumentStore,
  listed: Listed,
  found: { setAside: (string | undefined)[]; newer: string[]; unreadable: string[] },
): { readonly stamp: string; readonly summary: CaseSummary } | undefined {
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
    return { stamp: listed.stamp, summary: summaryOf(saved) };
  }
  const moved = documents.setAside(listed);
  found.setAside.push(moved);
  if (moved === undefined) return undefined;
  const earlier = documents.find(listed.id);
  return typeof earlier === 'object' ? readRow(documents, earlier, found) : undefined;
}
