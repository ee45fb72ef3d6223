import type { Diagnosis, RankedCause, Reason } from '../case-types.ts';
import type { Actor, Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Assessment, strengthOf } from './assess.ts';
import type { Finding } from './findings.ts';
import { glancer } from './glance.ts';
import { possibilities } from './hypothetical.ts';
import { type Posterior, weigh } from './posterior.ts';

const MOST_CAUSES = 3;
const MOST_REASONS = 6;
/** A cause with a smaller share is not named beside the first. */
const LEAST_SHARE = 0.06;
/** A family with a smaller share counts as ruled out. */
const RULED_OUT = 0.02;
/** Answers less likely than this are not looked at. */
export const LEAST_CHANCE = 0.02;

/** Puts an assessment into the form everybody reads: ranked causes with reasons, what is open, what is ruled out. */
export function diagnose(prepared: PreparedPack, assessment: Assessment, candidates: readonly Question[]): Diagnosis {
  const { posterior, outcome, order, safety, evidence } = assessment;
  const weighty = assessment.findings.length > 0 || safety.alert;
  const named = weighty
    ? order.slice(0, MOST_CAUSES).filter((cause, place) => place === 0 || (posterior.shares[cause] ?? 0) >= LEAST_SHARE)
    : [];
  const reach = outcome === 'undecided' ? reachOf(assessment, candidates) : null;
  return {
    outcome,
    causes: named.map((cause) => rankedCause(prepared, assessment, cause, candidates)),
    familyScores: Object.fromEntries([
      ...prepared.families.map((family, index) => [family, thousandths(posterior.families[index] ?? 0)] as const),
      ['not_listed', thousandths(posterior.notListed)] as const,
    ]),
    alarms: safety.alert ? safety.alarms : [],
    caution: safety.caution,
    messageEntries: evidence.entries,
    ruledOut:
      outcome === 'undecided'
        ? prepared.families.filter((_, index) => (posterior.families[index] ?? 0) < RULED_OUT)
        : [],
    checks: outcome === 'undecided' ? checksOf(candidates) : [],
    reach,
  };
}

export function thousandths(share: number): number {
  return Math.round(share * 1000) / 1000;
}

function rankedCause(
  prepared: PreparedPack,
  assessment: Assessment,
  cause: number,
  candidates: readonly Question[],
): RankedCause {
  const { id, family } = prepared.causes[cause] ?? { id: '', family: 'scam' };
  const strength = strengthOf(prepared, assessment, cause);
  const undecided = assessment.outcome === 'undecided' || assessment.outcome === 'needs_answers';
  const reasons = reasonsOf(prepared, assessment, cause);
  return {
    id,
    family,
    strength: undecided && strength !== null ? 'possible' : strength,
    score: thousandths(assessment.posterior.shares[cause] ?? 0),
    for: reasons.for,
    against: reasons.against,
    open: openOf(prepared, assessment, cause, candidates),
  };
}

/**
 * A finding stands for a cause only if leaving it out lowers the cause's share and does not raise its family's; it
 * stands against it only if leaving it out raises the share. So removing a reason never strengthens its cause.
 */
function reasonsOf(
  prepared: PreparedPack,
  assessment: Assessment,
  cause: number,
): { for: Reason[]; against: Reason[] } {
  const result = { for: [] as Reason[], against: [] as Reason[] };
  const family = prepared.familyOf[cause] ?? 0;
  const share = (posterior: Posterior) => posterior.shares[cause] ?? 0;
  for (const finding of assessment.findings) {
    const rest = assessment.findings.filter((other) => other !== finding);
    const left = weigh(prepared, rest, assessment.excluded);
    const reason = reasonOf(prepared, finding, cause);
    if (
      reason.weight > 0 &&
      share(left) < share(assessment.posterior) &&
      (left.families[family] ?? 0) <= (assessment.posterior.families[family] ?? 0)
    ) {
      result.for.push(reason);
    } else if (reason.weight < 0 && share(left) > share(assessment.posterior)) result.against.push(reason);
  }
  const bySize = (a: Reason, b: Reason) => Math.abs(b.weight) - Math.abs(a.weight);
  return {
    for: result.for.sort(bySize).slice(0, MOST_REASONS),
    against: result.against.sort(bySize).slice(0, MOST_REASONS),
  };
}

/** What one finding says of a cause, in decibans, with the sources of the sign. */
export function reasonOf(prepared: PreparedPack, finding: Finding, cause: number): Reason {
  const about = prepared.causes[cause];
  const sign = about?.signs.find(({ fact, seen }) => fact === finding.fact && finding.value in seen);
  const message =
    finding.fact === 'message' ? prepared.messages.get(finding.value.split('+')[0] ?? '')?.sources : undefined;
  return {
    fact: finding.fact,
    value: finding.value,
    weight: Math.round((finding.weights[cause] ?? 0) / 10) / 10,
    sources: message ?? sign?.sources ?? [],
  };
}

/** Questions not asked yet of which some likely answer would change the word for this cause. */
function openOf(
  prepared: PreparedPack,
  assessment: Assessment,
  cause: number,
  candidates: readonly Question[],
): string[] {
  const before = strengthOf(prepared, assessment, cause);
  const outlook = glancer(prepared, assessment);
  return candidates
    .filter((question) =>
      possibilities(prepared, question, assessment.posterior).some(({ value, chance }) => {
        if (chance < LEAST_CHANCE) return false;
        return outlook.at(question, value).strengthOf(cause) !== before;
      }),
    )
    .slice(0, 5)
    .map(({ key }) => key);
}

function reachOf(assessment: Assessment, candidates: readonly Question[]): Diagnosis['reach'] {
  const [first] = assessment.order;
  const best = first === undefined ? 0 : (assessment.posterior.shares[first] ?? 0);
  if (candidates.length > 0) return 'more_facts';
  return assessment.posterior.notListed > best ? 'outside_pack' : 'only_platform_can_tell';
}

/** The two or three harmless checks that would settle it, and who can answer. */
function checksOf(candidates: readonly Question[]): { fact: string; who: Actor }[] {
  return candidates
    .filter(({ purpose, sensitive }) => purpose !== 'routing' && purpose !== 'safety' && !sensitive)
    .slice(0, 3)
    .map(({ key, group }) => ({ fact: key, who: group === 'card' ? 'bank' : 'person' }));
}
