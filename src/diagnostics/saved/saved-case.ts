import type { CaseFile, CaseInput, Outcome, Strength } from '../case-types.ts';
import type { Fact, Facts } from '../facts/facts.ts';
import { mask } from '../facts/mask.ts';

/** What was given about a case, by who said it; enough to open it again. Numbers of people are masked. */
export interface SavedGiven {
  readonly stated: Facts;
  readonly record: Facts;
  /** Read from a story that was not kept. */
  readonly told: Facts;
  readonly log: Facts;
  /** What the story was read as and does not mean; absent where nothing was denied. */
  readonly denied?: Facts;
  /** Only where the person asked to keep it. */
  readonly story?: string;
}

/** What the diagnosis came to when the case was last opened. */
export interface SavedResult {
  /** The day it was made. */
  readonly at: string;
  /** The day since which its first cause has led. */
  readonly since: string;
  readonly outcome: Outcome;
  readonly causes: readonly { readonly id: string; readonly family: string; readonly strength: Strength | null }[];
}

export const HELPED = ['yes', 'no', 'unknown'] as const;
/** How it is known what it really was. Only the first two count when the program learns. */
export const KNOWN_BY = ['lender_said', 'step_fixed_it', 'our_guess'] as const;

/** What happened to a case, in the order it was told. `at` is a minute in Shanghai. */
export type CaseEvent =
  | { readonly kind: 'note'; readonly at: string; readonly text: string }
  | {
      readonly kind: 'tried';
      readonly at: string;
      readonly step: string;
      readonly day: string;
      readonly helped: (typeof HELPED)[number];
      readonly text: string | null;
    }
  | { readonly kind: 'diagnosed'; readonly at: string; readonly digest: string; readonly cause: string | null }
  | { readonly kind: 'reopened'; readonly at: string };

/** What it really was, as far as anybody knows. */
export interface Closing {
  readonly at: string;
  /** A cause of the pack, or `unknown`. */
  readonly cause: string;
  readonly knownBy: (typeof KNOWN_BY)[number];
  readonly result: string | null;
}

/** A day on which something of an open case falls due. */
export interface DuePoint {
  readonly step: string;
  /** An answer or a result should be there · it may be done from now on · it can be done until then. */
  readonly kind: 'answer' | 'ready' | 'deadline';
  readonly day: string;
  /** False when the wait is advice and no rule, or counts days whose calendar is not published yet. */
  readonly certain: boolean;
}

/** A case as it is kept. */
export interface SavedCase {
  readonly id: string;
  readonly revision: number;
  /** Minutes in Shanghai. */
  readonly opened: string;
  readonly changed: string;
  readonly pack: CaseFile['pack'];
  readonly given: SavedGiven;
  readonly result: SavedResult;
  readonly due: readonly DuePoint[];
  /** What fell due in an earlier revision and no longer does: a calendar may still hold it. */
  readonly ended?: readonly DuePoint[];
  readonly history: readonly CaseEvent[];
  readonly closing: Closing | null;
}

/** What is kept of what was given. Quotes stay, the story only if asked. */
export function givenToKeep(input: Omit<CaseInput, 'pack' | 'today'>, file: CaseFile, keepStory: boolean): SavedGiven {
  const told: Record<string, Fact> = {};
  const facts = [
    ...Object.entries(file.facts),
    ...file.conflicts.flatMap(({ fact, kept, dropped }) => [[fact, kept] as const, [fact, dropped] as const]),
  ];
  for (const [key, fact] of facts) if (fact.from === 'story') told[key] ??= fact;
  // What a kind question has put right counts as stated from then on.
  const corrected = Object.entries(file.facts).filter(
    ([key, { from }]) => from === 'stated' && input.stated[key] === undefined && input.record?.[key] === undefined,
  );
  return {
    stated: masked({ ...Object.fromEntries(corrected), ...input.stated }),
    record: masked(input.record ?? {}),
    told: masked({ ...input.told, ...told }),
    log: masked(input.log ?? {}),
    ...(input.denied && Object.keys(input.denied).length > 0 ? { denied: masked(input.denied) } : {}),
    ...(keepStory && input.story !== undefined ? { story: mask(input.story) } : {}),
  };
}

/** The short form of a diagnosis that is kept; `before` is what was kept last time. */
export function resultToKeep({ at, diagnosis }: CaseFile, before?: SavedResult): SavedResult {
  const causes = diagnosis.causes.map(({ id, family, strength }) => ({ id, family, strength }));
  const since = before !== undefined && before.causes[0]?.id === causes[0]?.id ? before.since : at;
  return { at, since, outcome: diagnosis.outcome, causes };
}

/** The last day on which each step was done, by step id. */
export function stepsDone(history: readonly CaseEvent[]): Readonly<Record<string, string>> {
  const days = history.flatMap((event) => (event.kind === 'tried' ? [[event.step, event.day] as const] : []));
  return Object.fromEntries(days);
}

/** The cause a diagnosis named, or null when it named none. */
export function namedCause({ outcome, causes }: SavedResult): string | null {
  return outcome === 'diagnosed' || outcome === 'scam_alert' ? (causes[0]?.id ?? null) : null;
}

/** Facts with numbers of people made unreadable, also in the words they were read from. */
export function masked(facts: Facts): Facts {
  const hide = (fact: Fact): Fact => {
    const value = typeof fact.value === 'string' ? mask(fact.value) : fact.value;
    return fact.quote === undefined ? { ...fact, value } : { ...fact, value, quote: mask(fact.quote) };
  };
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, hide(fact)]));
}
