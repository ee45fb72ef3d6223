import type { ReadingRules } from '../pack/knowledge-pack.ts';

/** What stands around a day that a story names, as expressions made of the pack's words. */
export interface DayWords {
  readonly fails: RegExp;
  readonly tries: RegExp;
  /** After the day: it worked then. */
  readonly worked: RegExp;
  /** Right after the day, or before it: nothing began then. */
  readonly still: RegExp;
  readonly stillBefore: RegExp;
  /** After the day: it is the day of something else. */
  readonly otherDay: RegExp;
  /** Before the day: it is not the day of the trouble. */
  readonly notOfTrouble: RegExp;
  readonly paid: RegExp;
  readonly approved: RegExp;
}

const made = new WeakMap<ReadingRules, DayWords>();

/** The expressions for a pack's rules, made once; words a pack does not name are never found. */
export function dayWordsOf(rules: ReadingRules): DayWords {
  const before = made.get(rules);
  if (before) return before;
  const any = (name: string) => `(?:${(rules.lexicon[name] ?? []).map(written).join('|') || '(?!)'})`;
  const within = (name: string, reach: number) => `^.{0,${reach}}${any(name)}`;
  const words: DayWords = {
    fails: new RegExp(`${any('day_not')}${any('day_may')}?${any('day_does')}|${any('day_fails')}`),
    tries: new RegExp(any('day_tries')),
    worked: new RegExp(`^(?:(?!${any('day_not')}).)*${any('day_worked')}`),
    still: new RegExp(`^[^\\u4e00-\\u9fff]*${any('day_still')}`),
    stillBefore: new RegExp(any('day_still_before')),
    otherDay: new RegExp([within('day_of_rule', 8), within('day_of_gain', 4), within('day_of_talk', 12)].join('|')),
    notOfTrouble: new RegExp(`${any('day_not_of_trouble')}.{0,10}$|${any('day_told_to_me')}.{0,3}$`),
    paid: new RegExp(any('day_paid')),
    approved: new RegExp(any('day_approved')),
  };
  made.set(rules, words);
  return words;
}

/** A word inside an expression; a short Latin one is found whole only ("no" is no part of "notice"). */
function written(word: string): string {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^[a-z0-9]{1,3}$/.test(word) ? `\\b${plain}\\b` : plain;
}
