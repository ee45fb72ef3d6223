import { optionsOpen } from '../facts/checklists.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import { type PreparedPack, questionOf } from '../pack/prepared-pack.ts';
import type { Evidence } from '../reasoning/findings.ts';
import { possibilities } from '../reasoning/hypothetical.ts';
import type { Posterior } from '../reasoning/posterior.ts';

/** Fewer open options are better asked one by one. */
export const FEWEST_OPTIONS = 3;

/** An answer to another question that an open option stands for, with its chance. */
export interface Meant {
  readonly question: Question;
  readonly value: string;
  readonly chance: number;
}

/**
 * The answers that the open options of a checklist stand for, each with its chance given what is known. Several may
 * be true at once: the chances need not sum to one. Empty where too few options are open.
 */
export function meantByOpen(
  prepared: PreparedPack,
  checklist: Question,
  { facts }: Evidence,
  posterior: Posterior,
): readonly Meant[] {
  const open = optionsOpen(checklist, facts);
  if (open.length < FEWEST_OPTIONS) return [];
  return checklist.values
    .filter(({ id }) => open.includes(id))
    .flatMap(({ means = {} }) => Object.entries(means))
    .map(([key, value]) => {
      const question = questionOf(prepared, key);
      const chance = possibilities(prepared, question, posterior).find((item) => item.value === value)?.chance ?? 0;
      return { question, value, chance };
    });
}
