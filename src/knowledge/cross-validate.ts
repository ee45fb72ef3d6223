import { gatherFacts } from '../diagnostics/facts/gather-facts.ts';
import type { KnowledgePack } from '../diagnostics/pack/knowledge-pack.ts';
import { withOverlay } from '../diagnostics/pack/overlay.ts';
import { prepare } from '../diagnostics/pack/prepared-pack.ts';
import { assess } from '../diagnostics/reasoning/assess.ts';
import { calibrate, type KnownCase, type Trust } from './calibrate.ts';
import { changeOf, hitsBetween } from './signal.ts';

const FOLDS = 5;

/** How often the first cause, and one of the first three, was the right one; between: as often elsewhere. */
export interface Hits {
  readonly cases: number;
  readonly first: number;
  readonly firstBetween: readonly [number, number];
  readonly three: number;
  readonly threeBetween: readonly [number, number];
}

/** How a pack does before and after calibration. */
export interface Accuracy {
  readonly before: Hits;
  readonly after: Hits;
  /** First causes that became right, and that became wrong. */
  readonly won: number;
  readonly lost: number;
  readonly change: ReturnType<typeof changeOf>;
}

/** Accuracy on cases the pack has not learned from: each fifth is judged by what the other four teach. */
export function crossValidate(pack: KnowledgePack, cases: readonly KnownCase[], trust: Trust): Accuracy {
  const before = placesOf(pack, cases);
  const after = new Array<number>(cases.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = [...cases.keys()].filter((place) => place % FOLDS === fold);
    const others = cases.filter((_, place) => place % FOLDS !== fold);
    const learned = withOverlay(pack, calibrate(pack, others, trust).overlay);
    const places = placesOf(
      learned,
      held.flatMap((place) => cases[place] ?? []),
    );
    held.forEach((place, at) => {
      after[place] = places[at] ?? 0;
    });
  }
  const won = after.filter((place, at) => place === 1 && before[at] !== 1).length;
  const lost = before.filter((place, at) => place === 1 && after[at] !== 1).length;
  return { before: countHits(before), after: countHits(after), won, lost, change: changeOf(won, lost) };
}

/** How a pack does on cases whose cause is known. */
export function hitsOf(pack: KnowledgePack, cases: readonly KnownCase[]): Hits {
  return countHits(placesOf(pack, cases));
}

/** The place of the true cause among those considered, from 1; 0 where it is not among them. */
function placesOf(pack: KnowledgePack, cases: readonly KnownCase[]): readonly number[] {
  const prepared = prepare(pack);
  return cases.map(({ cause, facts: stated, wordings }) => {
    const { facts, entries } = gatherFacts(prepared, { pack, stated, today: pack.asOf });
    const { order } = assess(prepared, { facts, entries: wordings ?? entries });
    return order.findIndex((index) => pack.causes[index]?.id === cause) + 1;
  });
}

function countHits(places: readonly number[]): Hits {
  const cases = places.length;
  const first = places.filter((place) => place === 1).length;
  const three = places.filter((place) => place >= 1 && place <= 3).length;
  return { cases, first, firstBetween: hitsBetween(first, cases), three, threeBetween: hitsBetween(three, cases) };
}
