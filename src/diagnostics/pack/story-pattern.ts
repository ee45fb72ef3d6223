/** A pattern of story language, compiled to tokens; see `facts/pattern.ts`. */
export interface PatternToken {
  readonly words: readonly string[];
  /** Kind of number that may stand here as well. */
  readonly number?: 'money' | 'hours' | 'days' | 'count' | 'date';
  /** Characters that may stand between the token before and this one. */
  readonly gap: number;
}
export interface Pattern {
  readonly key: string;
  readonly value: string;
  /** Alternating clauses: each is matched in the same or one of the next two clauses. */
  readonly clauses: readonly {
    readonly tokens: readonly PatternToken[];
    readonly absent: readonly string[];
    readonly atStart: boolean;
  }[];
  readonly negationMatters: boolean;
  readonly anySpeaker: boolean;
}
