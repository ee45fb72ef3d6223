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

/** Two sources that differ; the stronger one counts. */
export interface Conflict {
  readonly fact: string;
  readonly kept: Fact;
  readonly dropped: Fact;
}
