import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import { type Row, runCases } from './accuracy.ts';
import type { LabelledCase } from './cases.ts';

/** How many cases the pack's own family shares count as, against the cases of a training fold. */
const PRIOR_STRENGTH = 50;

/**
 * Every case judged by a pack whose family shares were fitted on the other folds. Family shares are the only thing
 * here that is fitted to cases by counting; tables and patterns are written by hand and cannot be cross-validated.
 *
 * @param folds 5 for five-fold, the number of cases for leave-one-out
 */
export function crossValidated(
  pack: KnowledgePack,
  cases: readonly LabelledCase[],
  use: 'facts' | 'story' | 'both',
  folds: number,
): Row[] {
  const rows: Row[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const held = cases.filter((_, at) => at % folds === fold);
    const others = cases.filter((_, at) => at % folds !== fold);
    rows.push(...runCases(withFamilyShares(pack, others), held, use));
  }
  return rows;
}

/** The pack with family shares moved towards how often each family was the label (Dirichlet smoothing). */
function withFamilyShares(pack: KnowledgePack, cases: readonly LabelledCase[]): KnowledgePack {
  const labels = new Map<string, number>();
  for (const { label } of cases) labels.set(label, (labels.get(label) ?? 0) + 1);
  const factor = new Map(
    pack.families.map(({ id, prior }) => {
      const fitted = (prior * PRIOR_STRENGTH + (labels.get(id) ?? 0)) / (PRIOR_STRENGTH + cases.length);
      return [id as string, fitted / prior];
    }),
  );
  return {
    ...pack,
    priors: {
      ...pack.priors,
      causes: pack.priors.causes.map((prior, at) =>
        Math.round(prior + 1000 * Math.log10(factor.get(pack.causes[at]?.family ?? '') ?? 1)),
      ),
    },
  };
}
