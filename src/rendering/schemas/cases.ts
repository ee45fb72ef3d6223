import type { KnowledgePack } from '../../diagnostics/index.ts';
import { diagnosisSchema, OUTCOMES, packName, STRENGTHS, step, tally } from './diagnosis.ts';
import { knownFacts } from './facts.ts';
import {
  count,
  day,
  digest,
  document,
  either,
  type Json,
  list,
  maybe,
  moment,
  object,
  oneOf,
  record,
  text,
  whole,
  yesNo,
} from './shapes.ts';
import { closed, closedAt, duePoint, summary } from './summary.ts';

const helped = oneOf(['yes', 'no', 'unknown']);
const kind = (name: string) => ({ kind: { const: name } });
const event = either(
  object({ ...kind('note'), at: moment, text }),
  object({ ...kind('tried'), at: moment, step: text, day, helped, text: maybe(text) }),
  object({ ...kind('diagnosed'), at: moment, digest, cause: maybe(text) }),
  object({ ...kind('reopened'), at: moment }),
);
const causes = list(object({ id: text, family: text, strength: oneOf(STRENGTHS) }));

/** A saved case and the diagnosis as it is today. */
export function savedCaseSchema(pack: KnowledgePack): Json {
  const kept = object({
    id: text,
    revision: count,
    status: oneOf(['open', 'closed']),
    opened: moment,
    changed: moment,
    pack: packName,
    story_kept: yesNo,
    due: list(duePoint),
    history: list(event),
    closed: maybe(object({ ...closedAt, result: maybe(text) })),
  });
  const result = object({ cause: maybe(text), strength: oneOf(STRENGTHS) });
  const replay = object({ newer_pack: yesNo, lost: list(text), was: result, now: result });
  return document('saved-case', { case: kept, replay, diagnosis: diagnosisSchema(pack) });
}

/** A case after something was noted, tried or closed; after a step, the plan as it is now. */
export function caseChangeSchema(): Json {
  return document('case-change', { case: summary }, { steps: list(step) });
}

/** Cases and interviews that were left. */
export function casesSchema(): Json {
  const draft = object({ id: text, opened: moment, changed: moment, said: count });
  return document('cases', { count, cases: list(summary), drafts: list(draft) });
}

/** Cases to hand on, as they are kept or anonymous. */
export function exportSchema(): Json {
  const facts = knownFacts();
  const { cause, known_by } = closed;
  const open = object(
    {
      id: text,
      revision: count,
      opened: moment,
      changed: moment,
      pack: packName,
      given: object({ stated: facts, record: facts, told: facts, log: facts }, { denied: facts, story: text }),
      result: object({ at: day, since: day, outcome: oneOf(OUTCOMES), causes }),
      due: list(duePoint),
      history: list(event),
      closing: maybe(object({ at: moment, cause, knownBy: known_by, result: maybe(text) })),
    },
    { ended: list(duePoint) },
  );
  const anonymous = object({
    pack: object({ id: text, digest }),
    facts: record({ type: ['string', 'array', 'null'], items: text }),
    message_entries: list(text),
    result: object({ outcome: oneOf(OUTCOMES), causes }),
    history: list(object({ ...kind('tried'), day: whole, step: text, helped })),
    closing: maybe(object({ day: whole, cause, known_by })),
  });
  return either(
    document('export', { anonymous: { const: false }, cases: list(open) }),
    document('export', { anonymous: { const: true }, cases: list(anonymous) }),
  );
}

/** What falls due in all cases. */
export function dueSchema(): Json {
  const point = object({
    case: text,
    step: text,
    kind: oneOf(['answer', 'ready', 'deadline']),
    day,
    act_on: day,
    when: oneOf(['late', 'today', 'this_week', 'later']),
    certain: yesNo,
  });
  return document('due', { at: day, due: list(point) }, { ics: maybe(text) });
}

/** What many cases show together. */
export function statisticsSchema(): Json {
  return document('statistics', {
    cases: count,
    open: count,
    closed: count,
    causes: list(object({ cause: text, cases: count, named: count, confirmed: count })),
    months: list(object({ month: { type: 'string', pattern: '^\\d{4}-\\d{2}$' }, cases: count, causes: tally })),
    resolution: object({ cases: count, median: maybe(count), longest: maybe(count) }),
    steps: list(object({ step: text, tried: count, helped: count, not: count })),
    right: object({ known: count, right: count, wrong: count, undecided: count }),
    clusters: list(object({ cause: text, since: moment, until: moment, cases: count, of: count })),
  });
}
