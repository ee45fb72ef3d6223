import type { Text } from '../text.ts';
import type { Ask, Avoidance, Channel, Evidence, LetterTemplate, Route, Step } from './advice.ts';
import type { Cause, MessageEntry } from './cause.ts';
import type { Family } from './family.ts';
import type { Condition, Question } from './question.ts';
import type { ReadingRules } from './reading-rules.ts';

export type * from './advice.ts';
export type * from './cause.ts';
export type * from './family.ts';
export type * from './question.ts';
export type * from './reading-rules.ts';

export interface Source {
  readonly id: string;
  readonly title: Text;
  readonly address?: string | undefined;
  readonly date?: string | undefined;
  readonly grade: 'law' | 'official' | 'news' | 'advice' | 'seed';
  readonly confidence: 'high' | 'medium' | 'low';
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

/** What follows from facts by the meaning of the words: whoever passed and got no money has applied. */
export interface Inference {
  readonly when: Condition;
  readonly key: string;
  readonly value: string;
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
  readonly core: readonly (readonly string[])[];
  readonly notListed: { readonly prior: number; readonly title: Text };
  readonly families: readonly Family[];
  readonly sources: readonly Source[];
  readonly questions: readonly Question[];
  readonly derived: readonly Question[];
  readonly incidents: readonly Incident[];
  readonly inferences: readonly Inference[];
  readonly causes: readonly Cause[];
  readonly messages: readonly MessageEntry[];
  readonly steps: readonly Step[];
  readonly avoid: readonly Avoidance[];
  readonly channels: readonly Channel[];
  readonly routing: readonly Route[];
  readonly letters: readonly LetterTemplate[];
  readonly asks: readonly Ask[];
  readonly evidence: readonly Evidence[];
  /** How a letter tells something the person chose to tell, and the person's own sentence. */
  readonly letterWords: { readonly told: Text; readonly own: Text };
  readonly terms: readonly Term[];
  readonly myths: readonly Myth[];
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
  /** Common misspellings and what is meant, of equal length. */
  readonly typos: readonly (readonly [written: string, meant: string])[];
  /** How stories are read; left out where none will be. */
  readonly reading?: ReadingRules;
  /** Traditional to simplified characters, two strings of the same length. */
  readonly simplified: { readonly from: string; readonly to: string };
}

/** What lists of saved cases say of causes and steps. Every pack has it; it also stands alone, small and fast to load. */
export interface PackNames {
  readonly id: string;
  readonly causes: readonly Pick<Cause, 'id' | 'title'>[];
  readonly steps: readonly Pick<Step, 'id' | 'who' | 'text'>[];
  readonly calendar: KnowledgePack['calendar'];
}
