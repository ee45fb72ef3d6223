import type { ReadingRules } from '../pack/knowledge-pack.ts';
import type { CalendarDay } from '../plan/calendar-date.ts';
import { type DayWords, dayWordsOf } from './day-words.ts';
import { datesIn, type SaidDate } from './said-dates.ts';

/** A date a story tells, with where it stands in the normalised text. */
export type StoryDate = SaidDate;

/**
 * The day a story gives for its trouble, counted from `today`. Undefined when it names none, or only days of something
 * else: of a repayment without trouble after it, a plan, a rule, a talk with customer service.
 */
export function readStoryDate(text: string, today: CalendarDay, rules: ReadingRules): StoryDate | undefined {
  const words = dayWordsOf(rules);
  const dates = datesIn(text, today);
  let best: StoryDate | undefined;
  let bestScore = 0;
  for (const [at, date] of dates.entries()) {
    const score = scoreOf(text, date, dates[at - 1]?.end ?? 0, dates[at + 1]?.start ?? text.length, words);
    if (score > bestScore) [best, bestScore] = [date, score];
  }
  return best;
}

/** How likely a day is that of the trouble; 0 when neither its clause nor the next one tells of it. */
function scoreOf(
  text: string,
  { start, end, loose }: SaidDate,
  after: number,
  before: number,
  words: DayWords,
): number {
  if (quoted(text, start)) return 0;
  const head = text.slice(Math.max(after, lastStop(text, start)), start);
  const tail = text.slice(end, Math.min(before, nextStop(text, end)));
  const stop = nextStop(text, end + tail.length + 1);
  const next = text.slice(end + tail.length, stop);
  const later = loose ? '' : text.slice(stop, nextStop(text, stop + 1));
  const near = (said: RegExp) => said.test(tail) || said.test(head);
  const fails = near(words.fails) ? 4 : words.fails.test(next) ? 2 : words.fails.test(later) ? 1 : 0;
  if (fails === 0) return 0;
  if (words.notOfTrouble.test(head) || words.otherDay.test(tail)) return 0;
  if (near(words.paid) || (loose && near(words.approved))) return fails > 0 && !loose ? 1 : 0;
  if (words.worked.test(tail) || words.still.test(tail) || words.stillBefore.test(head)) return 0;
  return fails + (near(words.tries) ? 1 : 0) + (/^(?:20|二)/.test(text.slice(start)) ? 2 : 0);
}

/** True inside quotation marks: there the screen speaks, not the person. */
function quoted(text: string, at: number): boolean {
  const open = text.slice(0, at).search(/[“「][^”」]*$/);
  return open >= 0 && /^[^“「]*[”」]/.test(text.slice(at));
}

const STOP = /[。!?;、\n…]|(?<!\d)[.,]|[.,](?!\d)|(?<=[一-鿿]) (?=[一-鿿])/g;

function lastStop(text: string, at: number): number {
  return [...text.slice(0, at).matchAll(STOP)].at(-1)?.index ?? 0;
}

function nextStop(text: string, at: number): number {
  for (const { index } of text.matchAll(STOP)) if (index >= at) return index;
  return text.length;
}
