import type { Condition } from '../diagnostics/pack/knowledge-pack.ts';
import type { WrittenCondition } from './schema.ts';

/** A written condition that makes no sense; the message says why. */
export class ConditionError extends Error {}

/** Turns `{card: class_2}` and its kin into the engine's form. Throws ConditionError. */
export function readCondition(written: WrittenCondition): Condition {
  const parts = Object.entries(written).map(([key, value]) => readPart(key, value));
  const [only] = parts;
  if (!only) throw new ConditionError('an empty condition');
  return parts.length === 1 ? only : { all: parts };
}

function readPart(key: string, value: unknown): Condition {
  if (key === 'all' || key === 'any') {
    if (!Array.isArray(value)) throw new ConditionError(`"${key}" takes a list`);
    const list = value.map((item) => readCondition(item as WrittenCondition));
    return key === 'all' ? { all: list } : { any: list };
  }
  if (key === 'not') return { not: readCondition(value as WrittenCondition) };
  if (key === 'known') return { known: String(value) };
  if (Array.isArray(value)) return { fact: key, is: value.map(spoken) };
  if (typeof value === 'object' && value !== null)
    return { fact: key, ...(value as { over?: number; under?: number } | { below: string }) };
  return { fact: key, is: [spoken(value)] };
}

/** YAML 1.2 keeps yes and no as strings; true and false are read as they were meant. */
function spoken(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return String(value);
}

/** Every fact key and value a condition speaks of, for the reference check. */
export function mentions(condition: Condition): { key: string; values: readonly string[] }[] {
  if ('all' in condition) return condition.all.flatMap(mentions);
  if ('any' in condition) return condition.any.flatMap(mentions);
  if ('not' in condition) return mentions(condition.not);
  if ('known' in condition) return [{ key: condition.known, values: [] }];
  if ('below' in condition) return [condition.fact, condition.below].map((key) => ({ key, values: [] }));
  return [{ key: condition.fact, values: 'is' in condition ? condition.is : [] }];
}
