import type { Fact } from '../facts/facts.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import { type PreparedPack, questionOf } from '../pack/prepared-pack.ts';
import type { Evidence } from './findings.ts';
import type { Posterior } from './posterior.ts';

/** One possible answer with its chance, given what is known. */
export interface Possibility {
  readonly value: string;
  readonly chance: number;
}

/**
 * The evidence with one more answer: a value id, a band of a number, a message entry, or null for "don't know". An
 * option of a checklist also says what it means.
 */
export function suppose(
  prepared: PreparedPack,
  evidence: Evidence,
  question: Question,
  value: string | null,
): Evidence {
  if (question.key === 'message') {
    const fact: Fact = { value: value === null ? null : value, from: 'stated' };
    return { facts: { ...evidence.facts, message: fact }, entries: value === null ? [] : [value] };
  }
  const answer: Fact = { value: asFact(question, value), from: 'stated' };
  const meant = Object.entries(question.values.find(({ id }) => id === value)?.means ?? {});
  const said = meant.map(([key, id]): [string, Fact] => [
    key,
    { value: asFact(questionOf(prepared, key), id), from: 'stated' },
  ]);
  return {
    facts: { ...evidence.facts, [question.key]: answer, ...Object.fromEntries(said) },
    entries: evidence.entries,
  };
}

/** A value id, or a band of a number, as the value of a fact. */
export function asFact(question: Question, value: string | null): Fact['value'] {
  if (value === null) return null;
  if (question.kind === 'many') return [value];
  if (question.kind !== 'number') return value;
  const band = question.values.find(({ id }) => id === value);
  return band?.from ?? Math.max(0, (band?.to ?? 1) - 1);
}

/** The answers a question may get, with chances that sum to one; only the values a person can pick. */
export function possibilities(prepared: PreparedPack, question: Question, posterior: Posterior): Possibility[] {
  const tables = prepared.values.get(question.key);
  if (!tables) return [];
  const found: Possibility[] = [];
  let sum = 0;
  for (const { value, background, chances } of tables.values()) {
    const option = question.values.find(({ id }) => id === value);
    if (option && question.shown.length > 0 && !question.shown.includes(value)) continue;
    let chance = posterior.notListed * background;
    for (let cause = 0; cause < chances.length; cause += 1)
      chance += (posterior.shares[cause] ?? 0) * (chances[cause] ?? 0);
    found.push({ value, chance });
    sum += chance;
  }
  return found.map(({ value, chance }) => ({ value, chance: chance / (sum || 1) }));
}
