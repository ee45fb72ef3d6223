import type { Text } from '../text.ts';
import type { FamilyId } from './family.ts';
import type { Condition } from './question.ts';

export interface Duration {
  readonly basis: 'rule' | 'advice' | 'unknown';
  readonly text: Text;
  readonly sources: readonly string[];
}

/** One sign of a cause, as the pack states it (kept for "why" and for review). */
export interface Sign {
  readonly fact: string;
  readonly seen: Readonly<Record<string, string>>;
  readonly sources: readonly string[];
  readonly because?: string;
}

export interface Cause {
  readonly id: string;
  readonly family: FamilyId;
  /** Share within the family; the causes of one family sum to one. */
  readonly share: number;
  readonly title: Text;
  readonly text: Text;
  readonly doNow: Text;
  readonly whoKnows: Text;
  readonly duration: Duration;
  readonly basis: { readonly level: 'high' | 'medium' | 'low'; readonly text: Text };
  readonly signs: readonly Sign[];
  readonly excludedWhen?: Condition;
  readonly steps: readonly { readonly id: string; readonly helps: number }[];
  readonly avoid: readonly string[];
  readonly letters: readonly string[];
  readonly sources: readonly string[];
}

export interface MessageEntry {
  readonly id: string;
  readonly wording: Text;
  readonly aliases: readonly string[];
  /** One of the lists must match: all its words occur; each word is a list of alternatives. */
  readonly keywords: readonly (readonly (readonly string[])[])[];
  readonly share: number;
  readonly ambiguous: boolean;
  readonly generic: boolean;
  /** Words that many wordings contain ("please try again later"): taken only where no other entry is found. */
  readonly incidental: boolean;
  readonly implies: Readonly<Record<string, string>>;
  readonly note: Text;
  readonly sources: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}
