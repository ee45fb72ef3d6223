import type { ReadingRules } from '../pack/knowledge-pack.ts';

/** A piece of a story between two stops, with where it stands in the normalised text. */
export interface Clause {
  readonly text: string;
  readonly start: number;
  /** Number of the sentence it belongs to. */
  readonly sentence: number;
  /** About somebody else, a question, a condition or a fear: what it says is no fact of this person. */
  readonly aside: boolean;
}

const SENTENCE_END = new Set(['。', '!', '?', '\n', ';', '…', '.']);
const CLAUSE_END = new Set([...SENTENCE_END, ',', '、', ':', '“', '”', '"', '「', '」', '(', ')', '~', '—']);

/**
 * Splits normalised text into clauses. A decimal point or a dot inside a word ends nothing; a blank between two Chinese
 * characters, as voice input leaves it, ends a clause.
 */
export function clausesOf(text: string, rules: ReadingRules): Clause[] {
  const { others, self, notSaid, asks, notSubject, wholeWords } = rules.speech;
  const begins = (clause: string, words: readonly string[]) => words.some((word) => clause.startsWith(word));
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let other = false;
  const push = (end: number, stop: string) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed === '') return;
    if (begins(trimmed, self) && !begins(trimmed, others)) other = false;
    else if (speaksOf(trimmed, others, notSubject, wholeWords)) other = true;
    const doubt = begins(trimmed, notSaid);
    const question = stop === '?' && (doubt || asks.some((word) => trimmed.endsWith(word)));
    clauses.push({
      text: trimmed,
      start: start + raw.indexOf(trimmed),
      sentence,
      aside: other || question || doubt,
    });
  };
  for (let i = 0; i <= text.length; i += 1) {
    const character = text[i] ?? '\n';
    if (!ends(text, i, character)) continue;
    push(i, character);
    start = i + 1;
    if (SENTENCE_END.has(character)) {
      sentence += 1;
      other = false;
    }
  }
  return clauses;
}

/** Characters that may stand before the subject of a clause: when, where, which one. */
const BEFORE_SUBJECT = 7;

/** What somebody else says to the narrator or of them is the narrator's own affair. */
const TO_THE_NARRATOR = /^[^我你您]{0,4}(?:说|讲|告诉|叫|让|拉|带|教|喊|劝)(?:是)?[我你您](?!们)/u;

/** True when somebody else is the subject: begins the clause, but for a time or a place and nothing done to them (朋友, not 朋友圈). */
function speaksOf(
  clause: string,
  others: readonly string[],
  notSubject: readonly string[],
  wholeWords: readonly string[],
): boolean {
  const owned = (word: string, at: number) =>
    wholeWords.some((whole) => whole.length > word.length && whole.startsWith(word) && clause.startsWith(whole, at));
  return others.some((word) => {
    const at = clause.indexOf(word);
    if (at < 0 || at > BEFORE_SUBJECT || owned(word, at)) return false;
    const before = clause.slice(0, at);
    if (TO_THE_NARRATOR.test(clause.slice(at + word.length, at + word.length + 8))) return false;
    return at === 0 || (isHan(clause[at] ?? '') && !notSubject.some((other) => before.includes(other)));
  });
}

function ends(text: string, at: number, character: string): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  if (character === ' ') return (isHan(before) || PICTURE.test(text.slice(Math.max(0, at - 2), at))) && isHan(after);
  if (!CLAUSE_END.has(character)) return false;
  if ((character === '.' || character === ',') && isDigit(before) && isDigit(after)) return false;
  return !(character === '.' && after >= 'a' && after <= 'z');
}

/** A small picture at the end of what was said. */
const PICTURE = /\p{Extended_Pictographic}\ufe0f?$/u;

function isHan(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
