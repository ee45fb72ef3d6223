import type { KnowledgePack, Locale } from '../diagnostics/index.ts';
import { PROBLEM_CODES } from './problem-view.ts';

type Json = Record<string, unknown>;
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** JSON Schema of the facts a case may be given, from the pack's own questions. */
export function factsSchema(pack: KnowledgePack, locale: Locale): Json {
  const properties = Object.fromEntries(
    pack.questions.map((question): [string, Json] => {
      const described = { description: question.text[locale] };
      const values = question.values.map(({ id }) => id);
      if (question.kind === 'one') return [question.key, { ...described, enum: [...values, 'unknown', null] }];
      if (question.kind === 'many') {
        const items = { enum: [...values, 'none', 'unknown'] };
        return [
          question.key,
          { ...described, anyOf: [{ type: 'array', items, uniqueItems: true }, items, { type: 'null' }] },
        ];
      }
      if (question.kind === 'number')
        return [
          question.key,
          { ...described, anyOf: [{ type: 'number', minimum: 0, maximum: 1e9 }, { enum: ['unknown', null] }] },
        ];
      const text =
        question.kind === 'date'
          ? { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}' }
          : { type: 'string', maxLength: 500 };
      return [question.key, { ...described, anyOf: [text, { type: 'null' }] }];
    }),
  );
  return { $schema: DRAFT, title: 'quota-doctor facts', type: 'object', additionalProperties: false, properties };
}

const text = { type: 'string' };
const list = (items: Json) => ({ type: 'array', items });

/** JSON Schema of a result (`quota-doctor/diagnosis@1`). Members may be added; none is renamed or dropped. */
export function diagnosisSchema(pack: KnowledgePack): Json {
  const families = pack.families.map(({ id }) => id);
  const reason = {
    type: 'object',
    required: ['fact', 'value', 'weight', 'sources'],
    properties: { fact: text, value: text, weight: { type: 'number' }, sources: list(text) },
  };
  const cause = {
    type: 'object',
    required: ['id', 'family', 'strength', 'score', 'for', 'against', 'open'],
    properties: {
      id: { enum: pack.causes.map(({ id }) => id) },
      family: { enum: families },
      strength: { enum: ['strong', 'likely', 'possible', null] },
      score: { type: 'number', minimum: 0, maximum: 1 },
      title: text,
      text,
      for: list(reason),
      against: list(reason),
      open: list(text),
    },
  };
  return {
    $schema: DRAFT,
    title: 'quota-doctor diagnosis',
    type: 'object',
    required: [
      'schema',
      'id',
      'pack',
      'at',
      'outcome',
      'causes',
      'family_scores',
      'facts',
      'conflicts',
      'what_if',
      'steps',
      'avoid',
      'letters',
    ],
    properties: {
      schema: { const: 'quota-doctor/diagnosis@1' },
      id: { type: ['string', 'number', 'null'] },
      outcome: { enum: ['diagnosed', 'undecided', 'needs_answers', 'scam_alert'] },
      causes: { ...list(cause), maxItems: 3 },
      family_scores: { type: 'object', required: [...families, 'not_listed'] },
      reach: { enum: ['more_facts', 'outside_pack', 'only_platform_can_tell'] },
      questions_left_at_most: { type: 'integer', minimum: 0 },
    },
  };
}

/** JSON Schema of a failure (`quota-doctor/error@1`); the codes are a closed list. */
export function errorSchema(): Json {
  const codes = PROBLEM_CODES;
  const maybe = (type: string) => ({ type: [type, 'null'] });
  const problem = {
    type: 'object',
    required: ['code'],
    properties: {
      code: { enum: codes },
      source: maybe('string'),
      index: maybe('integer'),
      line: maybe('integer'),
      column: maybe('integer'),
      key: maybe('string'),
      allowed: { ...list(text), type: ['array', 'null'] },
      suggestion: maybe('string'),
      message: text,
    },
  };
  return {
    $schema: DRAFT,
    title: 'quota-doctor error',
    type: 'object',
    required: ['schema', 'error'],
    properties: {
      schema: { const: 'quota-doctor/error@1' },
      error: {
        type: 'object',
        required: ['code', 'exit', 'message', 'hint', 'problems'],
        properties: {
          code: { enum: codes },
          exit: { type: 'integer' },
          message: text,
          hint: text,
          problems: { ...list(problem), maxItems: 20 },
        },
      },
    },
  };
}
