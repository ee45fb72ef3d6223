import { count, day, type Json, list, maybe, moment, object, oneOf, text, yesNo } from './shapes.ts';

const KNOWN_BY = oneOf(['lender_said', 'step_fixed_it', 'our_guess']);
export const duePoint = object({ step: text, kind: oneOf(['answer', 'ready', 'deadline']), day, certain: yesNo });
export const closed = { cause: text, known_by: KNOWN_BY };
export const closedAt = { at: moment, ...closed };

/** One row of a list of cases. Causes are not held to today's pack: an old case may name one that is gone. */
export const summary: Json = object({
  id: text,
  revision: count,
  status: oneOf(['open', 'closed']),
  opened: moment,
  changed: moment,
  outcome: text,
  cause: maybe(text),
  family: maybe(text),
  strength: maybe(text),
  due: list(duePoint),
  closed: maybe(object(closedAt)),
});
