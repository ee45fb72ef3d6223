import type { KnowledgePack, Locale, Question } from '../../diagnostics/index.ts';
import { either, type Json, maybe, oneOf, record, text } from './shapes.ts';

const FROM = ['stated', 'message', 'story', 'derived', 'log'];

/** The facts a case may be given, from the pack's own questions. */
export function factsSchema(pack: KnowledgePack, locale: Locale): Json {
  const properties = Object.fromEntries(
    pack.questions.map((question) => [question.key, { description: question.text[locale], ...valueSchema(question) }]),
  );
  return { type: 'object', additionalProperties: false, properties };
}

function valueSchema({ kind, values }: Question): Json {
  const ids = values.map(({ id }) => id);
  if (kind === 'one') return oneOf([...ids, ...(ids.includes('yes') ? [true, false] : []), 'unknown', null]);
  if (kind === 'many') {
    const items = oneOf([...ids, 'none', 'unknown']);
    return either({ type: 'array', items, uniqueItems: true }, items, { type: 'null' });
  }
  if (kind === 'number') return either({ type: 'number', minimum: 0, maximum: 1e9 }, oneOf(['unknown', null]));
  return maybe(kind === 'date' ? { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}' } : { ...text, maxLength: 500 });
}

/** A line of a batch; what else it holds is not looked at. */
export function recordSchema(pack: KnowledgePack, locale: Locale): Json {
  const id = { type: ['string', 'number', 'null'] };
  return {
    type: 'object',
    properties: { id, facts: factsSchema(pack, locale), story: { type: ['string', 'null'], maxLength: 20_000 } },
  };
}

/** Facts as a result shows them and a case keeps them. */
export function knownFacts(keys?: readonly string[]): Json {
  const fact = {
    type: 'object',
    additionalProperties: false,
    required: ['value', 'from'],
    properties: {
      value: { type: ['string', 'number', 'array', 'null'], items: text },
      from: oneOf(FROM),
      quote: { ...text, maxLength: 40 },
    },
  };
  return record(fact, keys);
}
