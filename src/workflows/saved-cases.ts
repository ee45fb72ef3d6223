import {
  type CaseFile,
  type CaseInput,
  duePoints,
  endedPoints,
  givenToKeep,
  type Problem,
  resultToKeep,
  type SavedCase,
} from '../diagnostics/index.ts';
import { caseText, readCase } from './case-document.ts';
import type { DocumentStore, Listed, Unusable, Written } from './document-store.ts';

/** Where cases are kept, and how new ones are named. */
export interface Shelf {
  readonly documents: DocumentStore;
  /** A name nobody has used, for a case opened at that minute. */
  readonly newId: (at: string) => string;
}

/** A diagnosis to be kept. */
export interface ToSave {
  readonly input: Omit<CaseInput, 'pack' | 'today'>;
  readonly file: CaseFile;
  readonly keepStory: boolean;
  /** The minute in Shanghai. */
  readonly at: string;
}

const SOURCE = 'cases';
const ATTEMPTS = 5;

/** Keeps a diagnosis as a new case. */
export function saveNew(
  shelf: Shelf,
  { input, file, keepStory, at }: ToSave,
  pack: CaseInput['pack'],
): SavedCase | Problem {
  const result = resultToKeep(file);
  const given = givenToKeep(input, file, keepStory);
  const due = duePoints({ ...input, pack, today: file.at }, file);
  for (let attempt = 1; ; attempt += 1) {
    const id = shelf.newId(at);
    const saved: SavedCase = {
      id,
      revision: 1,
      opened: at,
      changed: at,
      pack: file.pack,
      given,
      result,
      due,
      history: [],
      closing: null,
    };
    const written = shelf.documents.write(id, 0, caseText(saved));
    if (written === 'written') return saved;
    if (written !== 'changed' || attempt === ATTEMPTS) return problemOf(written);
  }
}

/** Keeps the next revision of a case; refused when somebody else has kept one in between. */
export function saveNext(
  shelf: Shelf,
  before: SavedCase,
  changes: Partial<SavedCase>,
  at: string,
): SavedCase | Problem {
  const { id, revision } = before;
  const changed: SavedCase = { ...before, ...changes, id, revision: revision + 1, changed: at };
  const ended = endedPoints(before, changed.due);
  const saved: SavedCase = ended.length > 0 ? { ...changed, ended } : withoutEnded(changed);
  const written = shelf.documents.write(id, revision, caseText(saved));
  return written === 'written' ? saved : problemOf(written);
}

function withoutEnded({ ended: _, ...rest }: SavedCase): SavedCase {
  return rest;
}

/** Opens the case with this id, or the only one whose id begins so. */
export function loadCase({ documents }: Shelf, typed: string): SavedCase | Problem {
  const found = findByName(documents, typed);
  return isProblem(found) ? found : readNewest(documents, found, readCase);
}

/** The document with this id, or the only one whose id begins so. */
export function findByName(documents: DocumentStore, typed: string): Listed | Problem {
  const found = documents.find(typed);
  if (typeof found === 'string') return problemOf(found);
  if (found) return found;
  const all = documents.list();
  if (typeof all === 'string') return problemOf(all);
  const fitting: Listed[] = [];
  let isLink = false;
  for (const one of all) {
    if ('link' in one) isLink ||= one.id === typed;
    else if (typed !== '' && one.id.startsWith(typed)) fitting.push(one);
  }
  const [only, ...more] = fitting;
  if (!only) return isLink ? problemOf('link') : { code: 'case_not_found', source: SOURCE };
  if (more.length > 0) return { code: 'case_ambiguous', allowed: fitting.slice(0, 5).map(({ id }) => id) };
  return only;
}

/** Removes every trace of a case, also from the listing; where that cannot go, the case stays and it is said. */
export function forgetCase({ documents }: Shelf, id: string): Problem | undefined {
  if (!documents.cache.remove()) return problemOf('cannot_write');
  return documents.remove(id) === 'removed' ? undefined : problemOf('cannot_write');
}

/** Makes out what the bytes of a document say. */
export type Reader<T> = (bytes: Uint8Array, id: string, revision: number) => T | 'damaged' | 'newer';

/** The newest whole revision; a damaged one is set aside and the one before it, if it is still there, opens. */
export function readNewest<T extends object>(documents: DocumentStore, listed: Listed, read: Reader<T>): T | Problem {
  const bytes = documents.read(listed);
  const again = () => {
    const next = documents.find(listed.id);
    if (typeof next === 'string') return problemOf(next);
    return next === undefined ? undefined : readNewest(documents, next, read);
  };
  if (bytes === undefined) return again() ?? { code: 'case_not_found', source: SOURCE };
  if (typeof bytes === 'string') return problemOf(bytes);
  const saved = read(bytes, listed.id, listed.revision);
  if (saved === 'newer') return { code: 'newer_format', source: 'case' };
  if (saved !== 'damaged') {
    documents.tidy(listed);
    return saved;
  }
  const moved = documents.setAside(listed);
  return (moved === undefined ? undefined : again()) ?? { code: 'case_damaged', source: 'case' };
}

/** What stands in the way, as a problem to tell. */
export function problemOf(why: Unusable | Exclude<Written, 'written'>, source = SOURCE): Problem {
  if (why === 'changed') return { code: 'case_changed', source };
  if (why === 'link') return { code: 'link_found', source };
  return { code: why, source };
}

export function isProblem<T extends object>(value: T | Problem): value is Problem {
  return 'code' in value;
}
