export type Json = Readonly<Record<string, unknown>>;
type Shapes = Readonly<Record<string, Json>>;

export const text: Json = { type: 'string' };
export const yesNo: Json = { type: 'boolean' };
export const count: Json = { type: 'integer', minimum: 0 };
export const whole: Json = { type: 'integer' };
export const number: Json = { type: 'number' };
export const share: Json = { type: 'number', minimum: 0, maximum: 1 };
export const day: Json = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
/** A day, or a minute of it, in Shanghai. */
export const moment: Json = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$' };
export const digest: Json = { type: 'string', pattern: '^[0-9a-f]{12}$' };

export const list = (items: Json, most?: number): Json => ({
  type: 'array',
  items,
  ...(most === undefined ? {} : { maxItems: most }),
});
export const oneOf = (values: readonly unknown[]): Json => ({ enum: values });
export const either = (...shapes: readonly Json[]): Json => ({ anyOf: shapes });
export const maybe = (shape: Json): Json => either(shape, { type: 'null' });
/** Ids as members, all of one shape. */
export const record = (shape: Json, ids?: readonly string[]): Json => ({
  type: 'object',
  additionalProperties: shape,
  ...(ids ? { propertyNames: { enum: ids } } : {}),
});
/** An object with these members, some of which may be absent, and no others. */
export const object = (members: Shapes, absent: Shapes = {}): Json => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(members),
  properties: { ...members, ...absent },
});
/** A document that names its schema. */
export const document = (name: string, members: Shapes, absent: Shapes = {}): Json =>
  object({ schema: { const: `quota-doctor/${name}@1` }, ...members }, absent);
