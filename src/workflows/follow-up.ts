import {
  type Addition,
  type CaseEvent,
  type Closing,
  duePoints,
  givenToKeep,
  type KnowledgePack,
  mask,
  namedCause,
  type Problem,
  type Replayed,
  replay,
  resultToKeep,
  type SavedCase,
} from '../diagnostics/index.ts';
import { type Shelf, saveNext } from './saved-cases.ts';

const LONGEST_NOTE = 2000;

/** A saved case as it stands after a change, with the diagnosis that goes with it. */
export interface Followed {
  readonly saved: SavedCase;
  readonly replayed: Replayed;
}

/** Adds a note. Numbers of people in it are masked. */
export function addNote(shelf: Shelf, before: SavedCase, text: string, at: string): SavedCase | Problem {
  const note = ownWords(text, 'TEXT');
  if (typeof note !== 'string') return note;
  return saveNext(shelf, before, { history: [...before.history, { kind: 'note', at, text: note }] }, at);
}

/** What was done, when, and whether it helped. */
export interface Tried {
  readonly step: string;
  readonly day: string;
  readonly helped: Extract<CaseEvent, { kind: 'tried' }>['helped'];
  readonly text: string | null;
}

/**
 * Marks a step done. The fact that holds its day, if the pack names one, is set as well, so that time limits run from
 * it; the days to come are counted anew.
 */
export function markTried(
  shelf: Shelf,
  before: SavedCase,
  { step, day, helped, text }: Tried,
  pack: KnowledgePack,
  at: string,
): Followed | Problem {
  const words = text === null ? null : ownWords(text, '--result');
  if (words !== null && typeof words !== 'string') return words;
  const key = pack.steps.find(({ id }) => id === step)?.dates;
  const { stated } = before.given;
  const event: CaseEvent = { kind: 'tried', at, step, day, helped, text: words };
  const changed: SavedCase = {
    ...before,
    given:
      key === undefined
        ? before.given
        : { ...before.given, stated: { ...stated, [key]: { value: day, from: 'stated' } } },
    history: [...before.history, event],
  };
  return keep(shelf, before, changed, replay(changed, pack, at.slice(0, 10)), at);
}

/**
 * Goes on with a case: what is said now is added to what was said, the diagnosis is made anew with today's pack and
 * kept. A closed case is opened again.
 */
export function resumeCase(
  shelf: Shelf,
  before: SavedCase,
  more: Addition,
  { pack, at, keepStory }: { readonly pack: KnowledgePack; readonly at: string; readonly keepStory: boolean },
): Followed | Problem {
  const replayed = replay(before, pack, at.slice(0, 10), more);
  const { input, file } = replayed;
  const cause = namedCause(resultToKeep(file));
  const changed: SavedCase = {
    ...before,
    given: givenToKeep(input, file, keepStory || before.given.story !== undefined),
    closing: null,
    history: [
      ...before.history,
      ...(before.closing ? [{ kind: 'reopened', at } as const] : []),
      { kind: 'diagnosed', at, digest: file.pack.digest, cause },
    ],
  };
  return keep(shelf, before, changed, replayed, at);
}

/** Closes a case with what it really was. */
export function closeCase(shelf: Shelf, before: SavedCase, { result, ...closing }: Closing): SavedCase | Problem {
  const words = result === null ? null : ownWords(result, '--result');
  if (words !== null && typeof words !== 'string') return words;
  return saveNext(shelf, before, { closing: { ...closing, result: words } }, closing.at);
}

function keep(shelf: Shelf, before: SavedCase, changed: SavedCase, replayed: Replayed, at: string): Followed | Problem {
  const { file, input } = replayed;
  const result = resultToKeep(file, before.result);
  const progress = { since: result.since, done: input.progress?.done ?? {} };
  const due = duePoints({ ...input, progress }, file);
  const saved = saveNext(shelf, before, { ...changed, pack: file.pack, result, due }, at);
  return 'code' in saved ? saved : { saved, replayed };
}

function ownWords(text: string, source: string): string | Problem {
  const words = mask(text.trim());
  if (words === '') return { code: 'story_empty', source };
  return [...words].length > LONGEST_NOTE ? { code: 'text_too_long', source } : words;
}
