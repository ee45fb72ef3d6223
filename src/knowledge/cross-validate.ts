import { gatherFacts } from '../diagnostics/facts/gather-facts.ts';
import type { KnowledgePack } from '../diagnostics/pack/knowledge-pack.ts';
import { withOverlay } from '../diagnostics/pack/overlay.ts';
import { prepare } from '../diagnostics/pack/prepared-pack.ts';
import { assess } from '../diagnostics/reasoning/assess.ts';
import { calibrate, type KnownCase, type Trust } from './calibrate.ts';

const FOLDS = 5;

/** How often the first cause, and one of the first three, was the right one. */
export interface Hits {
  readonly cases: number;
  readonly first: number;
  readonly three: number;
}

/** Accuracy on cases the pack has not learned from: each fifth is judged by what the other four teach. */
export function crossValidate(
  pack: KnowledgePack,
  cases: readonly KnownCase[],
  trust: Trust,
): { readonly before: Hits; readonly after: Hits } {
  const folds = Array.from({ length: FOLDS }, (_, fold) => cases.filter((_, place) => place % FOLDS === fold));
  const after = folds.map((held, fold) => {
    const others = cases.filter((_, place) => place % FOLDS !== fold);
    return hitsOf(withOverlay(pack, calibrate(pack, others, trust).overlay), held);
  });
  return { before: hitsOf(pack, cases), after: after.reduce(sum, { cases: 0, first: 0, three: 0 }) };
}

/** How a pack does on cases whose cause is known. */
export function hitsOf(pack: KnowledgePack, cases: readonly KnownCase[]): Hits {
  const prepared = prepare(pack);
  return cases
    .map(({ cause, facts: stated }) => {
      const { facts, entries } = gatherFacts(prepared, { pack, stated, today: pack.asOf });
      const order = assess(prepared, { facts, entries }).order.map((index) => pack.causes[index]?.id);
      return { cases: 1, first: order[0] === cause ? 1 : 0, three: order.slice(0, 3).includes(cause) ? 1 : 0 };
    })
    .reduce(sum, { cases: 0, first: 0, three: 0 });
}

function sum(a: Hits, b: Hits): Hits {
  return { cases: a.cases + b.cases, first: a.first + b.first, three: a.three + b.three };
}
