import { OUTCOMES, packName, tally } from './diagnosis.ts';
import { SCHEMA_NAMES } from './names.ts';
import {
  count,
  digest,
  document,
  either,
  type Json,
  list,
  maybe,
  moment,
  number,
  object,
  oneOf,
  record,
  text,
  whole,
  yesNo,
} from './shapes.ts';

/** The quota log and what it shows. */
export function quotaSchema(): Json {
  const amount = { ...number, minimum: 0 };
  const of = { at: moment, note: maybe(text) };
  const reading = object({ kind: { const: 'reading' }, ...of, quota: amount, available: maybe(amount) });
  const event = object({ kind: oneOf(['repaid', 'borrowed', 'refused', 'other']), ...of, amount: maybe(amount) });
  const change = object({
    kind: oneOf(['dropped', 'vanished', 'came_back', 'raised']),
    from: amount,
    to: amount,
    last_seen: moment,
    first_seen: moment,
  });
  const recovery = object({
    repaid: moment,
    amount: maybe(amount),
    from: number,
    to: maybe(amount),
    last_looked: maybe(moment),
    at_least_days: count,
    at_most_days: maybe(count),
  });
  return document('quota', {
    entries: list(either(reading, event)),
    changes: list(change),
    recoveries: list(recovery),
    last: maybe(reading),
  });
}

/** What a command did that has nothing else to show. */
export function receiptSchema(): Json {
  return either(
    document('receipt', { imported: count, known: count }),
    document('receipt', { exported: count }),
    document('receipt', { forgotten: either({ const: true }, list(text)) }),
  );
}

/** What a batch came to. */
export function summarySchema(): Json {
  return document('summary', {
    records: count,
    refused: count,
    outcomes: { ...tally, propertyNames: oneOf(OUTCOMES) },
  });
}

/** What closed cases change about the pack. */
export function calibrationSchema(): Json {
  const chance = { ...count, maximum: 10_000 };
  const between = { ...list(number), minItems: 2, maxItems: 2 };
  const hits = object({ cases: count, first: number, first_between: between, three: number, three_between: between });
  const moved = { cause: text, before: chance, after: chance };
  return document('calibration', {
    base: packName,
    digest,
    cases: count,
    trust: object({ signs: count, priors: count }),
    accuracy: object({
      before: hits,
      after: hits,
      won: count,
      lost: count,
      change: oneOf(['better', 'worse', 'same']),
    }),
    signs: list(object({ ...moved, key: text, value: text, seen: count, of: count })),
    priors: list(object({ ...moved, cases: count })),
  });
}

/** The file that puts it on the pack. */
export function overlaySchema(): Json {
  const row = object({ key: text, value: text, cause: text, weight: whole, chance: { ...count, maximum: 10_000 } });
  return document('overlay', { base: packName, digest, cases: count, priors: record(whole), rows: list(row) });
}

/** Settings, or where they are kept. */
export function settingsSchema(): Json {
  const setting = object({ key: text, value: text, set: yesNo, allowed: list(text) });
  return either(document('settings', { settings: list(setting) }), document('settings', { path: text }));
}

/** The list of schemas. */
export function schemasSchema(): Json {
  return document('schemas', { schemas: list(object({ name: oneOf(SCHEMA_NAMES), text })) });
}
