import type { Facts } from '../facts/facts.ts';
import type { Condition } from './knowledge-pack.ts';

export type Verdict = 'met' | 'unmet' | 'unknown';

/** Judges a condition over facts in three values (Kleene): what nobody knows makes nothing true and nothing false. */
export function judge(condition: Condition, facts: Facts): Verdict {
  if ('all' in condition) return strongest(condition.all, facts, 'unmet', 'met');
  if ('any' in condition) return strongest(condition.any, facts, 'met', 'unmet');
  if ('not' in condition) {
    const inner = judge(condition.not, facts);
    return inner === 'unknown' ? 'unknown' : inner === 'met' ? 'unmet' : 'met';
  }
  if ('known' in condition) {
    const fact = facts[condition.known];
    return fact !== undefined && fact.value !== null ? 'met' : 'unmet';
  }
  const value = facts[condition.fact]?.value;
  if (value === undefined || value === null) return 'unknown';
  if ('below' in condition) {
    const other = facts[condition.below]?.value;
    if (typeof value !== 'number' || typeof other !== 'number') return 'unknown';
    return value < other ? 'met' : 'unmet';
  }
  if ('is' in condition) {
    if (typeof value === 'number') return condition.is.includes(String(value)) ? 'met' : 'unmet';
    if (typeof value === 'string') return condition.is.includes(value) ? 'met' : 'unmet';
    if (value.some((item) => condition.is.includes(item))) return 'met';
    return value.includes('none') ? 'unmet' : 'unknown';
  }
  if (typeof value !== 'number') return 'unknown';
  const over = condition.over === undefined || value > condition.over;
  const under = condition.under === undefined || value < condition.under;
  return over && under ? 'met' : 'unmet';
}

function strongest(list: readonly Condition[], facts: Facts, deciding: Verdict, otherwise: Verdict): Verdict {
  let result = otherwise;
  for (const condition of list) {
    const verdict = judge(condition, facts);
    if (verdict === deciding) return deciding;
    if (verdict === 'unknown') result = 'unknown';
  }
  return result;
}

/** True only when the condition is met; unknown counts as not met. */
export function holds(condition: Condition | undefined, facts: Facts): boolean {
  return condition === undefined || judge(condition, facts) === 'met';
}

/** The fact keys a condition reads. */
export function factsOf(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('not' in condition) return factsOf(condition.not);
  if ('below' in condition) return [condition.fact, condition.below];
  return ['known' in condition ? condition.known : condition.fact];
}
