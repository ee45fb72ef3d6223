import type { CaseInput } from '../case-types.ts';
import type { Fact } from '../facts/facts.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Assessment, assess } from './assess.ts';
import { asFact } from './hypothetical.ts';

/**
 * The case as it would stand with one more answer, run through the whole line again: what the answer implies and what
 * follows from it is taken in too. A wording is answered in its own words.
 */
export function withAnswer(
  prepared: PreparedPack,
  { pack, today }: CaseInput,
  { evidence }: Assessment,
  question: Question,
  value: string,
): Assessment {
  const words = prepared.messages.get(value)?.wording['zh-CN'];
  const fact: Fact = {
    value: question.key === 'message' ? (words ?? value) : asFact(question, value),
    from: 'stated',
  };
  const known = Object.entries(evidence.facts).filter(([, { from }]) => from !== 'derived');
  const stated = { [question.key]: fact };
  const { facts, entries } = gatherFacts(prepared, { pack, today, stated, record: Object.fromEntries(known) });
  return assess(prepared, { facts, entries });
}
