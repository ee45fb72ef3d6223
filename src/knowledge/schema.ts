import * as z from 'zod';
import {
  actor,
  common,
  confidence,
  date,
  day,
  frequency,
  id,
  share,
  sources,
  text,
  writtenCondition,
} from './schema-values.ts';

export { FREQUENCIES, type Frequency, type WrittenCondition, writtenCondition } from './schema-values.ts';

/**
 * The shape of a pack's files, as people write them (`docs/pack-format.md`). What can be checked inside one entry is
 * checked here; references between entries are checked in `references.ts`.
 */

const value = z.strictObject({
  id,
  share: z.number().min(0).max(1),
  label: text.optional(),
  fact: text,
  letter: text.optional(),
  listed: z.boolean().optional(),
  alarm: z.enum(['alone', 'together']).optional(),
  generic: z.boolean().optional(),
  corrects: z.record(id, z.union([z.string(), z.number()])).optional(),
  said: z.array(z.string()).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
});

export const question = z.strictObject({
  key: id,
  kind: z.enum(['one', 'many', 'number', 'date', 'text']),
  purpose: z.enum(['safety', 'situation', 'cause', 'routing', 'clarify']).default('cause'),
  burden: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  sensitive: z.boolean().default(false),
  cannot_tell: z.number().min(0).max(1).default(0.2),
  group: id,
  asked: z.boolean().default(true),
  when: writtenCondition.optional(),
  text,
  aloud: text.optional(),
  why: text,
  where: text.optional(),
  unit: text.optional(),
  none: z.strictObject({ label: text, fact: text }).optional(),
  said: z.array(z.string()).optional(),
  said_none: z.array(z.string()).optional(),
  unless: z
    .strictObject({
      here: z.array(z.string()).default([]),
      earlier: z.array(z.string()).default([]),
      later: z.array(z.string()).default([]),
      anywhere: z.array(z.string()).default([]),
    })
    .optional(),
  values: z.array(value).default([]),
  shown: z.array(id).optional(),
});

export const checklists = z.strictObject({
  text,
  aloud: text,
  why: text,
  none: z.strictObject({ label: text, fact: text }),
  options: z.array(z.strictObject({ id, means: z.record(id, z.string()), label: text })),
  lists: z.array(z.strictObject({ key: id, when: writtenCondition, options: z.array(id).min(3).max(9) })),
});

export const derivedFact = z.strictObject({
  key: id,
  kind: z.enum(['one', 'many']),
  group: id,
  text: text.optional(),
  why: text.optional(),
  values: z.array(value),
});

const duration = z.strictObject({
  basis: z.enum(['rule', 'advice', 'unknown']),
  text,
  sources: sources.default([]),
});

export const cause = z.strictObject({
  id,
  family: z.enum([
    'technical_fault',
    'risk_freeze',
    'fraud_hold',
    'liquidity',
    'post_repayment_delay',
    'regulatory_tightening',
    'scam',
    'product_rule',
  ]),
  common,
  common_because: z.string(),
  title: text,
  text,
  do_now: text,
  who_knows: text,
  duration,
  basis: z.strictObject({ level: confidence, text }),
  signs: z
    .array(
      z
        .strictObject({
          fact: id,
          seen: z.record(id, frequency),
          sources: sources.default([]),
          because: z.string().optional(),
        })
        .refine((sign) => sign.sources.length > 0 || sign.because, 'a sign needs sources or because'),
    )
    .min(1),
  excluded_when: writtenCondition.optional(),
  steps: z.array(z.strictObject({ id, helps: frequency })).min(1),
  avoid: z.array(id).default([]),
  letters: z.array(id).default([]),
  sources: sources.min(1),
});

export const message = z.strictObject({
  id,
  wording: text,
  aliases: z.array(z.string()).default([]),
  keywords: z.array(z.array(z.string()).min(1)).min(1),
  common,
  ambiguous: z.boolean().default(false),
  generic: z.boolean().default(false),
  incidental: z.boolean().default(false),
  seen_with: z.record(id, frequency).default({}),
  otherwise: z.enum(['background', 'rarely', 'never']).default('background'),
  implies: z.record(id, z.union([z.string(), z.array(z.string())])).default({}),
  note: text,
  sources: sources.min(1),
  confidence,
});

const days = z.strictObject({ count: z.number().int().positive(), kind: z.enum(['calendar', 'working']) });

export const step = z.strictObject({
  id,
  who: actor,
  effort: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  text,
  worked: text.optional(),
  wait: days.extend({ rule: text.optional(), certain: z.boolean() }).optional(),
  not_before: days.optional(),
  starts_at: id.optional(),
  after: z.array(id).default([]),
  when: writtenCondition.optional(),
  tried_as: z.union([id, z.array(id)]).default([]),
  done_when: writtenCondition.optional(),
  by_itself: z.boolean().optional(),
  dates: id.optional(),
  keep: z.array(text).default([]),
  channel: id.optional(),
  other_channels: z.array(z.strictObject({ when: writtenCondition, channel: id })).default([]),
  from: day.optional(),
  until: day.optional(),
  sources: sources.default([]),
});

export const avoidance = z.strictObject({ id, text, sources: sources.default([]) });

export const channel = z.strictObject({
  id,
  name: text,
  accepts: text,
  how: text,
  hours: z.strictObject({ text, certain: z.boolean() }).optional(),
  limits: text.optional(),
  warning: text.optional(),
  sources: sources.min(1),
  confidence,
});

export const route = z.strictObject({
  id,
  when: writtenCondition.optional(),
  from: day.optional(),
  until: day.optional(),
  first: id,
  // biome-ignore lint/suspicious/noThenProperty: the word of the pack format; nothing awaits a route
  then: id.optional(),
  steps: z.array(id).default([]),
  why: text,
  sources: sources.default([]),
});

export const source = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{1,2}$/),
  title: text,
  address: z.string().optional(),
  date: date.optional(),
  grade: z.enum(['law', 'official', 'news', 'advice', 'seed']),
  confidence,
});

export const incident = z.strictObject({
  id,
  value: id,
  from: day,
  to: day,
  title: text,
  text: text.optional(),
  sources: sources.min(1),
});

export const term = z.strictObject({ id, term: text, text, sources: sources.default([]) });
export const myth = z.strictObject({ id, claim: text, answer: text, sources: sources.default([]) });

export const packHead = z.strictObject({
  id,
  version: z.string(),
  as_of: day,
  title: text,
  families: z.array(z.strictObject({ id, prior: share, title: text, stop: text.optional() })).length(8),
  not_listed: z.strictObject({ prior: share, title: text }),
  core: z.array(z.array(id).min(1)).min(1),
  letter_words: z.strictObject({ told: text, own: text }),
});

export const wordClass = z.strictObject({
  class: z.string().regex(/^[a-z_]+$/),
  words: z.array(z.string().min(1)).min(1),
});

const words = z.array(z.string().min(1));
export const speech = z.strictObject({
  typos: z.record(z.string(), z.string()),
  others: words,
  self: words,
  not_subject: words,
  not_said: words,
  asks: words,
  negations: z.array(z.strictObject({ words, reach: z.number().int().min(0) })),
  no_negations: words,
  whole_words: words,
});

export const inference = z.strictObject({
  when: writtenCondition,
  infer: z.record(id, z.string()),
  because: z.string(),
});
