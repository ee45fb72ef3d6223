import { readTypedDate, readTypedNumber } from '../diagnostics/facts/typed.ts';
import type { Fact, Question } from '../diagnostics/index.ts';
import type { Reply } from './ports.ts';

const LONGEST = 500;

/** A reply as a fact; "don't know" and "rather not say" are the same to the engine. */
export function readReply(question: Question, reply: Reply, today: string): Fact {
  const unknown: Fact = { value: null, from: 'stated' };
  if (reply.kind === 'none') return { value: ['none'], from: 'stated' };
  if (reply.kind !== 'answer') return unknown;
  if (question.kind === 'many') return { value: reply.values, from: 'stated' };
  const [first = ''] = reply.values;
  if (question.kind === 'one') return { value: first, from: 'stated' };
  const value = readTyped(question, first, today);
  return value === undefined || value === '' ? unknown : { value, from: 'stated' };
}

/** A typed line as a value of the question's kind; undefined when it is not one. Empty stays empty ("don't know"). */
export function readTyped(question: Question, typed: string, today: string): string | number | undefined {
  const text = typed.trim();
  if (text === '') return '';
  if (question.kind === 'number') return readTypedNumber(text, question.key);
  if (question.kind === 'date') return readTypedDate(text, today);
  return [...text].length > LONGEST ? undefined : text;
}
