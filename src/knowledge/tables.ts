import type { ValueTable } from '../diagnostics/pack/knowledge-pack.ts';
import { chanceOf, LEAST_BACKGROUND, weightOf } from './frequencies.ts';
import type { Frequency } from './schema.ts';

/** What a table is made from: a key, its values with background shares, and what each cause says of it. */
export interface Spoken {
  readonly key: string;
  readonly kind: 'one' | 'many';
  readonly values: readonly { readonly id: string; readonly share: number; readonly generic?: boolean | undefined }[];
  /** By cause index: value id → word. */
  readonly said: ReadonlyMap<number, Readonly<Record<string, Frequency>>>;
}

const CERTAIN = 10_000;

/** Background shares of a `one` key, made to sum to one. */
export function normalised(values: Spoken['values']): Map<string, number> {
  const sum = values.reduce((total, { share }) => total + share, 0) || 1;
  return new Map(values.map(({ id, share }) => [id, Math.max(LEAST_BACKGROUND, share / sum)]));
}

function row(cause: number, chance: number, background: number): ValueTable['rows'][number] {
  return [cause, weightOf(chance, background), Math.round(chance * CERTAIN)];
}

/** Tables of one key: one a value, and for a `many` key one more for "none of these". */
export function tablesOf(spoken: Spoken): ValueTable[] {
  const tables = spoken.kind === 'many' ? manyTables(spoken) : oneTables(spoken);
  const generic = new Set(spoken.values.filter((value) => value.generic).map(({ id }) => id));
  return tables.map((table) => (generic.has(table.value) ? { ...table, rows: [] } : table));
}

/**
 * A key with exactly one answer: stated words stand as they are; unstated answers share the rest in proportion to
 * their background and keep at least half of it (otherwise one stated "always" would turn them all into "never").
 */
function oneTables({ key, values, said }: Spoken): ValueTable[] {
  const background = normalised(values);
  const rows = new Map<string, ValueTable['rows'][number][]>(values.map(({ id }) => [id, []]));
  for (const [cause, words] of said) {
    const chances = new Map(
      Object.entries(words).map(([value, word]) => [value, chanceOf(word, background.get(value) ?? LEAST_BACKGROUND)]),
    );
    const stated = [...chances.values()].reduce((total, chance) => total + chance, 0);
    const unstated = values.filter(({ id }) => !chances.has(id));
    const share = unstated.reduce((total, { id }) => total + (background.get(id) ?? 0), 0);
    const whole = values.map(({ id }) => {
      const q = background.get(id) ?? LEAST_BACKGROUND;
      const rest = share > 0 ? Math.max((Math.max(0, 1 - stated) * q) / share, q / 5) : q / 5;
      return { id, q, chance: chances.get(id) ?? rest };
    });
    const sum = whole.reduce((total, { chance }) => total + chance, 0);
    for (const { id, q, chance } of whole) {
      const [index, weight, whole_] = row(cause, chance / sum, q);
      const word = words[id];
      const speaksFor = word !== undefined && word !== 'rarely' && word !== 'never';
      rows.get(id)?.push([index, speaksFor ? Math.max(weight, 0) : weight, whole_]);
    }
  }
  return values.map(({ id }) => ({
    key,
    value: id,
    background: Math.round((background.get(id) ?? LEAST_BACKGROUND) * CERTAIN),
    rows: rows.get(id) ?? [],
  }));
}

/**
 * A key with any number of answers: each value is a finding of its own. "None of these" follows from the sign the
 * cause shows most, unless the pack states it.
 */
function manyTables({ key, values, said }: Spoken): ValueTable[] {
  const tables = values.map(({ id, share }) => {
    const q = Math.max(LEAST_BACKGROUND, share);
    const rows = [...said].flatMap(([cause, words]) => {
      const word = words[id];
      return word === undefined ? [] : [row(cause, chanceOf(word, q), q)];
    });
    return { key, value: id, background: Math.round(q * CERTAIN), rows };
  });
  const any = values.reduce((none, { share }) => none * (1 - share), 1);
  const qNone = Math.min(0.97, Math.max(0.05, any));
  const rows = [...said].map(([cause, words]) => {
    const stated = words.none;
    if (stated !== undefined) return row(cause, chanceOf(stated, qNone), qNone);
    let least = 1;
    for (const { id, share } of values) {
      const word = words[id];
      if (word === undefined) continue;
      const q = Math.max(LEAST_BACKGROUND, share);
      least = Math.min(least, (1 - chanceOf(word, q)) / (1 - q));
    }
    return row(cause, qNone * least, qNone);
  });
  return [...tables, { key, value: 'none', background: Math.round(qNone * CERTAIN), rows }];
}

/** What one on-screen wording says: causes it is seen with, and whether other causes rarely show it. */
export interface SpokenMessage {
  readonly id: string;
  readonly share: number;
  readonly ambiguous: boolean;
  readonly generic: boolean;
  readonly seenWith: Readonly<Record<string, Frequency>>;
  readonly otherwise: 'background' | 'rarely' | 'never';
}

/** Chances of a wording among people with the cause who report any wording; "rarely" here is a few in a hundred. */
const MESSAGE_CHANCE: Readonly<Record<Frequency, number>> = {
  always: 0.95,
  usually: 0.8,
  often: 0.55,
  sometimes: 0.3,
  rarely: 0.08,
  never: 0.002,
};

/**
 * Tables of the key `message`. The words of one cause over all wordings are scaled down where they sum above one; an
 * ambiguous wording weighs half; a generic one (said whatever the cause is) weighs nothing.
 */
export function messageTables(messages: readonly SpokenMessage[], causes: readonly string[]): ValueTable[] {
  const sums = causes.map((cause) =>
    messages.reduce((total, { seenWith, generic }) => {
      const word = generic ? undefined : seenWith[cause];
      return word === undefined ? total : total + MESSAGE_CHANCE[word];
    }, 0),
  );
  return messages.map(({ id, share, ambiguous, generic, seenWith, otherwise }) => {
    const rows: ValueTable['rows'][number][] = [];
    causes.forEach((cause, index) => {
      if (generic) return;
      const word = seenWith[cause];
      if (word === undefined && otherwise === 'background') return;
      const chance =
        word === undefined
          ? share / (otherwise === 'rarely' ? 3 : 10)
          : MESSAGE_CHANCE[word] / Math.max(1, sums[index] ?? 1);
      const weight = weightOf(Math.max(chance, share / 20), share);
      rows.push([index, ambiguous ? Math.round(weight / 2) : weight, Math.round(chance * CERTAIN)]);
    });
    return { key: 'message', value: id, background: Math.round(share * CERTAIN), rows };
  });
}
