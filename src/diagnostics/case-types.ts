import type { Conflict, Facts } from './facts/facts.ts';
import type { Actor, FactKind, FamilyId, KnowledgePack, Purpose } from './pack/knowledge-pack.ts';
import type { Text } from './text.ts';

/** What is given about one case, already checked against the vocabulary. */
export interface CaseInput {
  readonly pack: KnowledgePack;
  /** Stated on the command line or in the interview; strongest. */
  readonly stated: Facts;
  /** Facts of a file or record. */
  readonly record?: Facts;
  /** Free text, at most 20,000 characters. */
  readonly story?: string;
  /** Facts read earlier from a story that was not kept. */
  readonly told?: Facts;
  /** What a story was read as and does not mean, by the person's own word; `story` counts without it. */
  readonly denied?: Facts;
  /** Facts found in the quota log, handed over with the person's consent. */
  readonly log?: Facts;
  /** What has been done since the case was opened; absent: it is opened today. */
  readonly progress?: Progress;
  /** The day dates count from, YYYY-MM-DD, Asia/Shanghai. */
  readonly today: string;
  /** How many questions an interview has put so far; absent: as many as facts are stated. */
  readonly asked?: number;
  /** Sensitive facts the person chose to tell in letters, and one sentence of their own. */
  readonly tell?: readonly string[];
  readonly own?: string;
}

/** How far a case has come. */
export interface Progress {
  /** The day from which waiting counts where nothing else says when it began. */
  readonly since: string;
  /** Step id → the day it was done. */
  readonly done: Readonly<Record<string, string>>;
}

export type Outcome = 'diagnosed' | 'undecided' | 'needs_answers' | 'scam_alert';
export type Strength = 'strong' | 'likely' | 'possible';

/** One reason: a fact and what it weighs for the cause, in decibans with one decimal. */
export interface Reason {
  readonly fact: string;
  readonly value: string;
  readonly weight: number;
  readonly sources: readonly string[];
}

export interface RankedCause {
  readonly id: string;
  readonly family: FamilyId;
  readonly strength: Strength | null;
  /** Share among all hypotheses, three decimals. For machines. */
  readonly score: number;
  readonly for: readonly Reason[];
  readonly against: readonly Reason[];
  readonly open: readonly string[];
}

export interface WhatIf {
  readonly fact: string;
  readonly value: string;
  readonly cause: string;
  readonly strength: Strength | null;
}

export interface NextQuestion {
  /** The fact key, `clarify_…` or `checklist_…`. */
  readonly id: string;
  readonly fact: string;
  readonly kind: FactKind;
  readonly purpose: Purpose;
  readonly sensitive: boolean;
  /** Value ids in the order to show them; empty for numbers, dates and text. */
  readonly options: readonly string[];
}

export interface Diagnosis {
  readonly outcome: Outcome;
  readonly causes: readonly RankedCause[];
  readonly familyScores: Readonly<Record<string, number>>;
  /** Red flags that raised the alert, in pack order. */
  readonly alarms: readonly string[];
  /** A soft sign is open: say so with every result. */
  readonly caution: boolean;
  readonly messageEntries: readonly string[];
  /** Only when undecided. */
  readonly ruledOut: readonly string[];
  readonly checks: readonly { readonly fact: string; readonly who: Actor }[];
  readonly reach: 'more_facts' | 'outside_pack' | 'only_platform_can_tell' | null;
}

export interface PlannedStep {
  readonly id: string;
  readonly who: Actor;
  readonly status: 'next' | 'later' | 'done' | 'not_yet';
  readonly notBefore: string | null;
  readonly due: string | null;
  readonly days: { readonly count: number; readonly kind: 'calendar' | 'working'; readonly certain: boolean } | null;
  /** A wait whose last day has passed; the step counts as done. */
  readonly over: boolean;
  readonly after: readonly string[];
  readonly channel: string | null;
  readonly sources: readonly string[];
}

/** Whom to address: now, and when that gave no answer. */
export interface WhereTo {
  readonly id: string;
  readonly first: string;
  readonly further: string | null;
  readonly why: Text;
  readonly sources: readonly string[];
}

export interface Plan {
  readonly steps: readonly PlannedStep[];
  readonly avoid: readonly string[];
  readonly route: WhereTo | null;
  /** Where trying further ends. */
  readonly stop: Text | null;
}

export interface LetterRefusal {
  readonly code: string;
  readonly message: Text;
  readonly missing: readonly string[];
  readonly repair: readonly string[];
}

/** One sentence or paragraph of a letter with the facts it rests on. */
export interface LetterSentence {
  readonly part: string;
  readonly text: Text;
  readonly facts: readonly string[];
}

export interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly addressee: Text;
  readonly title: Text;
  readonly channel: string;
  readonly short: readonly LetterSentence[];
  readonly full: readonly LetterSentence[];
  readonly blanks: readonly { readonly slot: string; readonly text: Text }[];
  readonly attachments: readonly Text[];
  readonly legal: readonly { readonly source: string; readonly article?: string; readonly date?: string }[];
  readonly where: Text;
  readonly refused: LetterRefusal | null;
}

/** Everything there is to say about one case. The same facts give the same case through every door. */
export interface CaseFile {
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
  readonly at: string;
  readonly facts: Facts;
  readonly conflicts: readonly Conflict[];
  readonly diagnosis: Diagnosis;
  readonly whatIf: readonly WhatIf[];
  readonly next: NextQuestion | null;
  readonly leftAtMost: number;
  readonly plan: Plan;
  readonly letters: readonly Letter[];
  /** Papers to keep: ids in the order of a checklist. */
  readonly evidence: readonly string[];
}
