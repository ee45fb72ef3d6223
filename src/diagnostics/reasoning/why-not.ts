import type { CaseInput, Reason, Strength, WhatIf } from '../case-types.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import { factsOf } from '../pack/condition.ts';
import { type PreparedPack, prepare } from '../pack/prepared-pack.ts';
import { type Assessment, assess, strengthOf } from './assess.ts';
import { withAnswer } from './counterfactual.ts';
import { LEAST_CHANCE, reasonOf } from './diagnosis.ts';
import { glancer } from './glance.ts';
import { possibilities } from './hypothetical.ts';

const MOST_CHANGES = 3;
const MOST_MISSING = 5;

/** One finding and what it weighs for the cause that was asked about and for the first one, in decibans. */
export interface LedgerLine extends Reason {
  readonly forFirst: number;
}

/** Why a cause does not come first. */
export interface WhyNot {
  readonly cause: string;
  /** The leading cause; null when nothing is known yet. */
  readonly first: string | null;
  readonly isFirst: boolean;
  readonly strength: Strength | null;
  /** Facts that make the cause impossible. */
  readonly excludedBy: readonly string[];
  /** A sign of fraud comes before everything else. */
  readonly alert: boolean;
  /** All findings that weigh for or against either of the two, the largest difference first. */
  readonly ledger: readonly LedgerLine[];
  /** What is usually seen with it and is not known here. */
  readonly missing: readonly { readonly fact: string; readonly value: string }[];
  /** Single answers after which it would come first, each run through the engine. */
  readonly wouldLead: readonly WhatIf[];
}

/**
 * Why another cause is not the first one: what weighs for and against it beside the leading cause, what is usually
 * seen with it and is not known, and which one answer would put it first.
 *
 * @returns undefined when the pack has no such cause
 */
export function whyNot(input: CaseInput, cause: string): WhyNot | undefined {
  const prepared = prepare(input.pack);
  const index = prepared.causeIndex.get(cause);
  if (index === undefined) return undefined;
  const { facts, entries } = gatherFacts(prepared, input);
  const assessment = assess(prepared, { facts, entries });
  const first = assessment.findings.length > 0 || assessment.safety.alert ? assessment.order[0] : undefined;
  return {
    cause,
    first: first === undefined ? null : (prepared.causes[first]?.id ?? null),
    isFirst: first === index,
    strength: assessment.excluded[index] ? null : strengthOf(prepared, assessment, index),
    excludedBy: assessment.excluded[index] ? excludingFacts(prepared, assessment, index) : [],
    alert: assessment.safety.alert,
    ledger: ledgerOf(prepared, assessment, index, first),
    missing: missingOf(prepared, assessment, index),
    wouldLead: first === index ? [] : changesTo(prepared, input, assessment, index),
  };
}

function excludingFacts(prepared: PreparedPack, { evidence }: Assessment, cause: number): string[] {
  return factsOf(prepared.causes[cause]?.excludedWhen).filter((key) => evidence.facts[key]?.value != null);
}

function ledgerOf(
  prepared: PreparedPack,
  { findings }: Assessment,
  cause: number,
  first: number | undefined,
): LedgerLine[] {
  const decibans = (weight: number | undefined) => Math.round((weight ?? 0) / 10) / 10;
  return findings
    .map((finding) => ({
      ...reasonOf(prepared, finding, cause),
      forFirst: first === undefined ? 0 : decibans(finding.weights[first]),
    }))
    .filter(({ weight, forFirst }) => weight !== 0 || forFirst !== 0)
    .sort((a, b) => Math.abs(b.weight - b.forFirst) - Math.abs(a.weight - a.forFirst));
}

/** Signs the pack says come with it at least often, of keys nobody has answered. */
function missingOf(prepared: PreparedPack, { evidence }: Assessment, cause: number): { fact: string; value: string }[] {
  return (prepared.causes[cause]?.signs ?? [])
    .flatMap(({ fact, seen }) => Object.entries(seen).map(([value, word]) => ({ fact, value, word })))
    .filter(({ fact }) => evidence.facts[fact]?.value == null)
    .filter(({ word }) => word === 'always' || word === 'usually' || word === 'often')
    .slice(0, MOST_MISSING)
    .map(({ fact, value }) => ({ fact, value }));
}

/** One answer at a time, likelier ones first, at most one a question. */
function changesTo(prepared: PreparedPack, input: CaseInput, assessment: Assessment, cause: number): WhatIf[] {
  if (assessment.excluded[cause] || assessment.safety.alert) return [];
  const outlook = glancer(prepared, assessment);
  const found: (WhatIf & { chance: number })[] = [];
  for (const question of prepared.questions.values()) {
    if (assessment.evidence.facts[question.key]?.value != null || question.purpose === 'clarify') continue;
    const led = possibilities(prepared, question, assessment.posterior)
      .filter(({ value, chance }) => chance >= LEAST_CHANCE / 10 && value !== 'none')
      .flatMap(({ value, chance }) => {
        if (outlook.at(question, value).first !== cause) return [];
        const after = withAnswer(prepared, input, assessment, question, value);
        if (after.order[0] !== cause || after.outcome !== 'diagnosed') return [];
        const strength = strengthOf(prepared, after, cause);
        return [{ fact: question.key, value, cause: prepared.causes[cause]?.id ?? '', strength, chance }];
      })
      .sort((a, b) => b.chance - a.chance);
    if (led[0]) found.push(led[0]);
  }
  return found
    .sort((a, b) => b.chance - a.chance)
    .slice(0, MOST_CHANGES)
    .map(({ chance: _, ...change }) => change);
}
