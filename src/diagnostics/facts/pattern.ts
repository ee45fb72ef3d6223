import type { ReadingRules } from '../pack/knowledge-pack.ts';
import type { CalendarDay } from '../plan/calendar-date.ts';
import type { Clause } from './clauses.ts';
import { numbersOf, type SaidNumber } from './numbers.ts';
import type { PreparedPart, PreparedPattern, PreparedReading, PreparedToken } from './prepared-reading.ts';
import { datesIn, type SaidDate } from './said-dates.ts';
import type { Occurrence } from './word-scan.ts';

/** A clause with everything that was found in it: words, and numbers and days when a pattern first asks. */
export class ScannedClause {
  readonly clause: Clause;
  readonly words: readonly Occurrence[];
  /** English words are longer than Chinese ones: the same gap in words is about four times as many letters. */
  readonly english: boolean;
  private readonly today: CalendarDay | undefined;
  private numbers: readonly SaidNumber[] | undefined;
  private dates: readonly SaidDate[] | undefined;

  /** @param today the day relative dates count from; without it a clause names no days */
  constructor(clause: Clause, reading: PreparedReading, today?: CalendarDay) {
    this.clause = clause;
    this.today = today;
    this.words = reading.words.scan(clause.text);
    this.english = !/[\u4e00-\u9fff]/.test(clause.text);
  }

  /** The numbers of the clause, in order. */
  said(): readonly SaidNumber[] {
    this.numbers ??= numbersOf(this.clause.text);
    return this.numbers;
  }

  /** The days the clause names, in order. */
  days(): readonly SaidDate[] {
    this.dates ??= this.today === undefined ? [] : datesIn(this.clause.text, this.today);
    return this.dates;
  }
}

/** What a pattern read: where it stands in the text, and a number or a day if it holds one. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly number?: number;
  readonly day?: CalendarDay;
}

/** Where a pattern was found in one clause. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly number?: SaidNumber;
  readonly day?: CalendarDay;
}

/** A clause of a pattern may stand this many clauses away from its first. */
const NEIGHBOURS = 2;
const MOST_OCCURRENCES = 40;

/**
 * Finds a pattern whose first clause is this one; what is negated, and what other people say or ask, does not count.
 * Undefined when it is not there.
 */
export function matchAt(
  pattern: PreparedPattern,
  clauses: readonly ScannedClause[],
  place: number,
  rules: ReadingRules,
): Match | undefined {
  const scanned = clauses[place];
  if (!scanned || (scanned.clause.aside && !pattern.anySpeaker)) return undefined;
  const span = findIn(scanned, pattern.head);
  if (!span) return undefined;
  const cancelled = (text: string, start: number) => pattern.negationMatters && negated(text, start, rules);
  if (cancelled(scanned.clause.text, span.start)) return undefined;
  if (cancelledNear(pattern, clauses, place, rules)) return undefined;
  if (toldOf(clauses, pattern.head)) return undefined;
  const followed = pattern.tail.every((part) => {
    if (toldOf(clauses, part)) return false;
    const reach = part.where === 'story' ? clauses.length : NEIGHBOURS;
    const from = Math.max(0, part.where === 'after' ? place : place - reach);
    return clauses.slice(from, place + reach + 1).some((near, at) => {
      const inside = findIn(near, part);
      if (!inside || cancelled(near.clause.text, inside.start)) return false;
      if (near === scanned) return part.where !== 'after' || inside.start >= span.end;
      return !cancelledNear(pattern, clauses, from + at, rules);
    });
  });
  if (!followed) return undefined;
  const days = pattern.head.tokens.some(({ number }) => number === 'days');
  const said = span.number === undefined ? undefined : days ? span.number.value / 24 : span.number.value;
  const number = pattern.number ?? said;
  return {
    start: scanned.clause.start + span.start,
    end: scanned.clause.start + span.end,
    ...(number === undefined ? {} : { number }),
    ...(span.day === undefined ? {} : { day: span.day }),
  };
}

/** True when something near says that the match is not the narrator's own, or came to nothing. */
function cancelledNear(
  { unless }: PreparedPattern,
  clauses: readonly ScannedClause[],
  place: number,
  rules: ReadingRules,
): boolean {
  if (!unless) return false;
  const at = (near: number, patterns: readonly PreparedPattern[]) =>
    patterns.some((pattern) => matchAt(pattern, clauses, near, rules) !== undefined);
  if (at(place, unless.here)) return true;
  if (clauses.some((_, near) => at(near, unless.anywhere))) return true;
  const sentence = clauses[place]?.clause.sentence;
  for (let near = Math.max(0, place - NEIGHBOURS); near <= place; near += 1) {
    if (clauses[near]?.clause.sentence === sentence && at(near, unless.earlier)) return true;
  }
  for (let near = place; near <= place + NEIGHBOURS; near += 1) if (at(near, unless.later)) return true;
  return false;
}

/**
 * Finds the tokens of one clause: each token's occurrences are chained to those before within its gap. The work is at
 * most tokens × occurrences squared, and occurrences are few, so no pattern can hang.
 */
function findIn(scanned: ScannedClause, part: PreparedPart): Span | undefined {
  if (part.absent.size > 0 && scanned.words.some(({ word }) => part.absent.has(word))) return undefined;
  let reached: readonly Span[] = [];
  for (const [index, token] of part.tokens.entries()) {
    const occurrences = occurrencesOf(scanned, token);
    if (index === 0) reached = part.atStart ? occurrences.filter(({ start }) => start === 0) : occurrences;
    else reached = chain(reached, occurrences, token, scanned.english ? token.gap * 4 + 1 : token.gap);
    if (reached.length === 0) return undefined;
  }
  return reached[0];
}

/** True when the story holds a word that this part wants nowhere in it. */
function toldOf(clauses: readonly ScannedClause[], { absentFromStory }: PreparedPart): boolean {
  if (absentFromStory.size === 0) return false;
  return clauses.some(({ words }) => words.some(({ word }) => absentFromStory.has(word)));
}

function chain(before: readonly Span[], occurrences: readonly Span[], token: PreparedToken, gap: number): Span[] {
  const next: Span[] = [];
  for (const span of before) {
    for (const { start, end, number, day } of occurrences) {
      const follows = start >= span.end && start <= span.end + gap;
      const precedes = token.anywhere === true && end <= span.start && end + gap >= span.start;
      const between = token.anywhere === true && start > span.start && end < span.end;
      if (!follows && !precedes && !between) continue;
      const said = number ?? span.number;
      const named = day ?? span.day;
      next.push({
        start: Math.min(start, span.start),
        end: Math.max(end, span.end),
        ...(said ? { number: said } : {}),
        ...(named ? { day: named } : {}),
      });
      if (next.length >= MOST_OCCURRENCES) return next;
    }
  }
  return next;
}

function occurrencesOf(scanned: ScannedClause, token: PreparedToken): Span[] {
  const found: Span[] = [];
  for (const { word, start, end } of scanned.words) {
    if (!token.ids.has(word)) continue;
    found.push({ start, end });
    if (found.length >= MOST_OCCURRENCES) break;
  }
  if (token.number === undefined) return found;
  if (token.number === 'date') for (const { start, end, day } of scanned.days()) found.push({ start, end, day });
  for (const number of scanned.said()) {
    if (fits(number, token.number)) found.push({ start: number.start, end: number.end, number });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function fits({ kind, value }: SaidNumber, wanted: NonNullable<PreparedToken['number']>): boolean {
  if (wanted === 'money') return kind === 'money' || (kind === 'plain' && value >= 100);
  if (wanted === 'hours' || wanted === 'days') return kind === 'hours';
  return wanted === 'count' && (kind === 'count' || kind === 'plain');
}

/** True when a word of negation stands before the match, near enough to mean it. */
function negated(text: string, start: number, { speech }: ReadingRules): boolean {
  const before = text.slice(Math.max(0, start - 28), start);
  for (const { words, reach } of speech.negations) {
    for (const word of words) {
      const at = before.lastIndexOf(word);
      if (at < 0 || before.length - (at + word.length) > reach) continue;
      if (/^[a-z]/.test(word) && /[a-z]/.test(before[at - 1] ?? ' ')) continue;
      if (!speech.noNegations.some((other) => covers(before, other, at, word.length))) return true;
    }
  }
  return false;
}

/** True when the word at this place is part of a longer one that means something else. */
function covers(text: string, longer: string, at: number, length: number): boolean {
  const from = text.indexOf(longer, Math.max(0, at - longer.length + 1));
  return from >= 0 && from <= at && from + longer.length >= at + length;
}
