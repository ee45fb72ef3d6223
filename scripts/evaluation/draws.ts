import type { Fact, Facts, KnowledgePack } from '../../src/diagnostics/index.ts';
import { prepare } from '../../src/diagnostics/index.ts';
import { holds } from '../../src/diagnostics/pack/condition.ts';
import type { Question } from '../../src/diagnostics/pack/knowledge-pack.ts';
import type { DenseValue } from '../../src/diagnostics/pack/prepared-pack.ts';

/** Chances in the tables are ten-thousandths. */
const WHOLE = 10_000;

/** A case drawn from the pack itself: its cause is known for sure. */
export interface DrawnCase {
  readonly cause: string;
  readonly family: string;
  readonly facts: Facts;
}

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Draws cases as the pack believes they come: a cause by its prior, then for some questions (each known with a chance)
 * an answer by the cause's frequencies. Scams are left out: they are not weighed.
 */
export function drawCases(pack: KnowledgePack, count: number, known: number, seed: number): DrawnCase[] {
  const prepared = prepare(pack);
  const random = seeded(seed);
  const causes = pack.causes
    .map((cause, index) => ({ cause, index, prior: 10 ** ((pack.priors.causes[index] ?? 0) / 1000) }))
    .filter(({ cause }) => cause.family !== 'scam');
  const questions = pack.questions.filter(
    ({ key, purpose, values }) =>
      prepared.values.has(key) &&
      values.length > 0 &&
      purpose !== 'safety' &&
      purpose !== 'routing' &&
      key !== 'message',
  );
  return Array.from({ length: count }, () => {
    const { cause, index } = pick(causes, ({ prior }) => prior, random);
    const facts: Record<string, Fact> = {};
    for (const question of questions) {
      if (random() >= (question.key === 'symptom' ? 0.95 : known) || !holds(question.when, facts)) continue;
      const value = answer(question, [...(prepared.values.get(question.key)?.values() ?? [])], index, random);
      if (value === undefined) continue;
      const fact: Fact = { value, from: 'stated' };
      if (cause.excludedWhen === undefined || !holds(cause.excludedWhen, { ...facts, [question.key]: fact }))
        facts[question.key] = fact;
    }
    return { cause: cause.id, family: cause.family, facts };
  });
}

function pick<T>(list: readonly T[], weight: (item: T) => number, random: () => number): T {
  const total = list.reduce((sum, item) => sum + weight(item), 0);
  let left = random() * total;
  for (const item of list) {
    left -= weight(item);
    if (left <= 0) return item;
  }
  return list.at(-1) as T;
}

/** One value by the cause's frequencies; of a list each value by its own, and "none" where none came up. */
function answer(
  question: Question,
  values: readonly DenseValue[],
  cause: number,
  random: () => number,
): Fact['value'] | undefined {
  if (values.length === 0) return undefined;
  const chance = ({ chances }: DenseValue) => chances[cause] ?? 0;
  if (question.kind !== 'many') return asFact(question, pick(values, chance, random).value);
  const present = values.filter((value) => value.value !== 'none' && random() < chance(value) / WHOLE);
  return present.length === 0 ? ['none'] : present.map(({ value }) => value);
}

function asFact(question: Question, value: string): Fact['value'] {
  if (question.kind !== 'number') return value;
  const band = question.values.find(({ id }) => id === value);
  return band?.from ?? Math.max(0, (band?.to ?? 1) - 1);
}
