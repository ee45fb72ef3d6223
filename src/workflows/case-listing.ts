import { type Problem, type SavedCase, summaryOf } from '../diagnostics/index.ts';
import { readCase } from './case-document.ts';
import type { DocumentStore, Listed, Revision } from './document-store.ts';
import { type ListedRows, readListed } from './listed-rows.ts';
import { type ListingWriter, listingWriter } from './listing-writer.ts';
import { problemOf } from './saved-cases.ts';

/** All cases, and what was found that is none. */
export interface Listing {
  readonly cases: ListedRows;
  /** Where damaged files are now; undefined where one could not be moved. */
  readonly setAside: readonly (string | undefined)[];
  /** Ids of cases of a newer program, of links, and of files that cannot be read; all left as they are. */
  readonly newer: readonly string[];
  readonly links: readonly string[];
  readonly unreadable: readonly string[];
}

interface Aside {
  readonly setAside: (string | undefined)[];
  readonly newer: string[];
  readonly links: string[];
  readonly unreadable: string[];
}

/** Lists all cases. Files that have not changed since the last listing are not read again. */
export function listCases(documents: DocumentStore): Listing | Problem {
  const all = documents.list();
  if (typeof all === 'string') return problemOf(all);
  const kept = readListed(documents.cache.read());
  const aside: Aside = { setAside: [], newer: [], links: [], unreadable: [] };
  // Most often every case is as it was: a listing is begun only with the first that is not.
  let anew: ListingWriter | undefined;
  const there = new Uint8Array(kept.length);
  let [same, near] = [0, 0];
  for (const one of all) {
    if ('link' in one) {
      aside.links.push(one.id);
      continue;
    }
    const place = kept.placeOf(one, near);
    if (place === undefined) {
      anew ??= listingWriter();
      readRow(documents, one, aside, anew);
    } else {
      there[place] = 1;
      same += 1;
      near = place + 1;
    }
  }
  if (same === kept.length && !anew?.length) return { ...aside, cases: kept };
  anew ??= listingWriter();
  for (let place = 0; place < kept.length; place += 1)
    if (there[place] === 1) anew.add(kept.at(place), kept.fileAt(place));
  const bytes = anew.bytes();
  documents.cache.write(bytes);
  return { ...aside, cases: readListed(bytes) };
}

/** Reads every case whole, for searching and statistics. */
export function* readCases(
  documents: DocumentStore,
  { cases }: { readonly cases: Iterable<Revision> },
): Generator<SavedCase> {
  for (const { id, revision } of cases) {
    const saved = readOne(documents, { id, revision });
    if (saved) yield saved;
  }
}

/** Reads one case whole; undefined where it is gone by now, or damaged. */
export function readOne(documents: DocumentStore, { id, revision }: Revision): SavedCase | undefined {
  const bytes = documents.read({ id, revision });
  const saved = bytes instanceof Uint8Array ? readCase(bytes, id, revision) : undefined;
  return typeof saved === 'object' ? saved : undefined;
}

function readRow(documents: DocumentStore, listed: Listed, aside: Aside, to: ListingWriter): void {
  const bytes = documents.read(listed);
  if (bytes === undefined) return;
  if (typeof bytes === 'string') {
    aside.unreadable.push(listed.id);
    return;
  }
  const saved = readCase(bytes, listed.id, listed.revision);
  if (saved === 'newer') {
    aside.newer.push(listed.id);
    return;
  }
  if (saved !== 'damaged') {
    documents.tidy(listed);
    to.add(summaryOf(saved), listed);
    return;
  }
  const moved = documents.setAside(listed);
  aside.setAside.push(moved);
  if (moved === undefined) return;
  const earlier = documents.find(listed.id);
  if (typeof earlier === 'object') readRow(documents, earlier, aside, to);
}
