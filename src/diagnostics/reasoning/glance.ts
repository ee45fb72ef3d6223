import type { Outcome, Strength } from '../case-types.ts';
import { factsOf } from '../pack/condition.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Assessment, assess, lacksCore, strengthFrom, strengthOf } from './assess.ts';
import { entropy, entropyOf } from './entropy.ts';
import { messageGroup } from './findings.ts';
import { suppose } from './hypothetical.ts';
import { damped, exclusions, groupsOf, power } from './posterior.ts';

/** What one more answer would lead to, without the parts nobody looks at here. */
export interface Glance {
  readonly families: Float64Array;
  readonly notListed: number;
  /** Index of the first cause. */
  readonly first: number;
  readonly strength: Strength | null;
  readonly outcome: Outcome;
  /** The word for a cause, by index. */
  readonly strengthOf: (cause: number) => Strength | null;
}

/** Looks one answer ahead. */
export interface Outlook {
  /** What an answer to a question would lead to; null stands for "don't know". */
  readonly at: (question: Question, value: string | null) => Glance;
  /** How uncertain the family would still be after an answer, in bits. */
  readonly bitsAfter: (question: Question, value: string) => number;
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
 * added up again; the result is the same as assessing the case with the answer in it, which a test checks. Hundreds of
 * answers are looked at for each question that is asked: nothing is kept but what is returned, and each once.
 */
export function glancer(prepared: PreparedPack, assessment: Assessment): Outlook {
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
  const shares = new Float64Array(count);
  const scores = new Int32Array(count);
  const scratch = new Float64Array(prepared.families.length);
  const seen = new Map<string, Glance>();

  /** Adds up what is known and one answer, into the scratch arrays; returns what the rest needs. */
  const addUp = (question: Question, value: string, weights: Int32Array, families: Float64Array) => {
    const message = question.key === 'message';
    const entry = message ? prepared.messages.get(value) : undefined;
    const soft = entry !== undefined && (entry.ambiguous || entry.generic);
    const group = message ? messageGroup(prepared, [value]) : question.group;
    const beside = groups.get(group);
    const list = beside && [...beside, { fact: question.key, value, group, weights, soft }];
    const old = before.get(group);
    const excluded = excluding.has(question.key)
      ? exclusions(prepared, suppose(prepared, assessment.evidence, question, value).facts)
      : assessment.excluded;
    let highest = prepared.notListedPrior;
    for (let cause = 0; cause < count; cause += 1) {
      const own = list ? damped(list, cause) - (old?.[cause] ?? 0) : (weights[cause] ?? 0);
      const score = (base[cause] ?? 0) + own;
      scores[cause] = score;
      if (!excluded[cause] && score > highest) highest = score;
    }
    families.fill(0);
    const listless = power(highest - prepared.notListedPrior);
    let sum = listless;
    for (let cause = 0; cause < count; cause += 1) {
      const share = excluded[cause] ? 0 : power(highest - (scores[cause] ?? 0));
      shares[cause] = share;
      sum += share;
      const family = prepared.familyOf[cause] ?? 0;
      families[family] = (families[family] ?? 0) + share;
    }
    for (let family = 0; family < families.length; family += 1) families[family] = (families[family] ?? 0) / sum;
    return { soft, sum, notListed: listless / sum };
  };

  const weighed = (question: Question, value: string, weights: Int32Array): Glance => {
    const families = new Float64Array(prepared.families.length);
    const { soft, sum, notListed } = addUp(question, value, weights, families);
    const worth = (cause: number) => (shares[cause] ?? 0) * (families[prepared.familyOf[cause] ?? 0] ?? 0);
    let first = 0;
    for (let cause = 1; cause < count; cause += 1) if (worth(cause) > worth(first)) first = cause;
    const word = (cause: number, share: number) =>
      strengthFrom(
        share,
        families[prepared.familyOf[cause] ?? 0] ?? 0,
        firmBefore[cause] === 1 || (!soft && (weights[cause] ?? 0) > 0),
      );
    const lead = (shares[first] ?? 0) / sum;
    const strength = word(first, lead);
    const diagnosed = lead > notListed && strength !== null;
    const outcome = diagnosed
      ? 'diagnosed'
      : lacksCore(prepared, assessment.evidence.facts, question.key)
        ? 'needs_answers'
        : 'undecided';
    const strengthOf = (cause: number) => {
      const again = addUp(question, value, weights, scratch);
      return word(cause, (shares[cause] ?? 0) / again.sum);
    };
    return { families, notListed, first, strength, outcome, strengthOf };
  };

  const made = (question: Question, value: string | null): Glance => {
    const alarm = question.values.find(({ id }) => id === value)?.alarm;
    if (alarm || assessment.outcome === 'scam_alert') {
      return glanceAt(prepared, assess(prepared, suppose(prepared, assessment.evidence, question, value)));
    }
    const weights = value === null ? undefined : prepared.values.get(question.key)?.get(value)?.weights;
    if (value === null || !weights || (!hasWeight(weights) && !excluding.has(question.key)))
      return unanswered(prepared, assessment, still, question);
    return weighed(question, value, weights);
  };
  const bitsNow = entropy(still.families) + entropyOf(still.notListed);
  return {
    at: (question, value) => {
      const id = `${question.key}=${value ?? ''}`;
      const known = seen.get(id);
      if (known) return known;
      const glance = made(question, value);
      seen.set(id, glance);
      return glance;
    },
    bitsAfter: (question, value) => {
      const weights = prepared.values.get(question.key)?.get(value)?.weights;
      if (!weights || (!hasWeight(weights) && !excluding.has(question.key))) return bitsNow;
      const { notListed } = addUp(question, value, weights, scratch);
      return entropy(scratch) + entropyOf(notListed);
    },
  };
}

function hasWeight(weights: Int32Array): boolean {
  for (const weight of weights) if (weight !== 0) return true;
  return false;
}

/** An answer that weighs nothing changes nothing but what counts as asked. */
function unanswered(prepared: PreparedPack, assessment: Assessment, still: Glance, question: Question): Glance {
  if (still.outcome !== 'needs_answers') return still;
  return {
    ...still,
    outcome: lacksCore(prepared, assessment.evidence.facts, question.key) ? 'needs_answers' : 'undecided',
  };
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
    strengthOf: (cause) => strengthOf(prepared, assessment, cause),
  };
}
