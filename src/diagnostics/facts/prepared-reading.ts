import type { ReadingRules } from '../pack/knowledge-pack.ts';
import { type Pattern, type PatternPart, type PatternToken, parsePattern } from './pattern-syntax.ts';
import { indexWords, type WordIndex } from './word-scan.ts';

/** A token with the numbers of its words. */
export interface PreparedToken extends PatternToken {
  readonly ids: ReadonlySet<number>;
}

export interface PreparedPart extends Omit<PatternPart, 'tokens' | 'absent' | 'absentFromStory'> {
  readonly tokens: readonly PreparedToken[];
  readonly absent: ReadonlySet<number>;
  readonly absentFromStory: ReadonlySet<number>;
}

export interface PreparedPattern extends Omit<Pattern, 'parts'> {
  /** Place in the pack's order. */
  readonly order: number;
  readonly head: PreparedPart;
  readonly tail: readonly PreparedPart[];
  /** What cancels it; shared by the patterns of a question. */
  readonly unless?: PreparedUnless;
}

export interface PreparedUnless {
  readonly here: readonly PreparedPattern[];
  readonly earlier: readonly PreparedPattern[];
  readonly later: readonly PreparedPattern[];
  readonly anywhere: readonly PreparedPattern[];
}

/** Reading rules with the look-ups that reading needs, made once. */
export interface PreparedReading {
  readonly rules: ReadingRules;
  readonly words: WordIndex;
  readonly patterns: readonly PreparedPattern[];
  /** By word: the patterns whose head needs it; a clause without the word cannot hold them. */
  readonly byWord: ReadonlyMap<number, readonly number[]>;
  /** Patterns whose head needs no word, only a number. */
  readonly wordless: readonly number[];
}

const prepared = new WeakMap<ReadingRules, PreparedReading>();

/** Prepares reading rules, or returns what was prepared before for the same ones. */
export function prepareReading(rules: ReadingRules): PreparedReading {
  const before = prepared.get(rules);
  if (before) return before;
  const classes = new Set(Object.keys(rules.lexicon));
  const said = Object.entries(rules.said).flatMap(([key, values]) =>
    Object.entries(values).flatMap(([value, list]) => list.map((one) => parsePattern(one, key, value, classes))),
  );
  const unless = Object.entries(rules.unless ?? {}).map(([key, { here, earlier, later, anywhere }]) => {
    // What cancels holds whoever says it, and is no less true where it holds a negation.
    const parsed = (list: readonly string[]) =>
      list.map((one) => ({ ...parsePattern(one, key, 'unless', classes), negationMatters: false, anySpeaker: true }));
    return { key, here: parsed(here), earlier: parsed(earlier), later: parsed(later), anywhere: parsed(anywhere) };
  });
  const all = [
    ...said,
    ...unless.flatMap(({ here, earlier, later, anywhere }) => [...here, ...earlier, ...later, ...anywhere]),
  ];
  const words = indexWords(rules.lexicon, all, rules.speech.wholeWords);
  const ids = (token: Pick<PatternToken, 'words' | 'classes'> | undefined) =>
    new Set(
      [...(token?.words ?? []), ...(token?.classes ?? []).flatMap((name) => rules.lexicon[name] ?? [])].map((word) =>
        words.numberOf(word),
      ),
    );
  const part = ({ tokens, absent, absentFromStory, ...rest }: PatternPart): PreparedPart => ({
    ...rest,
    tokens: tokens.map((token) => ({ ...token, ids: ids(token) })),
    absent: ids(absent),
    absentFromStory: ids(absentFromStory),
  });
  const prepare = ({ parts, ...rest }: Pattern, order: number): PreparedPattern => {
    const [head = { tokens: [], absent: new Set<number>(), absentFromStory: new Set<number>() }, ...tail] =
      parts.map(part);
    return { ...rest, order, head, tail };
  };
  const cancels = new Map(
    unless.map(({ key, here, earlier, later, anywhere }): [string, PreparedUnless] => [
      key,
      {
        here: here.map(prepare),
        earlier: earlier.map(prepare),
        later: later.map(prepare),
        anywhere: anywhere.map(prepare),
      },
    ]),
  );
  const patterns = said.map((pattern, order): PreparedPattern => {
    const unless = pattern.always ? undefined : cancels.get(pattern.key);
    return { ...prepare(pattern, order), ...(unless ? { unless } : {}) };
  });
  const byWord = new Map<number, number[]>();
  const wordless: number[] = [];
  for (const { head, order } of patterns) {
    const needed = head.tokens.filter(({ number }) => number === undefined).sort((a, b) => a.ids.size - b.ids.size)[0];
    if (!needed) wordless.push(order);
    for (const word of needed?.ids ?? []) {
      const list = byWord.get(word);
      if (list) list.push(order);
      else byWord.set(word, [order]);
    }
  }
  const made = { rules, words, patterns, byWord, wordless };
  prepared.set(rules, made);
  return made;
}
