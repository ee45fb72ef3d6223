import type { Problem } from '../diagnostics/index.ts';
import type { ListedDraft } from '../rendering/case-list-view.ts';
import { type Course, saidIn } from './course.ts';
import { type Draft, draftText, readDraft } from './draft-document.ts';
import { findByName, isProblem, problemOf, readNewest, type Shelf } from './saved-cases.ts';

/** Keeps an interview while it goes on, once the person has agreed to that. */
export interface DraftKeeper {
  readonly agreed: boolean;
  /** The person may be asked whether they agree. */
  readonly mayAsk: boolean;
  agree(): void;
  /** Keeps where the interview stands and returns the id; undefined when it could not be kept, or nothing was said yet. */
  keep(course: Course): string | undefined;
  /** Forgets what was kept: the interview has ended. */
  discard(): void;
}

/** How drafts of one interview are kept. */
export interface Keeping {
  /** `given`: the person has agreed before; `ask`: they may be asked; `refused`: nothing is kept and nobody asked. */
  readonly consent: 'given' | 'ask' | 'refused';
  /** The minute in Shanghai. */
  readonly now: () => string;
  /** The draft it goes on with. */
  readonly from?: Draft | undefined;
  /** The saved case it goes on with. */
  readonly ofCase?: { readonly id: string; readonly revision: number } | undefined;
}

/** Keeps one interview on a shelf of its own, one revision an answer. */
export function draftKeeper(shelf: Shelf, { consent, now, from, ofCase }: Keeping): DraftKeeper {
  let agreed = consent === 'given';
  let kept = from;
  /** What was kept belongs to somebody else by now, or cannot be written: no half-true promises from then on. */
  let lost = false;
  return {
    get agreed() {
      return agreed;
    },
    mayAsk: consent === 'ask',
    agree() {
      agreed = true;
    },
    keep(course) {
      if (!agreed || lost || saidIn(course).length === 0) return undefined;
      if (kept?.course === course) return kept.id;
      const changed = now();
      const id = kept?.id ?? ofCase?.id ?? shelf.newId(changed);
      const base = kept?.revision ?? 0;
      const caseRevision = ofCase?.revision ?? kept?.caseRevision ?? null;
      const draft: Draft = { id, revision: base + 1, opened: kept?.opened ?? changed, changed, caseRevision, course };
      lost = shelf.documents.write(id, base, draftText(draft)) !== 'written';
      if (lost) return undefined;
      kept = draft;
      return id;
    },
    discard() {
      if (kept && !lost) forgetDraft(shelf, kept.id);
      kept = undefined;
    },
  };
}

/** Opens the draft with this id, or the only one whose id begins so. */
export function loadDraft({ documents }: Shelf, typed: string): Draft | Problem {
  const found = findByName(documents, typed);
  return isProblem(found) ? found : readNewest(documents, found, readDraft);
}

/** Removes every trace of a draft. */
export function forgetDraft({ documents }: Shelf, id: string): Problem | undefined {
  return documents.remove(id) === 'removed' ? undefined : problemOf('cannot_write');
}

/** All drafts that can be read, the last changed first. */
export function listDrafts(shelf: Shelf): readonly ListedDraft[] {
  const all = shelf.documents.list();
  const drafts = (typeof all === 'string' ? [] : [...all]).flatMap((one) => {
    if ('link' in one) return [];
    const draft = readNewest(shelf.documents, one, readDraft);
    return isProblem(draft) ? [] : [draft];
  });
  return drafts
    .map(({ id, opened, changed, course }) => ({ id, opened, changed, said: saidIn(course).length }))
    .sort((a, b) => (a.changed > b.changed ? -1 : a.changed < b.changed ? 1 : a.id < b.id ? -1 : 1));
}
