import * as z from 'zod';

/** The small values that entries of a pack are made of. */

export const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'an id is snake_case');
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const sources = z.array(z.string().regex(/^[A-Z]\d{1,2}$/));
export const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const share = z.number().gt(0).lte(1);
export const confidence = z.enum(['high', 'medium', 'low']);
export const common = z.enum(['very_common', 'common', 'uncommon', 'rare']);
export const actor = z.enum(['person', 'lender', 'bank', 'platform', 'police', 'regulator']);

export const FREQUENCIES = ['always', 'usually', 'often', 'sometimes', 'rarely', 'never'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const frequency = z.enum(FREQUENCIES);

export const scalar = z.union([z.string(), z.boolean(), z.number()]);
export const range = z.union([
  z.strictObject({ over: z.number().optional(), under: z.number().optional() }),
  z.strictObject({ below: id }),
]);

/** A condition as written; `references.ts` turns it into the engine's form. */
export const writtenCondition: z.ZodType<WrittenCondition> = z.lazy(() =>
  z.record(z.string(), z.union([scalar, z.array(scalar), range, z.array(writtenCondition), writtenCondition])),
) as z.ZodType<WrittenCondition>;
export type WrittenCondition = { [key: string]: unknown };
