import type { Letter } from '../case-types.ts';
import type { Facts } from '../facts/facts.ts';
import { holds } from '../pack/condition.ts';
import type { Cause, Evidence, KnowledgePack } from '../pack/knowledge-pack.ts';

const MOST = 8;

/** The checklist of a case: papers for its cause first, then for its letters, then for its family. */
export function evidenceFor(
  pack: KnowledgePack,
  cause: Cause | undefined,
  letters: readonly Letter[],
  facts: Facts,
): readonly Evidence[] {
  if (!cause) return [];
  const usable = pack.evidence.filter(({ when }) => holds(when, facts));
  const named = usable.filter(({ causes }) => causes.includes(cause.id));
  const forLetters = usable.filter((item) => letters.some(({ id }) => item.letters.includes(id)));
  const general = usable.filter(({ families }) => families.includes(cause.family));
  return [...new Set([...named, ...forLetters, ...general])].slice(0, MOST);
}
