import type { ReadingRules } from '../pack/knowledge-pack.ts';
import type { Pattern } from './pattern-syntax.ts';

/** A word of the lexicon or of a pattern where it stands in a clause. */
export interface Occurrence {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/** A Latin word of so few letters is found whole only ("no" is no part of "notice"); a longer one may be a stem. */
const SHORT = 2;

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  word: number;
  /** Ends a word that owns its first so many characters. */
  owned: number;
}

/** All words that stories are scanned for, numbered, with the patterns that can begin at each. */
export interface WordIndex {
  /** Number of a word; -1 when it is in no pattern. */
  numberOf(word: string): number;
  /** Every occurrence of every word in a text, by start; a Latin word only where a word begins, a short one as a whole word. */
  scan(text: string): readonly Occurrence[];
}

/**
 * Indexes the words of a lexicon and of the patterns. Scanning takes time linear in the text times the longest word.
 *
 * @param whole words that own their characters: 支付宝 holds no 付; with `|`, those before it: 还|有 no 还
 */
export function indexWords(
  lexicon: ReadingRules['lexicon'],
  patterns: readonly Pattern[],
  whole: readonly string[] = [],
): WordIndex {
  const root = newNode();
  const numbers = new Map<string, number>();
  const nodeOf = (word: string) => {
    let node = root;
    for (const character of word) {
      let child = node.next.get(character);
      if (!child) {
        child = newNode();
        node.next.set(character, child);
      }
      node = child;
    }
    return node;
  };
  const add = (word: string) => {
    if (numbers.has(word)) return;
    nodeOf(word).word = numbers.size;
    numbers.set(word, numbers.size);
  };
  for (const word of whole) nodeOf(word.replace('|', '')).owned = (word.split('|')[0] ?? word).length;
  for (const words of Object.values(lexicon)) for (const word of words) add(word);
  for (const { parts } of patterns) {
    for (const { tokens, absent, absentFromStory } of parts) {
      for (const { words = [] } of tokens) for (const word of words) add(word);
      for (const word of [...(absent?.words ?? []), ...(absentFromStory?.words ?? [])]) add(word);
    }
  }
  return {
    numberOf: (word) => numbers.get(word) ?? -1,
    scan(text) {
      const found: Occurrence[] = [];
      const owners: Owner[] = [];
      for (let start = 0; start < text.length; start += 1) {
        if (isLatin(text[start]) && isLatin(text[start - 1])) continue;
        if (insideNumber(text, start)) continue;
        let node: TrieNode | undefined = root;
        for (let end = start; node; end += 1) {
          const cut = isDigit(text[end - 1]) && isDigit(text[end]);
          const begun = end - start <= SHORT && isLatin(text[end - 1]) && isLatin(text[end]);
          if (node.word >= 0 && !cut && !begun) found.push({ word: node.word, start, end });
          if (node.owned > 0) owners.push({ start, end: start + node.owned, whole: end });
          node = end < text.length ? node.next.get(text[end] ?? '') : undefined;
        }
      }
      return owners.length === 0 ? found : withoutOwned(found, owners);
    },
  };
}

/** Where a word owns its characters; `whole` is where it ends, `end` where what it owns does. */
interface Owner {
  readonly start: number;
  readonly end: number;
  readonly whole: number;
}

/** Leaves out what stands inside a word that owns its characters; both lists are in order of their starts. */
function withoutOwned(found: readonly Occurrence[], owners: readonly Owner[]): Occurrence[] {
  let next = 0;
  let before = 0;
  let from = -1;
  let here = 0;
  return found.filter(({ start, end }) => {
    if (start !== from) {
      for (; next < owners.length && (owners[next]?.start ?? 0) < start; next += 1)
        before = Math.max(before, owners[next]?.end ?? 0);
      here = 0;
      // A word does not own itself: what begins with it must end before it.
      for (let at = next; owners[at]?.start === start; at += 1) {
        const owner = owners[at] as Owner;
        here = Math.max(here, owner.whole > owner.end ? owner.end : owner.end - 1);
      }
      from = start;
    }
    return end > before && end > here;
  });
}

function newNode(): TrieNode {
  return { next: new Map(), word: -1, owned: 0 };
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && character >= 'a' && character <= 'z';
}

/** True where a number goes on: "500" is no part of "8500", nor 一家 of 十一家. */
function insideNumber(text: string, at: number): boolean {
  if (isDigit(text[at])) return isDigit(text[at - 1]) || (text[at - 1] === '.' && isDigit(text[at - 2]));
  return /[一二两三四五六七八九]/.test(text[at] ?? '') && /[十百千]/.test(text[at - 1] ?? '');
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
