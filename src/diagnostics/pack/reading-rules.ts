/** What cancels the patterns of a question: found near a match, it is not the narrator's own. */
export interface Unless {
  /** In the clause itself. */
  readonly here: readonly string[];
  /** In the clause or the two before it in the sentence: who is spoken of, who tells it. */
  readonly earlier: readonly string[];
  /** In the clause or the two after it: what became of it. */
  readonly later: readonly string[];
  /** Anywhere in the story: nothing of the kind has happened to the narrator. */
  readonly anywhere: readonly string[];
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
    /** Before a word of `others` near the beginning of a clause: then they are not its subject (给朋友). */
    readonly notSubject: readonly string[];
    /** A condition, a doubt or a fear, at the beginning of a clause. */
    readonly notSaid: readonly string[];
    /** Ends of a clause that make it a question. */
    readonly asks: readonly string[];
    readonly negations: readonly Negation[];
    /** Words that only look like a negation. */
    readonly noNegations: readonly string[];
    /** Words that own their characters: a shorter word inside one of them is not there (付 in 支付宝). */
    readonly wholeWords: readonly string[];
  };
  /**
   * Patterns as they are written, by key and value in pack order (the value `#` is the number of the pattern). They are
   * parsed when a story is first read: written they take a third of the room.
   */
  readonly said: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** By key of a question. */
  readonly unless?: Readonly<Record<string, Unless>>;
}
