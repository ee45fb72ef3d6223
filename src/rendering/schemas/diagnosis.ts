import type { KnowledgePack } from '../../diagnostics/index.ts';
import { errorSchema } from './error.ts';
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
  number,
  object,
  oneOf,
  record,
  share,
  text,
  yesNo,
} from './shapes.ts';
import { summary } from './summary.ts';

const WHO = ['person', 'lender', 'bank', 'platform', 'police', 'regulator'];
export const STRENGTHS = ['strong', 'likely', 'possible', null];
export const OUTCOMES = ['diagnosed', 'undecided', 'needs_answers', 'scam_alert'];
export const packName = object({ id: text, version: text, digest });
export const reason = { fact: text, value: text, weight: number, sources: list(text) };
export const change = object({ fact: text, value: text, cause: text, strength: oneOf(STRENGTHS) });
const sources = list(text);
const id = { type: ['string', 'number', 'null'] };
const days = object({
  count,
  kind: oneOf(['calendar', 'working']),
  rule: maybe(text),
  certain: yesNo,
});
const STEP = {
  id: text,
  who: oneOf(WHO),
  status: oneOf(['next', 'later', 'done', 'not_yet']),
  not_before: maybe(day),
  due: maybe(day),
};
export const step = object({
  ...STEP,
  text,
  days: maybe(days),
  after: list(text),
  keep: list(text),
  channel: maybe(text),
  sources,
});
const channel = object({ id: text, name: text, how: text, limits: maybe(text), hours: maybe(text) });
const route = object({ id: text, first: maybe(channel), further: maybe(channel), why: text, sources });
const refused = object({ code: text, message: text, missing: list(text), repair: list(text) });
const option = object({ value: text, text });
const HEAD = { id: text, kind: text, addressee: text };
/** The members a letter has wherever it is shown. */
export const LETTER = {
  ...HEAD,
  title: text,
  short: maybe(text),
  full: maybe(text),
  blanks: list(object({ slot: text, text })),
  refused: maybe(refused),
};

/** A result as `diagnose`, `case resume` and the library give it, with sentences. */
export function diagnosisSchema(pack: KnowledgePack): Json {
  const parts = {
    title: text,
    text,
    check: object({ fact: text, text, who: oneOf(WHO) }),
    step,
    route,
    avoid: object({ id: text, text, sources }),
    evidence: object({ id: text, text, proves: text, where: text, sources }),
    letter: object(LETTER),
  };
  const kept = either(object({ id: text, revision: count }), summary);
  return resultSchema(pack, parts, { case: kept });
}

/** A line that `batch` writes: a result without sentences, or what was wrong with the line. */
export function batchSchema(pack: KnowledgePack): Json {
  const parts = {
    check: object({ fact: text, who: oneOf(WHO) }),
    step: object(STEP),
    route: object({ id: text, first: text, further: maybe(text) }),
    avoid: object({ id: text }),
    evidence: text,
    letter: object(HEAD),
  };
  return either(resultSchema(pack, parts), errorSchema({ line: count, id }));
}

type Part = 'check' | 'step' | 'route' | 'avoid' | 'evidence' | 'letter';
type Parts = Readonly<Record<Part, Json> & { title?: Json; text?: Json }>;

function resultSchema(pack: KnowledgePack, parts: Parts, more: Readonly<Record<string, Json>> = {}): Json {
  const { check, step: planned, route: way, avoid, evidence, letter, ...words } = parts;
  const asked = pack.questions.map(({ key }) => key);
  const keys = [...asked, ...pack.derived.map(({ key }) => key)];
  const families = pack.families.map((family) => family.id);
  const causes = oneOf(pack.causes.map((cause) => cause.id));
  const cause = object({
    id: causes,
    family: oneOf(families),
    strength: oneOf(STRENGTHS),
    score: share,
    ...words,
    for: list(object(reason), 6),
    against: list(object(reason), 6),
    open: list(oneOf(asked)),
  });
  const side = object({ value: knownValue, from: text });
  const question = object({
    id: text,
    fact: oneOf(asked),
    kind: oneOf(['one', 'many', 'number', 'date', 'text']),
    purpose: oneOf(['safety', 'situation', 'cause', 'routing', 'clarify']),
    text,
    why: text,
    options: list(option),
    sensitive: yesNo,
  });
  const members = {
    id,
    pack: packName,
    at: day,
    outcome: oneOf(OUTCOMES),
    causes: list(cause, 3),
    family_scores: object(Object.fromEntries([...families, 'not_listed'].map((family) => [family, share]))),
    alarms: list(text),
    caution: yesNo,
    message_entries: list(text, 3),
    facts: knownFacts(keys),
    conflicts: list(object({ fact: oneOf(keys), kept: side, dropped: side })),
    what_if: list(change, 3),
    steps: list(planned),
    route: maybe(way),
    avoid: list(avoid),
    evidence: list(evidence),
    letters: list(letter, 2),
  };
  const atTimes = {
    ruled_out: list(causes),
    checks: list(check, 3),
    reach: oneOf(['more_facts', 'outside_pack', 'only_platform_can_tell', null]),
    next_question: maybe(question),
    questions_left_at_most: count,
    ...more,
  };
  return {
    ...document('diagnosis', members, atTimes),
    // What is undecided says what has been ruled out and how far more answers reach.
    if: { properties: { outcome: { const: 'undecided' } } },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { required: ['ruled_out', 'checks', 'reach'] },
  };
}

const knownValue: Json = { type: ['string', 'number', 'array', 'null'], items: text };
export const tally = record(count);
