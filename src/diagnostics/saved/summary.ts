import { type Closing, type DuePoint, namedCause, type SavedCase } from './saved-case.ts';

/** What a list shows of a case. */
export interface CaseSummary {
  readonly id: string;
  readonly revision: number;
  readonly opened: string;
  readonly changed: string;
  readonly outcome: string;
  /** The cause named, or null. */
  readonly cause: string | null;
  readonly family: string | null;
  readonly strength: string | null;
  readonly due: readonly DuePoint[];
  /** What no longer falls due, also because the case is closed. */
  readonly ended: readonly DuePoint[];
  /** What it really was, for a closed case. */
  readonly closing: Pick<Closing, 'at' | 'cause' | 'knownBy'> | null;
}

/** The row of a case in a list. */
export function summaryOf({ id, revision, opened, changed, result, due, ended = [], closing }: SavedCase): CaseSummary {
  const cause = namedCause(result);
  const first = cause === null ? undefined : result.causes[0];
  return {
    id,
    revision,
    opened,
    changed,
    outcome: result.outcome,
    cause,
    family: first?.family ?? null,
    strength: first?.strength ?? null,
    due,
    ended: closing ? [...ended, ...due] : ended,
    closing: closing && { at: closing.at, cause: closing.cause, knownBy: closing.knownBy },
  };
}
