import * as z from 'zod';
import { date, day, id, sources, text, writtenCondition } from './schema-values.ts';

/** The shape of letters, of what they ask for, and of the papers that go with them. */

const block = z.union([
  z.strictObject({
    part: id,
    ask: z.union([z.number().int().min(1).max(4), z.enum(['first', 'matter', 'rules', 'close'])]),
    spare: z.literal(true).optional(),
  }),
  z.strictObject({
    part: id,
    when: writtenCondition.optional(),
    generic: z.literal(true).optional(),
    cites: z.string().optional(),
    text,
  }),
]);
export type WrittenBlock = z.infer<typeof block>;

export const letter = z.strictObject({
  id,
  kind: id,
  title: text,
  addressees: z
    .array(
      z.strictObject({
        when: writtenCondition.optional(),
        name: text,
        channel: id.optional(),
        where: text.optional(),
      }),
    )
    .min(1),
  channel: id,
  needs: z.array(id).default([]),
  asks: z.enum(['any', 'named']).default('named'),
  fits: writtenCondition.optional(),
  while_open: z.boolean().default(false),
  succeeds: z.strictObject({ letters: z.array(id).min(1), when: writtenCondition }).optional(),
  refuse: z
    .array(z.strictObject({ when: writtenCondition, code: id, message: text, repair: z.array(id).default([]) }))
    .default([]),
  waits: z
    .strictObject({
      since: id,
      days: z.number().int().positive(),
      unless: writtenCondition.optional(),
      message: text,
      repair: z.array(id).default([]),
    })
    .optional(),
  short: z.array(block).min(1),
  full: z.array(block).min(1),
  blanks: z.record(id, text).default({}),
  attachments: z
    .array(
      z.union([
        z.strictObject({ ask: z.literal('papers') }),
        z.strictObject({ when: writtenCondition.optional(), text }),
      ]),
    )
    .default([]),
  legal: z
    .array(
      z.strictObject({
        source: z.string(),
        article: z.string().optional(),
        date: date.optional(),
        until: day.optional(),
      }),
    )
    .default([]),
  where: text,
});

export const ask = z.strictObject({
  cause: id,
  letters: z.array(id).default([]),
  short: text,
  matter: text.optional(),
  papers: text.optional(),
  rules: z.array(z.strictObject({ source: z.string(), text })).default([]),
  close: text,
  requests: z.array(text).min(1).max(4),
});

export const evidence = z.strictObject({
  id,
  text,
  proves: text,
  where: text,
  causes: z.array(id).default([]),
  families: z.array(id).default([]),
  letters: z.array(id).default([]),
  when: writtenCondition.optional(),
  sources: sources.default([]),
});
