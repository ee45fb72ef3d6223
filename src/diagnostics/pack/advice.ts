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
  /** The fact whose day the wait counts from, where it is known. */
  readonly startsAt?: string;
  readonly after: readonly string[];
  readonly when?: Condition;
  /** The values of `tried` and `contacted` that mean it is done, and what else means so. */
  readonly triedAs: readonly string[];
  readonly doneWhen?: Condition;
  /** Nobody has to do anything: its time runs from the day it can begin. */
  readonly byItself?: boolean;
  /** The fact that holds the day this step was done. */
  readonly dates?: string;
  readonly keep: readonly Text[];
  readonly channel?: string;
  /** Other channels, first met first; else the step's own. */
  readonly otherChannels: readonly { readonly when: Condition; readonly channel: string }[];
  /** The first and the last day on which the step exists. */
  readonly from?: string;
  readonly until?: string;
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
  /** The first and the last day on which this way exists. */
  readonly from?: string;
  readonly until?: string;
  readonly first: string;
  readonly further?: string;
  /** What the history of the case adds to the plan. */
  readonly steps: readonly string[];
  readonly why: Text;
  readonly sources: readonly string[];
}

/** A sentence of a letter, in place when its condition holds. */
export interface LetterSentenceBlock {
  readonly part: string;
  readonly when?: Condition;
  readonly text: Text;
  /** Only where the cause has no questions of its own. */
  readonly generic?: true;
  /** The source of the rule it names: the sentence falls away on days that rule is not in force. */
  readonly cites?: string;
}

/**
 * The place where the questions of the cause go, at most so many; the first of them alone; what the writer cannot make
 * out; the rules it leans on; or the closing sentence.
 */
export interface LetterAskBlock {
  readonly part: string;
  readonly ask: number | 'first' | 'matter' | 'rules' | 'close';
  /** Left out of a short message that would grow too long with it. */
  readonly spare?: true;
}

export type LetterBlock = LetterSentenceBlock | LetterAskBlock;

/** A paper that goes with a letter, or the place of those that are of the cause. */
export type LetterAttachment = { readonly when?: Condition; readonly text: Text } | { readonly ask: 'papers' };

/** Whom a letter goes to; channel and place where these differ from the letter's own. */
export interface Addressee {
  readonly when?: Condition;
  readonly name: Text;
  readonly channel?: string;
  readonly where?: Text;
}

/** A rule a letter rests on, and the days from and until which it is in force. */
export interface LegalBasis {
  readonly source: string;
  readonly article?: string;
  readonly date?: string;
  readonly until?: string;
}

export interface LetterTemplate {
  readonly id: string;
  readonly kind: string;
  readonly title: Text;
  readonly addressees: readonly Addressee[];
  readonly channel: string;
  readonly needs: readonly string[];
  /** Whether it asks what any cause asks, or only what is meant for it by name. */
  readonly asks: 'any' | 'named';
  /** When the letter makes sense whatever the cause is. */
  readonly fits?: Condition;
  /** May be written while the cause is still open. */
  readonly whileOpen: boolean;
  /** Takes the place of these letters once its condition holds: the next stage of the same matter. */
  readonly succeeds?: { readonly letters: readonly string[]; readonly when: Condition };
  readonly refuse: readonly RefusalRule[];
  /** Too early until so many calendar days after that fact's day, unless the condition holds. */
  readonly waits?: {
    readonly since: string;
    readonly days: number;
    readonly unless?: Condition;
    readonly message: Text;
    readonly repair: readonly string[];
  };
  readonly short: readonly LetterBlock[];
  readonly full: readonly LetterBlock[];
  readonly blanks: Readonly<Record<string, Text>>;
  readonly attachments: readonly LetterAttachment[];
  readonly legal: readonly LegalBasis[];
  readonly where: Text;
}

export interface RefusalRule {
  readonly when: Condition;
  readonly code: string;
  readonly message: Text;
  readonly repair: readonly string[];
}

/** What a letter asks for when this is the cause; where letters are named, in these only. */
export interface Ask {
  readonly cause: string;
  readonly letters: readonly string[];
  readonly short: Text;
  /** What the writer cannot make out, by this cause: what a complaint is about. */
  readonly matter?: Text;
  /** Papers that go with a complaint. */
  readonly papers?: Text;
  /** The rules this cause leans on, beside the time for an answer, each tied to what is asked. */
  readonly rules: readonly { readonly source: string; readonly text: Text }[];
  /** Ends the full letter: what the writer is willing to do, and does not ask for. */
  readonly close: Text;
  readonly requests: readonly Text[];
}

/** A paper to keep: what it proves and where to get it, for which causes, families and letters. */
export interface Evidence {
  readonly id: string;
  readonly text: Text;
  readonly proves: Text;
  readonly where: Text;
  readonly causes: readonly string[];
  readonly families: readonly string[];
  readonly letters: readonly string[];
  readonly when?: Condition;
  readonly sources: readonly string[];
}
