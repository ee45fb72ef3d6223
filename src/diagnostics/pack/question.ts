import type { Text } from '../text.ts';

/** A condition as data. It is met, unmet or unknown; see `condition.ts`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly known: string }
  | { readonly fact: string; readonly is: readonly string[] }
  | { readonly fact: string; readonly over?: number; readonly under?: number }
  | { readonly fact: string; readonly below: string };

export type FactKind = 'one' | 'many' | 'number' | 'date' | 'text';
/** `clarify`: asked only when two answers contradict each other (its condition). */
export type Purpose = 'safety' | 'situation' | 'cause' | 'routing' | 'clarify';

export interface AnswerValue {
  readonly id: string;
  /** Background share among people who come with this trouble. */
  readonly share: number;
  readonly label?: Text;
  readonly fact: Text;
  readonly letter?: Text;
  readonly listed: boolean;
  /** A sign of fraud: raises the alert alone, or together with another. */
  readonly alarm?: 'alone' | 'together';
  /** Said whatever the cause is; counts for nothing. */
  readonly generic?: boolean;
  /** What this answer to a clarifying question sets right: key → value, null for "not known". */
  readonly corrects?: Readonly<Record<string, string | number | null>>;
  /** What ticking this on a checklist says: key → value of that key's own question. */
  readonly means?: Readonly<Record<string, string>>;
  /** Bands of a number: from inclusive, to exclusive. */
  readonly from?: number;
  readonly to?: number;
}

export interface Question {
  readonly key: string;
  readonly kind: FactKind;
  readonly purpose: Purpose;
  /** 1 known at once, 2 look into the app, 3 look elsewhere. */
  readonly burden: 1 | 2 | 3;
  readonly sensitive: boolean;
  /** Share of people who cannot answer, 0 to 1. */
  readonly cannotTell: number;
  readonly group: string;
  readonly asked: boolean;
  readonly when?: Condition;
  readonly text: Text;
  readonly aloud?: Text;
  readonly why: Text;
  readonly where?: Text;
  readonly unit?: Text;
  readonly none?: { readonly label: Text; readonly fact: Text };
  /** In the order patterns are tried: the more telling value first. */
  readonly values: readonly AnswerValue[];
  /** Ids of the values a person is offered, in the order they are shown. */
  readonly shown: readonly string[];
}
