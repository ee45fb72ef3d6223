import type { Facts } from '../facts/facts.ts';
import { holds } from '../pack/condition.ts';
import type { Cause, KnowledgePack, LetterTemplate } from '../pack/knowledge-pack.ts';

const STAGES_AT_MOST = 5;

/**
 * The letters for a cause in order of fitness, each moved on to the stage the history has reached: who was already
 * asked is complained to, who had a complaint and its time goes to the regulator. Later ones only where they fit.
 */
export function lettersOf(pack: KnowledgePack, cause: Cause | undefined, facts: Facts): readonly LetterTemplate[] {
  const ids = cause?.letters ?? pack.letters.filter(({ whileOpen }) => whileOpen).map(({ id }) => id);
  const chosen: LetterTemplate[] = [];
  for (const [place, id] of ids.entries()) {
    const template = pack.letters.find((letter) => letter.id === id);
    if (!template || (place > 0 && template.fits && !holds(template.fits, facts))) continue;
    const now = atThisStage(pack, template, facts);
    if (!chosen.includes(now)) chosen.push(now);
  }
  return chosen;
}

/** A letter asked for by name: only when the cause, the history or the facts give grounds for it. */
export function letterByName(
  pack: KnowledgePack,
  id: string,
  cause: Cause | undefined,
  facts: Facts,
): LetterTemplate | undefined {
  const template = pack.letters.find((letter) => letter.id === id);
  if (!template) return undefined;
  const named = cause?.letters.includes(id) || lettersOf(pack, cause, facts).includes(template);
  return named || (template.fits && holds(template.fits, facts)) ? template : undefined;
}

function atThisStage(pack: KnowledgePack, template: LetterTemplate, facts: Facts): LetterTemplate {
  let now = template;
  for (let stage = 0; stage < STAGES_AT_MOST; stage += 1) {
    const next = pack.letters.find(({ succeeds }) => succeeds?.letters.includes(now.id) && holds(succeeds.when, facts));
    if (!next) return now;
    now = next;
  }
  return now;
}
