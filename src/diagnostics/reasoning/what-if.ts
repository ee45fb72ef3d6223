import type { CaseInput, WhatIf } from '../case-types.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Assessment, strengthOf } from './assess.ts';
import { withAnswer } from './counterfactual.ts';
import { LEAST_CHANCE } from './diagnosis.ts';
import { glancer } from './glance.ts';
import { possibilities } from './hypothetical.ts';

const MOST = 3;

/**
 * What would change the result: each open question, each answer that is not far-fetched, one at a time, run through
 * the engine. Kept are those that change the first cause, at most one a question and three in all, likelier ones
 * first. Sensitive questions are left out ("if you had not been overdue" helps nobody).
 */
export function whatIf(
  prepared: PreparedPack,
  input: CaseInput,
  assessment: Assessment,
  candidates: readonly Question[],
): WhatIf[] {
  const [first] = assessment.order;
  if (assessment.outcome === 'scam_alert' || first === undefined) return [];
  const outlook = glancer(prepared, assessment);
  const found: (WhatIf & { chance: number })[] = [];
  for (const question of candidates) {
    if (question.sensitive || question.purpose === 'routing' || question.purpose === 'safety') continue;
    const changes = possibilities(prepared, question, assessment.posterior).flatMap(({ value, chance }) => {
      if (chance < LEAST_CHANCE || value === 'none') return [];
      if (outlook.at(question, value).first === first) return [];
      const after = withAnswer(prepared, input, assessment, question, value);
      const [leads] = after.order;
      if (leads === undefined || leads === first || after.outcome !== 'diagnosed') return [];
      const strength = strengthOf(prepared, after, leads);
      return [{ fact: question.key, value, cause: prepared.causes[leads]?.id ?? '', strength, chance }];
    });
    const [likeliest] = changes.sort((a, b) => b.chance - a.chance);
    if (likeliest) found.push(likeliest);
  }
  return found
    .sort((a, b) => b.chance - a.chance)
    .slice(0, MOST)
    .map(({ chance: _, ...rest }) => rest);
}
