import type { Facts } from '../facts/facts.ts';
import { holds } from '../pack/condition.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import type { Finding } from './findings.ts';

/** 10^(-d/1000) for d = 0 … DEPTH, made by multiplication so that every machine has the same bytes. */
const DEPTH = 9000;
const STEP = 0.9977000638225533;
const POWERS = (() => {
  const table = new Float64Array(DEPTH + 1);
  table[0] = 1;
  for (let d = 1; d <= DEPTH; d += 1) table[d] = (table[d - 1] ?? 0) * STEP;
  return table;
})();

/** Shares of all hypotheses: each cause in pack order, each family, and "something not listed". They sum to one. */
export interface Posterior {
  readonly shares: Float64Array;
  readonly families: Float64Array;
  readonly notListed: number;
}

/** Impossible causes for these facts (pack order), true where excluded. */
export function exclusions(prepared: PreparedPack, facts: Facts): readonly boolean[] {
  return prepared.causes.map(({ excludedWhen }) => excludedWhen !== undefined && holds(excludedWhen, facts));
}

/**
 * Adds up priors and weights and turns them into shares. Within one group the findings for a cause, and those against
 * it, are sorted by size and count whole, half, a quarter and so on: monotone in each finding, whatever the order.
 */
export function weigh(prepared: PreparedPack, findings: readonly Finding[], excluded: readonly boolean[]): Posterior {
  const count = prepared.causes.length;
  const groups = groupsOf(findings);
  const scores = Int32Array.from(prepared.priors);
  for (const list of groups.values()) {
    for (let cause = 0; cause < count; cause += 1) {
      scores[cause] = (scores[cause] ?? 0) + damped(list, cause);
    }
  }
  let highest = prepared.notListedPrior;
  for (let cause = 0; cause < count; cause += 1) {
    if (!excluded[cause]) highest = Math.max(highest, scores[cause] ?? 0);
  }
  const shares = new Float64Array(count);
  let sum = power(highest - prepared.notListedPrior);
  const notListed = sum;
  for (let cause = 0; cause < count; cause += 1) {
    const share = excluded[cause] ? 0 : power(highest - (scores[cause] ?? 0));
    shares[cause] = share;
    sum += share;
  }
  const families = new Float64Array(prepared.families.length);
  for (let cause = 0; cause < count; cause += 1) {
    const share = (shares[cause] ?? 0) / sum;
    shares[cause] = share;
    const family = prepared.familyOf[cause] ?? 0;
    families[family] = (families[family] ?? 0) + share;
  }
  return { shares, families, notListed: notListed / sum };
}

/** 10^(-distance/1000); 0 beyond the table. */
export function power(distance: number): number {
  return distance > DEPTH ? 0 : (POWERS[distance] ?? 0);
}

/** Findings by group, in the order they came. */
export function groupsOf(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = groups.get(finding.group);
    if (list) list.push(finding);
    else groups.set(finding.group, [finding]);
  }
  return groups;
}

/** What the findings of one group weigh together for a cause. */
export function damped(list: readonly Finding[], cause: number): number {
  if (list.length === 1) return list[0]?.weights[cause] ?? 0;
  const pro: number[] = [];
  const contra: number[] = [];
  for (const { weights } of list) {
    const weight = weights[cause] ?? 0;
    if (weight > 0) pro.push(weight);
    else if (weight < 0) contra.push(-weight);
  }
  return halving(pro) - halving(contra);
}

function halving(weights: number[]): number {
  weights.sort((a, b) => b - a);
  let total = 0;
  let divisor = 1;
  for (const weight of weights) {
    total += Math.round(weight / divisor);
    divisor *= 2;
  }
  return total;
}

/**
 * Cause indexes, best first: by the cause's own share times its family's, so that of two causes the one in better
 * company leads; ties stay in pack order. How this was chosen: `docs/decisions/0002`.
 */
export function ranking({ shares, families }: Posterior, familyOf: Int32Array): number[] {
  const worth = Float64Array.from(shares, (share, cause) => share * (families[familyOf[cause] ?? 0] ?? 0));
  return [...shares.keys()].sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
}
