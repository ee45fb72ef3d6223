/** What a fact rests on, never the door it came through. */
export type Provenance = 'stated' | 'message' | 'story' | 'derived' | 'log';

/** `one`: a value id · `many`: the values present, or `['none']` · number · date or text: a string · asked, not known. */
export type FactValue = string | number | readonly string[] | null;

export interface Fact {
  /** null: asked, and the person does not know. An absent key was not asked. Neither is ever "no". */
  readonly value: FactValue;
  readonly from: Provenance;
  /** The words of the story it was read from, at most 40 characters, masked. */
  readonly quote?: string;
}

/** All facts held, by key. */
export type Facts = Readonly<Record<string, Fact>>;

/** Facts without what was denied of them; of several values at once only those that were denied go. */
export function withoutDenied(facts: Facts, denied: Facts): Facts {
  const left = Object.entries(facts).flatMap(([key, fact]) => {
    const no = denied[key]?.value;
    if (no === undefined) return [[key, fact] as const];
    if (!Array.isArray(fact.value) || !Array.isArray(no)) return fact.value === no ? [] : [[key, fact] as const];
    const value = fact.value.filter((item) => !no.includes(item));
    return value.length === 0 ? [] : [[key, { ...fact, value }] as const];
  });
  return Object.fromEntries(left);
}

/** Two sources that differ; the stronger one counts. */
export interface Conflict {
  readonly fact: string;
  readonly kept: Fact;
  readonly dropped: Fact;
}
