import type { Text } from '../text.ts';
import type { Condition } from './question.ts';

export type Actor = 'person' | 'lender' | 'bank' | 'platform' | 'police' | 'regulator';

export interface Wait {
  readonly count: number;
  readonly kind: 'calendar' | 'working';
  readonly rule?: Text;
  readonly certain: boolean;
}

export interface Step {
  readonly id: string;
  readonly who: Actor;
  readonly effort: 1 | 2 | 3;
  readonly text: Text;
  readonly worked?: Text;
  readonly wait?: Wait;
  readonly notBefore?: { readonly count: number; readonly kind: 'calendar' | 'working' };
  readonly after: readonly string[];
  readonly when?: Condition;
  readonly triedAs?: string;
  /** Nobody has to do anything: its time runs from the day it can begin. */
  readonly byItself?: boolean;
  /** The fact that holds the day this step was done. */
  readonly dates?: string;
  readonly keep: readonly Text[];
  readonly channel?: string;
  readonly sources: readonly string[];
}

export interface Avoidance {
  readonly id: string;
  readonly text: Text;
  readonly sources: readonly string[];
}

export interface Channel {
  readonly id: string;
  readonly name: Text;
  readonly accepts: Text;
  readonly how: Text;
  readonly hours?: { readonly text: Text; readonly certain: boolean };
  readonly limits?: Text;
  readonly warning?: Text;
  readonly sources: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface Route {
  readonly id: string;
  readonly when?: Condition;
  readonly first: string;
  readonly further?: string;
  readonly why: Text;
  readonly sources: readonly string[];
}

export interface LetterBlock {
  readonly part: string;
  readonly when?: Condition;
  readonly text: Text;
}

export interface LetterTemplate {
  readonly id: string;
  readonly kind: string;
  readonly title: Text;
  readonly addressees: readonly { readonly when?: Condition; readonly name: Text }[];
  readonly channel: string;
  readonly needs: readonly string[];
  readonly refuse: readonly {
    readonly when: Condition;
    readonly code: string;
    readonly message: Text;
    readonly repair: readonly string[];
  }[];
  readonly short: readonly LetterBlock[];
  readonly full: readonly LetterBlock[];
  readonly blanks: Readonly<Record<string, Text>>;
  readonly attachments: readonly { readonly when?: Condition; readonly text: Text }[];
  readonly legal: readonly { readonly source: string; readonly article?: string; readonly date?: string }[];
  readonly where: Text;
}
