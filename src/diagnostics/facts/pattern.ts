import type { Pattern, PatternToken } from '../pack/knowledge-pack.ts';
import type { Clause } from './clauses.ts';
import { numbersOf, type SaidNumber } from './numbers.ts';

/** Where a pattern was found in one clause. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly number?: SaidNumber;
}

const NEGATION =
  /(?:没有|没|不是|不会|不曾|从未|从来没|未曾|未|并非|并没|不用|不需要|无需|别|不|无|\b(?:no|not|never|nobody|without|didn't|don't|haven't|hasn't|wasn't|isn't)\s+(?:\w+\s+){0,2})$/;
/** Words before a match that only look like a negation. */
const NO_NEGATION =
  /(?:不但|不仅|不光|不知道|没想到|不小心|没多久|没过多久|没几天|忍不住|差不多|不停|不断|不到|要不是|好不容易)$/;

/**
 * Finds a pattern's tokens in one clause: each token's occurrences are chained left to right within its gap. The work
 * is at most tokens × occurrences, linear in the clause.
 */
function findIn(
  clause: string,
  part: Pattern['clauses'][number],
  numbers: () => readonly SaidNumber[],
): Span | undefined {
  if (part.absent.some((word) => clause.includes(word))) return undefined;
  let reached: Span[] = [];
  for (const [index, token] of part.tokens.entries()) {
    const occurrences = occurrencesOf(clause, token, numbers);
    if (occurrences.length === 0) return undefined;
    if (index === 0) reached = part.atStart ? occurrences.filter(({ start }) => start === 0) : occurrences;
    else reached = chain(reached, occurrences, token);
    if (reached.length === 0) return undefined;
  }
  return reached[0];
}

function chain(before: readonly Span[], occurrences: readonly Span[], token: PatternToken): Span[] {
  const next: Span[] = [];
  let from = 0;
  for (const occurrence of occurrences) {
    const gap = reach(token);
    while (from < before.length && (before[from]?.end ?? 0) + gap < occurrence.start) from += 1;
    const candidate = before.slice(from).find(({ end }) => end <= occurrence.start && end + gap >= occurrence.start);
    if (candidate) {
      const number = occurrence.number ?? candidate.number;
      next.push({ start: candidate.start, end: occurrence.end, ...(number ? { number } : {}) });
    }
  }
  return next;
}

/** English words are longer than Chinese ones: the same gap in words is four times as many letters. */
function reach(token: PatternToken): number {
  const latin = token.number === undefined && /^[a-z0-9 ']+$/.test(token.words[0] ?? '');
  return latin ? token.gap * 4 + 1 : token.gap;
}

const MOST_OCCURRENCES = 40;

function occurrencesOf(clause: string, token: PatternToken, numbers: () => readonly SaidNumber[]): Span[] {
  const found: Span[] =
    token.number === undefined
      ? []
      : numbers()
          .filter(({ kind, value }) => fits(kind, value, token.number))
          .map((number) => ({ start: number.start, end: number.end, number }));
  for (const word of token.words) {
    const latin = /^[a-z]/.test(word);
    for (let at = clause.indexOf(word); at >= 0 && found.length < MOST_OCCURRENCES; at = clause.indexOf(word, at + 1)) {
      if (!latin || !/[a-z]/.test(clause[at - 1] ?? ' ')) found.push({ start: at, end: at + word.length });
    }
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function fits(kind: SaidNumber['kind'], value: number, wanted: PatternToken['number']): boolean {
  if (wanted === 'money') return kind === 'money' || (kind === 'plain' && value >= 100);
  if (wanted === 'hours' || wanted === 'days') return kind === 'hours';
  return wanted === 'count' && (kind === 'count' || kind === 'plain');
}

/** What a pattern read: the clauses it spans and a number if it holds one. */
export interface Match {
  readonly first: number;
  readonly start: number;
  readonly end: number;
  readonly number?: number;
}

/** Finds a pattern in a story's clauses, from the beginning; negated and other people's words do not count. */
export function matchPattern(pattern: Pattern, clauses: readonly Clause[]): Match | undefined {
  const [head, ...tail] = pattern.clauses;
  if (!head) return undefined;
  for (const [index, clause] of clauses.entries()) {
    if (clause.aside && !pattern.anySpeaker) continue;
    const span = findIn(clause.text, head, () => numbersOf(clause.text));
    if (!span) continue;
    if (pattern.negationMatters && negated(clause.text, span.start)) continue;
    const followed = tail.every((part) =>
      clauses.slice(index, index + 3).some((near, offset) => {
        const inside = findIn(near.text, part, () => numbersOf(near.text));
        return (
          inside !== undefined &&
          (offset > 0 || inside.start >= span.end) &&
          !(pattern.negationMatters && negated(near.text, inside.start))
        );
      }),
    );
    if (!followed) continue;
    const days = head.tokens.some(({ number }) => number === 'days');
    const number = span.number === undefined ? undefined : days ? span.number.value / 24 : span.number.value;
    return {
      first: index,
      start: clause.start + span.start,
      end: clause.start + span.end,
      ...(number === undefined ? {} : { number }),
    };
  }
  return undefined;
}

function negated(clause: string, start: number): boolean {
  const before = clause.slice(Math.max(0, start - 24), start);
  const tail = before.slice(-6);
  if (NO_NEGATION.test(tail)) return false;
  if (NEGATION.test(before) || /(?:没有|从没|从来没|不是|并没有).{0,4}$/.test(before)) return true;
  return /(?:没有?人|没有?谁|没有?任何|nobody|no one)/.test(before.slice(-8));
}
