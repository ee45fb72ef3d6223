import type { Text } from '../text.ts';

/** A condition as data. It is met, unmet or unknown; see `condition.ts`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly known: string }
  | { readonly fact: string; readonly is: readonly string[] }
  | { readonly fact: string; readonly over?: number; readonly under?: number };

export type FamilyId =
  | 'technical_fault'
  | 'risk_freeze'
  | 'fraud_hold'
  | 'liquidity'
  | 'post_repayment_delay'
  | 'regulatory_tightening'
  | 'scam'
  | 'product_rule';

export interface Family {
  readonly id: FamilyId;
  /** Share of people who come with this trouble; the eight and "not listed" sum to one. */
  readonly prior: number;
  readonly title: Text;
}

export interface Source {
  readonly id: string;
  readonly title: Text;
  readonly address?: string | undefined;
  readonly date?: string | undefined;
  readonly grade: 'law' | 'official' | 'news' | 'advice' | 'seed';
  readonly confidence: 'high' | 'medium' | 'low';
}

export type FactKind = 'one' | 'many' | 'number' | 'date' | 'text';
export type Purpose = 'safety' | 'situation' | 'cause' | 'routing';

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
  readonly implies: Readonly<Record<string, string>>;
  readonly note: Text;
  readonly sources: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
}

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
  readonly then?: string;
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

export interface Incident {
  readonly id: string;
  /** The value of the derived fact `dated` it stands for. */
  readonly value: string;
  readonly from: string;
  readonly to: string;
  readonly title: Text;
  readonly text: Text;
  readonly sources: readonly string[];
}

export interface Term {
  readonly id: string;
  readonly term: Text;
  readonly text: Text;
  readonly sources: readonly string[];
}

export interface Myth {
  readonly id: string;
  readonly claim: Text;
  readonly answer: Text;
  readonly sources: readonly string[];
}

/** A pattern of story language, compiled to tokens; see `facts/pattern.ts`. */
export interface PatternToken {
  readonly words: readonly string[];
  /** Kind of number that may stand here as well. */
  readonly number?: 'money' | 'hours' | 'days' | 'count' | 'date';
  /** Characters that may stand between the token before and this one. */
  readonly gap: number;
}
export interface Pattern {
  readonly key: string;
  readonly value: string;
  /** Alternating clauses: each is matched in the same or one of the next two clauses. */
  readonly clauses: readonly {
    readonly tokens: readonly PatternToken[];
    readonly absent: readonly string[];
    readonly atStart: boolean;
  }[];
  readonly negationMatters: boolean;
  readonly anySpeaker: boolean;
}

/**
 * Weights of one key and value: for each cause that says something about it, its index, the weight in hundredths of
 * a deciban and the chance of the value given the cause in ten-thousandths. Causes not listed weigh 0 and have the
 * background chance.
 */
export interface ValueTable {
  readonly key: string;
  readonly value: string;
  readonly background: number;
  readonly rows: readonly (readonly [cause: number, weight: number, chance: number])[];
}

/** Everything the engine knows, checked and compiled. Survives JSON. */
export interface KnowledgePack {
  readonly id: string;
  readonly version: string;
  readonly asOf: string;
  readonly title: Text;
  /** First 12 hex digits of SHA-256 over tables and ids. */
  readonly digest: string;
  readonly core: readonly string[];
  readonly notListed: { readonly prior: number; readonly title: Text };
  readonly families: readonly Family[];
  readonly sources: readonly Source[];
  readonly questions: readonly Question[];
  readonly derived: readonly Question[];
  readonly incidents: readonly Incident[];
  readonly causes: readonly Cause[];
  readonly messages: readonly MessageEntry[];
  readonly steps: readonly Step[];
  readonly avoid: readonly Avoidance[];
  readonly channels: readonly Channel[];
  readonly routing: readonly Route[];
  readonly letters: readonly LetterTemplate[];
  readonly terms: readonly Term[];
  readonly myths: readonly Myth[];
  readonly patterns: readonly Pattern[];
  readonly tables: readonly ValueTable[];
  /** Logarithms of the prior shares in hundredths of a deciban, causes in pack order. */
  readonly priors: { readonly causes: readonly number[]; readonly notListed: number };
  /** Days off and make-up working days, as published for these years. */
  readonly calendar: {
    readonly holidays: readonly string[];
    readonly makeUpDays: readonly string[];
    readonly firstYear: number;
    readonly lastYear: number;
  };
  /** Traditional to simplified characters, two strings of the same length. */
  readonly simplified: { readonly from: string; readonly to: string };
}
