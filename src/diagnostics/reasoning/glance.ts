import type { Outcome, Strength } from '../case-types.ts';
import { factsOf } from '../pack/condition.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Assessment, assess, strengthFrom, strengthOf } from './assess.ts';
import { type Finding, messageGroup } from './findings.ts';
import { suppose } from './hypothetical.ts';
import { damped, groupsOf, power } from './posterior.ts';

/** What one more answer would lead to, without the parts nobody looks at here. */
export interface Glance {
  readonly families: Float64Array;
  readonly notListed: number;
  /** Index of the first cause. */
  readonly first: number;
  readonly strength: Strength | null;
  readonly outcome: Outcome;
  /** Share of a cause, by index. */
  readonly shareOf: (cause: number) => number;
  readonly strengthOf: (cause: number) => Strength | null;
}

const decisive = new WeakMap<PreparedPack, ReadonlySet<string>>();

/** Keys whose answers can do more than add weight: they exclude a cause. */
function excludingKeys(prepared: PreparedPack): ReadonlySet<string> {
  const known = decisive.get(prepared);
  if (known) return known;
  const keys = new Set(prepared.causes.flatMap(({ excludedWhen }) => factsOf(excludedWhen)));
  decisive.set(prepared, keys);
  return keys;
}

/**
 * A function that says what each further answer would lead to. One answer touches one group, so only that group is
 * added up again; the result is the same as assessing the case with the answer in it, which a test checks.
 */
export function glancer(
  prepared: PreparedPack,
  assessment: Assessment,
): (question: Question, value: string | null) => Glance {
  const count = prepared.causes.length;
  const groups = groupsOf(assessment.findings);
  const before = new Map<string, Int32Array>();
  const base = Int32Array.from(prepared.priors);
  for (const [group, list] of groups) {
    const sums = new Int32Array(count);
    for (let cause = 0; cause < count; cause += 1) sums[cause] = damped(list, cause);
    before.set(group, sums);
    for (let cause = 0; cause < count; cause += 1) base[cause] = (base[cause] ?? 0) + (sums[cause] ?? 0);
  }
  const firmBefore = new Uint8Array(count);
  for (const { soft, weights } of assessment.findings) {
    if (soft) continue;
    for (let cause = 0; cause < count; cause += 1) if ((weights[cause] ?? 0) > 0) firmBefore[cause] = 1;
  }
  const excluding = excludingKeys(prepared);
  const still = glanceAt(prepared, assessment);

  return (question, value) => {
    const alarm = question.values.find(({ id }) => id === value)?.alarm;
    if (alarm || excluding.has(question.key) || assessment.outcome === 'scam_alert') {
      return glanceAt(prepared, assess(prepared, suppose(assessment.evidence, question, value)));
    }
    const dense = value === null ? undefined : prepared.values.get(question.key)?.get(value);
    const entry = question.key === 'message' && value !== null ? prepared.messages.get(value) : undefined;
    const group = question.key === 'message' ? messageGroup(prepared, value === null ? [] : [value]) : question.group;
    const weights = dense?.weights;
    if (!weights || !hasWeight(weights)) return unanswered(prepared, assessment, still, question);
    const soft = entry !== undefined && (entry.ambiguous || entry.generic);
    const list: readonly Finding[] = [
      ...(groups.get(group) ?? []),
      { fact: question.key, value: value ?? '', group, weights, soft },
    ];
    const old = before.get(group);
    const scores = new Int32Array(count);
    let highest = prepared.notListedPrior;
    for (let cause = 0; cause < count; cause += 1) {
      const score =
        (base[cause] ?? 0) - (old?.[cause] ?? 0) + (list.length === 1 ? (weights[cause] ?? 0) : damped(list, cause));
      scores[cause] = score;
      if (!assessment.excluded[cause] && score > highest) highest = score;
    }
    return summed(
      prepared,
      assessment,
      scores,
      highest,
      (cause) => firmBefore[cause] === 1 || (!soft && (weights[cause] ?? 0) > 0),
      question.key,
    );
  };
}

function hasWeight(weights: Int32Array): boolean {
  for (const weight of weights) if (weight !== 0) return true;
  return false;
}

/** An answer that weighs nothing changes nothing but what counts as asked. */
function unanswered(prepared: PreparedPack, assessment: Assessment, still: Glance, question: Question): Glance {
  if (still.outcome !== 'needs_answers') return still;
  return { ...still, outcome: lacks(prepared, assessment, question.key) ? 'needs_answers' : 'undecided' };
}

function lacks(prepared: PreparedPack, assessment: Assessment, answered: string): boolean {
  return prepared.pack.core.some((key) => key !== answered && assessment.evidence.facts[key] === undefined);
}

function summed(
  prepared: PreparedPack,
  assessment: Assessment,
  scores: Int32Array,
  highest: number,
  firm: (cause: number) => boolean,
  answered: string,
): Glance {
  const count = scores.length;
  const shares = new Float64Array(count);
  const families = new Float64Array(prepared.families.length);
  let sum = power(highest - prepared.notListedPrior);
  const notListedPower = sum;
  for (let cause = 0; cause < count; cause += 1) {
    const share = assessment.excluded[cause] ? 0 : power(highest - (scores[cause] ?? 0));
    shares[cause] = share;
    sum += share;
  }
  for (let cause = 0; cause < count; cause += 1) {
    const share = (shares[cause] ?? 0) / sum;
    shares[cause] = share;
    const family = prepared.familyOf[cause] ?? 0;
    families[family] = (families[family] ?? 0) + share;
  }
  let first = 0;
  const worth = (cause: number) => (shares[cause] ?? 0) * (families[prepared.familyOf[cause] ?? 0] ?? 0);
  for (let cause = 1; cause < count; cause += 1) if (worth(cause) > worth(first)) first = cause;
  const notListed = notListedPower / sum;
  const word = (cause: number) =>
    strengthFrom(shares[cause] ?? 0, families[prepared.familyOf[cause] ?? 0] ?? 0, firm(cause));
  const strength = word(first);
  const diagnosed = (shares[first] ?? 0) > notListed && strength !== null;
  const outcome = diagnosed ? 'diagnosed' : lacks(prepared, assessment, answered) ? 'needs_answers' : 'undecided';
  return { families, notListed, first, strength, outcome, shareOf: (cause) => shares[cause] ?? 0, strengthOf: word };
}

/** The same view of an assessment that was made in full. */
export function glanceAt(prepared: PreparedPack, assessment: Assessment): Glance {
  const first = assessment.order[0] ?? 0;
  return {
    families: assessment.posterior.families,
    notListed: assessment.posterior.notListed,
    first,
    strength: strengthOf(prepared, assessment, first),
    outcome: assessment.outcome,
    shareOf: (cause) => assessment.posterior.shares[cause] ?? 0,
    strengthOf: (cause) => strengthOf(prepared, assessment, cause),
  };
}
