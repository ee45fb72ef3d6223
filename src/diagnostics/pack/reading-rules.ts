/** One token of a pattern: any of its words, any word of its classes, or a number of its kind. */
export interface PatternToken {
  readonly words?: readonly string[];
  /** Classes of the lexicon. */
  readonly classes?: readonly string[];
  /** Kind of number that may stand here as well; it becomes the value. */
  readonly number?: 'money' | 'hours' | 'days' | 'count' | 'date';
  /** Characters that may stand between the token before and this one. */
  readonly gap: number;
  /** May stand on either side of what was matched so far. */
  readonly anywhere?: boolean;
}

/** One clause of a pattern. */
export interface PatternPart {
  readonly tokens: readonly PatternToken[];
  /** The clause must hold none of these. */
  readonly absent?: Pick<PatternToken, 'words' | 'classes'>;
  /** The first token stands at the beginning of the clause. */
  readonly atStart?: boolean;
  /** Where the clause stands from the first one: in it or up to two further (`after`), or up to two on either side. */
  readonly where?: 'after' | 'around';
}

/** How people say one value of one fact; see `facts/pattern.ts`. */
export interface Pattern {
  readonly key: string;
  /** The value id, or `#` where the number of the pattern is the value. */
  readonly value: string;
  readonly parts: readonly PatternPart[];
  /** A word of negation before the match cancels it. */
  readonly negationMatters: boolean;
  /** Counts also in what other people say or what is asked. */
  readonly anySpeaker: boolean;
  /** Counts also where one of the question's `unless` patterns is found. */
  readonly always?: boolean;
  /** The value where the words name no number ("nothing left" is 0). */
  readonly number?: number;
}

/** What cancels the patterns of a question: found near a match, it is not the narrator's own. */
export interface Unless {
  /** In the clause itself. */
  readonly here: readonly Pattern[];
  /** In the clause or the two before it in the sentence: who is spoken of, who tells it. */
  readonly earlier: readonly Pattern[];
  /** In the clause or the two after it: what became of it. */
  readonly later: readonly Pattern[];
}

/** Words that cancel what follows them within that many characters. */
export interface Negation {
  readonly words: readonly string[];
  readonly reach: number;
}

/** How people tell things: everything stories are read with. */
export interface ReadingRules {
  /** Class → the words that mean about the same. */
  readonly lexicon: Readonly<Record<string, readonly string[]>>;
  readonly speech: {
    /** Somebody else as the subject, at the beginning of a clause. */
    readonly others: readonly string[];
    /** The narrator as the subject: ends what was said of others. */
    readonly self: readonly string[];
    /** A condition, a doubt or a fear, at the beginning of a clause. */
    readonly notSaid: readonly string[];
    /** Ends of a clause that make it a question. */
    readonly asks: readonly string[];
    readonly negations: readonly Negation[];
    /** Words that only look like a negation. */
    readonly noNegations: readonly string[];
  };
  readonly patterns: readonly Pattern[];
  /** By key of a question. */
  readonly unless?: Readonly<Record<string, Unless>>;
}
