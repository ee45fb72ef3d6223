import type { ReadingRules } from '../pack/knowledge-pack.ts';

/** Where a lender's name stands in the normalised text. */
export interface NamedLender {
  readonly start: number;
  readonly end: number;
}

/** The longest part of a name before the word for its kind (重庆蚂蚁 in 重庆蚂蚁消费金融有限公司). */
const LONGEST = 10;
/** How far after the words that tell of the lender its name may still stand. */
const REACH = 30;
const NO_NAME =
  /^(?:the|says|named?s?|reads|lists|shows|from|which|another|some|this|that|our|your|his|her|their|local|partner|same|rural|small|big|any|other|real|for|with|and|but|not|has|was|own|lending|joint)$/;
const HAN = /[\u4e00-\u9fff]/;

/**
 * The name of the lender where the story tells who lends: it ends in a word for such a company (银行, 消费金融有限公司) and
 * begins after a word that names come after (由, 是, 写着) or at a stop. Undefined where only "a bank" is spoken of.
 *
 * @param from where the words that tell of the lender begin; the name is looked for from there on
 */
export function readLenderName(text: string, { lexicon }: ReadingRules, from: number): NamedLender | undefined {
  const ends = [...(lexicon.institution_end ?? [])].sort((a, b) => b.length - a.length);
  const before = lexicon.institution_before ?? [];
  const no = lexicon.no_institution ?? [];
  for (let at = from; at < Math.min(text.length, from + REACH); at += 1) {
    const kind = ends.find((word) => text.startsWith(word, at));
    if (kind === undefined) continue;
    const english = /^[a-z]/.test(kind);
    const start = english ? englishStart(text, at) : nameStart(text, at, before);
    const end = english ? englishEnd(text, at + kind.length) : at + kind.length;
    const name = text.slice(start, english ? end : at).trim();
    if (name.length >= (english ? kind.length + 4 : 2) && !no.some((word) => startsAsWord(name, word))) {
      return { start, end };
    }
    at += kind.length;
  }
  return undefined;
}

/** Back from the word for the kind to the word that names come after, or to a stop. */
function nameStart(text: string, end: number, before: readonly string[]): number {
  let start = end;
  while (HAN.test(text[start - 1] ?? '') && !before.some((word) => text.startsWith(word, start - word.length))) {
    if (end - start === LONGEST) return end;
    start -= 1;
  }
  return start;
}

/** "jiangxi bank": the word before belongs to the name unless it is one that only points at a bank. */
function englishStart(text: string, at: number): number {
  const [, word = ''] = /(?:^|[^a-z])([a-z]{3,}) $/.exec(text.slice(Math.max(0, at - 20), at)) ?? [];
  return word === '' || NO_NAME.test(word) ? at : at - word.length - 1;
}

/** "bank of ningbo": the name goes on after "of". */
function englishEnd(text: string, at: number): number {
  const more = /^ of [a-z]+/.exec(text.slice(at));
  return at + (more?.[0].length ?? 0);
}

function startsAsWord(name: string, word: string): boolean {
  if (word.length > 1 && HAN.test(word)) return name.includes(word);
  return name.startsWith(word) && (!/[a-z]$/.test(word) || !/[a-z]/.test(name[word.length] ?? ''));
}
