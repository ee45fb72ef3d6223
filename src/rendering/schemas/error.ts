import { PROBLEM_CODES } from '../problem-view.ts';
import { count, document, type Json, list, maybe, object, oneOf, text, whole } from './shapes.ts';

/** A failure; the codes are a closed list. `where`: in a batch, which line and which record. */
export function errorSchema(where?: { readonly line: Json; readonly id: Json }): Json {
  const code = oneOf(PROBLEM_CODES);
  const problem = object(
    {
      code,
      source: maybe(text),
      index: maybe(count),
      line: maybe(count),
      column: maybe(count),
      key: maybe(text),
      allowed: maybe(list(text)),
      suggestion: maybe(text),
      message: text,
    },
    { reason: text },
  );
  const error = object({ code, exit: whole, message: text, hint: text, problems: list(problem, 20) });
  // A finished result that could not be delivered has a schema of its own.
  const result = { type: 'object', required: ['schema'], properties: { schema: text } };
  return document('error', { error, ...where }, where ? {} : { result });
}
