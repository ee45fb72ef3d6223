import type { Outcome, Strength } from '../case-types.ts';
import type { Facts } from '../facts/facts.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Evidence, type Finding, findingsOf } from './findings.ts';
import { exclusions, type Posterior, ranking, weigh } from './posterior.ts';
import { type Safety, safetyOf } from './safety.ts';

/** What the engine holds of one case before it is put into words. */
export interface Assessment {
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
  readonly excluded: readonly boolean[];
  readonly posterior: Posterior;
  readonly safety: Safety;
  /** Cause indexes, best first; in an alert the scam causes come before all others. */
  readonly order: readonly number[];
  readonly outcome: Outcome;
}

/** Thresholds of the strength words; see `docs/decisions/` for how they were fitted. */
export const THRESHOLDS = {
  strong: { family: 0.78, own: 0.4 },
  likely: { family: 0.57, own: 0.2 },
  possible: { family: 0.2, own: 0.08 },
} as const;

/** Weighs the evidence and decides the outcome. Same evidence, same result, whatever the order it came in. */
export function assess(prepared: PreparedPack, evidence: Evidence): Assessment {
  const findings = findingsOf(prepared, evidence);
  const excluded = exclusions(prepared, evidence.facts);
  const posterior = weigh(prepared, findings, excluded);
  const safety = safetyOf(prepared, evidence.facts);
  const ranked = ranking(posterior, prepared.familyOf);
  const scam = prepared.families.indexOf('scam');
  const isScam = (cause: number) => prepared.familyOf[cause] === scam;
  const order = safety.alert ? [...ranked.filter(isScam), ...ranked.filter((cause) => !isScam(cause))] : ranked;
  const partial = { evidence, findings, excluded, posterior, safety, order };
  return { ...partial, outcome: outcomeOf(prepared, partial) };
}

function outcomeOf(prepared: PreparedPack, partial: Omit<Assessment, 'outcome'>): Outcome {
  if (partial.safety.alert) return 'scam_alert';
  const first = partial.order[0];
  const share = first === undefined ? 0 : (partial.posterior.shares[first] ?? 0);
  if (first !== undefined && partial.findings.length > 0 && share > partial.posterior.notListed) {
    if (strengthOf(prepared, partial, first) !== null) return 'diagnosed';
  }
  return lacksCore(prepared, partial.evidence.facts) ? 'needs_answers' : 'undecided';
}

/** Whether a core question of the pack is neither answered nor said to be unknown; of some, one of several is enough. */
export function lacksCore({ pack }: PreparedPack, facts: Facts, answered?: string): boolean {
  return pack.core.some((keys) => keys.every((key) => key !== answered && facts[key] === undefined));
}

/**
 * The word for how sure we are of a cause: by the share of its family, as far as its own share carries it. Without
 * one reason that is neither an ambiguous wording nor a stock reply it is at most possible.
 */
export function strengthOf(
  prepared: PreparedPack,
  { findings, posterior, safety }: Omit<Assessment, 'outcome'>,
  cause: number,
): Strength | null {
  if (safety.alert && prepared.causes[cause]?.family === 'scam') return 'strong';
  const own = posterior.shares[cause] ?? 0;
  const family = posterior.families[prepared.familyOf[cause] ?? 0] ?? 0;
  return strengthFrom(
    own,
    family,
    findings.some(({ soft, weights }) => !soft && (weights[cause] ?? 0) > 0),
  );
}

/** The strength word for a cause's own share and its family's; `firm` when one reason is more than a vague wording. */
export function strengthFrom(own: number, family: number, firm: boolean): Strength | null {
  for (const strength of ['strong', 'likely', 'possible'] as const) {
    if (strength !== 'possible' && !firm) continue;
    if (family >= THRESHOLDS[strength].family && own >= THRESHOLDS[strength].own) return strength;
  }
  return null;
}
