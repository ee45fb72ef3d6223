import type { WhyNot } from '../diagnostics/index.ts';

/** The answer to "why not this cause" as the contract shows it. */
export function whyNotJson(why: WhyNot): Record<string, unknown> {
  return {
    schema: 'quota-doctor/why-not@1',
    cause: why.cause,
    first: why.first,
    is_first: why.isFirst,
    strength: why.strength,
    alert: why.alert,
    excluded_by: why.excludedBy,
    ledger: why.ledger.map(({ forFirst, ...line }) => ({ ...line, for_first: forFirst })),
    missing: why.missing,
    would_lead: why.wouldLead,
  };
}
