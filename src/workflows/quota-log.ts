import { mask, type Problem, QUOTA_EVENTS, type QuotaEntry } from '../diagnostics/index.ts';
import { documentText, readDocument } from './case-document.ts';
import type { DocumentStore } from './document-store.ts';
import { problemOf } from './saved-cases.ts';

/** The whole log is one document. */
const ID = 'log';
const SOURCE = 'quota_log';
const ATTEMPTS = 20;
const MOST_ENTRIES = 20_000;

interface KeptLog {
  readonly revision: number;
  readonly entries: readonly QuotaEntry[];
}

/** The log as it is kept; empty when there is none. A damaged one is set aside, and said so. */
export function readLog(documents: DocumentStore): readonly QuotaEntry[] | Problem {
  const kept = readKept(documents);
  return 'code' in kept ? kept : kept.entries;
}

/** Adds entries. Somebody else may add at the same time: nothing of either is lost. */
export function addToLog(documents: DocumentStore, added: readonly QuotaEntry[]): readonly QuotaEntry[] | Problem {
  const clean = added.map((entry) => (entry.note === null ? entry : { ...entry, note: mask(entry.note) }));
  for (let attempt = 1; ; attempt += 1) {
    const kept = readKept(documents);
    if ('code' in kept) return kept;
    const entries = [...kept.entries, ...clean];
    if (entries.length > MOST_ENTRIES) return { code: 'text_too_long', source: SOURCE };
    const revision = kept.revision + 1;
    const written = documents.write(ID, kept.revision, documentText('quota', { id: ID, revision, entries }));
    if (written === 'written') return entries;
    if (written !== 'changed' || attempt === ATTEMPTS) return problemOf(written, SOURCE);
  }
}

/** Removes the log without a trace. */
export function forgetLog(documents: DocumentStore): Problem | undefined {
  return documents.remove(ID) === 'removed' ? undefined : problemOf('cannot_write', SOURCE);
}

function readKept(documents: DocumentStore): KeptLog | Problem {
  const listed = documents.find(ID);
  if (typeof listed === 'string') return problemOf(listed, SOURCE);
  if (!listed) return { revision: 0, entries: [] };
  const bytes = documents.read(listed);
  if (bytes === undefined) return readKept(documents);
  if (typeof bytes === 'string') return problemOf(bytes, SOURCE);
  const read = readDocument(bytes, 'quota');
  if (read === 'newer') return { code: 'newer_format', source: SOURCE };
  const entries = read === 'damaged' ? undefined : read.content.entries;
  if (Array.isArray(entries) && entries.every(isEntry)) {
    documents.tidy(listed);
    return { revision: listed.revision, entries };
  }
  documents.setAside(listed);
  return { code: 'case_damaged', source: SOURCE };
}

function isEntry(entry: unknown): entry is QuotaEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { kind, at, quota } = entry as Record<string, unknown>;
  if (typeof at !== 'string') return false;
  return kind === 'reading' ? typeof quota === 'number' : QUOTA_EVENTS.some((known) => known === kind);
}
