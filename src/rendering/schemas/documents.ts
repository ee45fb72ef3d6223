import type { KnowledgePack } from '../../diagnostics/index.ts';
import { EXPLAINED } from '../explain-view.ts';
import { change, LETTER, OUTCOMES, packName, reason, STRENGTHS } from './diagnosis.ts';
import { count, day, document, either, type Json, list, maybe, number, object, oneOf, text, yesNo } from './shapes.ts';

/** One letter with everything about sending it, or why there is none. */
export function letterSchema(): Json {
  const sentence = list(object({ text, facts: list(text) }));
  const whole = {
    ...LETTER,
    channel: text,
    where: text,
    attachments: list(text),
    legal: list(object({ source: text, article: maybe(text), date: maybe(day) })),
  };
  return either(
    document('letter', whole, { sentences: sentence, short_sentences: sentence }),
    document('letter', {
      refused: object({ code: { const: 'no_grounds' }, message: text, missing: list(text), repair: list(text) }),
    }),
  );
}

/** The report as one HTML file. */
export function reportSchema(): Json {
  return document('report', { outcome: oneOf(OUTCOMES), audience: oneOf(['borrower', 'agent']), html: text });
}

/** The days of the plan, and the same as iCalendar. */
export function calendarSchema(): Json {
  const entry = object({ id: text, day, title: text, text }, { sequence: count });
  return document('calendar', { entries: list(entry), ics: maybe(text) });
}

/** Why a cause is not the first one. */
export function whyNotSchema(pack: KnowledgePack): Json {
  const cause = oneOf(pack.causes.map(({ id }) => id));
  return document('why-not', {
    cause,
    first: maybe(cause),
    is_first: yesNo,
    strength: oneOf(STRENGTHS),
    alert: yesNo,
    excluded_by: list(text),
    ledger: list(object({ ...reason, for_first: number })),
    missing: list(object({ fact: text, value: text }), 5),
    would_lead: list(change, 3),
  });
}

/** What can be explained, what there is of a kind, or entries in full. */
export function explainSchema(): Json {
  const kind = oneOf(EXPLAINED);
  const source = object(
    { id: text, title: text, confidence: oneOf(['high', 'medium', 'low']) },
    { address: text, date: text },
  );
  const paragraph = object({ lines: list(text) }, { heading: text });
  const entry = object({ kind, id: text, title: text, paragraphs: list(paragraph), sources: list(source) });
  return either(
    document('explain', { kinds: list(object({ kind, count })) }),
    document('explain', { kind, entries: list(object({ id: text, title: text })) }),
    document('explain', { kind, entries: list(entry) }),
  );
}

/** The interview as a tree. */
export function treeSchema(pack: KnowledgePack): Json {
  const node = { $ref: '#/$defs/node' };
  const cause = object({ id: oneOf(pack.causes.map(({ id }) => id)), strength: oneOf(STRENGTHS) });
  const branch = object({ value: text, node });
  return {
    ...document('tree', { pack: packName, depth: { ...count, minimum: 1 }, tree: node }),
    $defs: {
      node: object(
        { outcome: oneOf(OUTCOMES), causes: list(cause, 2), branches: list(branch) },
        { question: oneOf(pack.questions.map(({ key }) => key)) },
      ),
    },
  };
}
