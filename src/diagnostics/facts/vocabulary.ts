import type { KnowledgePack, Question } from '../pack/knowledge-pack.ts';
import { isDay } from '../plan/calendar-date.ts';
import type { Problem } from '../problem.ts';
import type { Fact, Facts, Provenance } from './facts.ts';

const LARGEST = 1_000_000_000;
export const LONGEST_TEXT = 500;

/** The value ids a key accepts, as a person would type them. */
export function allowedValues(question: Question): readonly string[] {
  if (question.kind === 'one') return [...question.values.map(({ id }) => id), 'unknown'];
  if (question.kind === 'many') return [...question.values.map(({ id }) => id), 'none', 'unknown'];
  if (question.kind === 'number') return ['0…1000000000', 'unknown'];
  if (question.kind === 'date') return ['YYYY-MM-DD', 'unknown'];
  return [];
}

type Read = { readonly fact: Fact | undefined } | { readonly problem: Problem };

/**
 * Reads one value given for a key. `undefined` means not asked (an empty text); a fact with value null means asked
 * and not known. Problems never repeat what was typed.
 */
export function readValue(question: Question, raw: unknown, from: Provenance, at: Omit<Problem, 'code' | 'key'>): Read {
  const wrong = (code: Problem['code']): Read => ({
    problem: { code, ...at, key: question.key, allowed: allowedValues(question) },
  });
  const known = (value: Fact['value']): Read => ({ fact: { value, from } });
  if (raw === null) return known(null);
  if (question.kind === 'text') {
    if (typeof raw !== 'string') return wrong('wrong_kind');
    const text = raw.trim();
    if ([...text].length > LONGEST_TEXT) return wrong('text_too_long');
    return text === '' ? { fact: undefined } : known(text);
  }
  if (raw === 'unknown') return known(null);
  if (question.kind === 'many') return readMany(question, raw, from, wrong);
  if (question.kind === 'one') {
    const value = raw === true ? 'yes' : raw === false ? 'no' : raw;
    if (typeof value !== 'string') return wrong('wrong_kind');
    return question.values.some(({ id }) => id === value) ? known(value) : wrong('unknown_value');
  }
  if (question.kind === 'number') {
    if (typeof raw !== 'number' || !Number.isFinite(raw)) return wrong('wrong_kind');
    const cents = Math.round(raw * 100);
    if (raw < 0 || raw > LARGEST || Math.abs(cents / 100 - raw) > 1e-9) return wrong('number_out_of_range');
    return known(raw);
  }
  if (typeof raw !== 'string') return wrong('wrong_kind');
  return isDay(raw) ? known(raw) : wrong('bad_date');
}

function readMany(question: Question, raw: unknown, from: Provenance, wrong: (code: Problem['code']) => Read): Read {
  const list = typeof raw === 'string' ? [raw] : raw;
  if (!Array.isArray(list)) return wrong('wrong_kind');
  if (list.length === 0) return { fact: { value: null, from } };
  const items: string[] = [];
  for (const item of list as readonly unknown[]) {
    if (typeof item !== 'string') return wrong('wrong_kind');
    if (item === 'unknown' && list.length === 1) return { fact: { value: null, from } };
    if (item !== 'none' && !isPresent(question, item)) return wrong('unknown_value');
    if (!items.includes(item)) items.push(item);
  }
  if (items.includes('none') && items.length > 1) return wrong('none_with_others');
  const order = ['none', ...question.values.map(({ id }) => id)];
  return { fact: { value: items.sort((a, b) => order.indexOf(a) - order.indexOf(b)), from } };
}

function isPresent(question: Question, item: string): boolean {
  return question.values.some(({ id }) => id === item) || (question.key === 'tried' && /^[a-z][a-z0-9_]*$/.test(item));
}

/** Facts of a JSON object of facts (a file, a record). Unknown members are problems, located, never repeated. */
export function readRecordFacts(
  pack: KnowledgePack,
  record: unknown,
  source: string,
): { readonly facts: Facts; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const facts: Record<string, Fact> = {};
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return { facts, problems: [{ code: 'not_an_object', source }] };
  }
  const byKey = new Map(pack.questions.map((question) => [question.key, question]));
  Object.keys(record).forEach((key, index) => {
    const question = byKey.get(key);
    if (!question) {
      problems.push({ code: 'unknown_key', source, index, allowed: [...byKey.keys()] });
      return;
    }
    const read = readValue(question, (record as Record<string, unknown>)[key], 'stated', { source, index });
    if ('problem' in read) problems.push(read.problem);
    else if (read.fact) facts[key] = read.fact;
  });
  return { facts, problems };
}
