import type { Question, ReadingRules } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Fact } from './facts.ts';
import { mask } from './mask.ts';
import { normalise } from './normalise.ts';
import { type Match, matchAt, ScannedClause } from './pattern.ts';
import { type PreparedReading, prepareReading } from './prepared-reading.ts';
import { readStoryDate } from './story-date.ts';
import { readLenderName } from './story-lender.ts';
import { readMessage } from './story-message.ts';

const LONGEST_QUOTE = 40;

/** What a story was read as: facts with the words they came from. */
export interface StoryReading {
  readonly facts: Readonly<Record<string, Fact>>;
}

/**
 * Reads a story into facts. Each pattern of the pack is tried in every clause that the person says of themselves; on
 * a key with one answer the first pattern in pack order wins, on a key with several all count. A story never says
 * "unknown" and never says "none" by silence.
 *
 * @param today the day relative dates count from, YYYY-MM-DD
 */
export function readStoryFacts(prepared: PreparedPack, story: string, today: string): StoryReading {
  const rules = readingOf(prepared);
  const { text, positions } = normalise(prepared.pack, story);
  const clauses = clausesOf(text, rules);
  const quote = (start: number, end: number) =>
    quoteOf(story, positions[start] ?? 0, positions[end - 1] ?? story.length - 1);

  const facts: Record<string, Fact> = {};
  let tellsOfLender: number | undefined;
  const many = new Map<string, { values: Set<string>; quote: string }>();
  for (const { key, value, match } of matchesOf(prepareReading(rules), clauses, today)) {
    const question = prepared.questions.get(key);
    if (!question) continue;
    const words = quote(match.start, match.end);
    if (question.kind === 'many') {
      const entry = many.get(key) ?? { values: new Set(), quote: words };
      entry.values.add(value);
      many.set(key, entry);
    } else if (facts[key]) continue;
    else if (question.kind === 'date') {
      if (match.day !== undefined) facts[key] = { value: match.day, from: 'story', quote: words };
    } else if (question.kind !== 'number') {
      facts[key] = { value, from: 'story', quote: words };
      if (key === 'lender') tellsOfLender = match.start;
    } else if (match.number !== undefined) facts[key] = { value: match.number, from: 'story', quote: words };
  }
  for (const [key, { values, quote: words }] of many) {
    facts[key] = { value: ordered(prepared.questions.get(key), values), from: 'story', quote: words };
  }
  const lender = tellsOfLender === undefined ? undefined : readLenderName(text, rules, tellsOfLender);
  if (lender && facts.lender?.value !== 'not_shown') {
    const words = quote(lender.start, lender.end);
    facts.lender_name = { value: words, from: 'story', quote: words };
  }
  const message = readMessage(prepared.pack, { story, text, positions }, clauses);
  if (message) facts.message = { value: message, from: 'story', quote: quoteOf(message, 0, message.length - 1) };
  const date = readStoryDate(text, today, rules);
  if (date && !facts.happened_at) {
    facts.happened_at = { value: date.day, from: 'story', quote: quote(date.start, date.end) };
  }
  return { facts };
}

/** The reading rules; a pack loaded without them cannot read stories (a fault of ours). */
function readingOf({ pack }: PreparedPack): ReadingRules {
  if (!pack.reading) throw new Error(`the pack ${pack.id} was loaded without its reading rules`);
  return pack.reading;
}

/** One pattern that was found. */
export interface Read {
  /** Place of the pattern in the pack's order. */
  readonly order: number;
  readonly key: string;
  readonly value: string;
  readonly match: Match;
}

/** Every pattern a story holds, in pack order, also those that lose to another: for measuring the patterns. */
export function patternsIn(prepared: PreparedPack, story: string, today: string): Read[] {
  const rules = readingOf(prepared);
  return matchesOf(prepareReading(rules), clausesOf(normalise(prepared.pack, story).text, rules), today);
}

/** Everything the patterns find, in pack order; each pattern counts once, at its first place. */
function matchesOf(reading: PreparedReading, clauses: readonly Clause[], today: string): Read[] {
  const scanned = clauses.map((clause) => new ScannedClause(clause, reading, today));
  const found = new Map<number, Match>();
  scanned.forEach(({ words }, place) => {
    const candidates = new Set(reading.wordless);
    for (const { word } of words) for (const order of reading.byWord.get(word) ?? []) candidates.add(order);
    for (const order of candidates) {
      const pattern = reading.patterns[order];
      if (!pattern || found.has(order)) continue;
      const match = matchAt(pattern, scanned, place, reading.rules);
      if (match) found.set(order, match);
    }
  });
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([order, match]) => {
      const pattern = reading.patterns[order];
      return pattern ? [{ order, key: pattern.key, value: pattern.value, match }] : [];
    });
}

function ordered(question: Question | undefined, values: ReadonlySet<string>): readonly string[] {
  const present = (question?.values ?? []).map(({ id }) => id).filter((id) => values.has(id));
  return present.length > 0 ? present : ['none'];
}

function quoteOf(story: string, start: number, last: number): string {
  const words = mask(story.slice(start, last + 1).trim());
  return [...words].slice(0, LONGEST_QUOTE).join('');
}
