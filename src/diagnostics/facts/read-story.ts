import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Fact } from './facts.ts';
import { mask } from './mask.ts';
import { matchMessage } from './message.ts';
import { normalise } from './normalise.ts';
import { matchPattern } from './pattern.ts';
import { readStoryDate } from './story-date.ts';

const LONGEST_QUOTE = 40;

/** What a story was read as: facts with the words they came from. */
export interface StoryReading {
  readonly facts: Readonly<Record<string, Fact>>;
}

/**
 * Reads a story into facts. Each pattern of the pack is tried in every clause that the person says of themselves; on
 * a key with one answer the first match in pack order wins, on a key with several all count. A story never says
 * "unknown" and never says "none" by silence.
 *
 * @param today the day relative dates count from, YYYY-MM-DD
 */
export function readStoryFacts(prepared: PreparedPack, story: string, today: string): StoryReading {
  const { pack } = prepared;
  const { text, positions } = normalise(pack, story);
  const clauses = clausesOf(text);
  const facts: Record<string, Fact> = {};
  const many = new Map<string, { values: Set<string>; quote: string }>();
  const quote = (start: number, end: number) =>
    quoteOf(story, positions[start] ?? 0, positions[end - 1] ?? story.length - 1);

  for (const pattern of pack.patterns) {
    const question = prepared.questions.get(pattern.key);
    if (!question || (question.kind !== 'many' && facts[pattern.key])) continue;
    const match = matchPattern(pattern, clauses);
    if (!match) continue;
    const words = quote(match.start, match.end);
    if (question.kind === 'many') {
      const entry = many.get(pattern.key) ?? { values: new Set(), quote: words };
      entry.values.add(pattern.value);
      many.set(pattern.key, entry);
    } else if (question.kind === 'number') {
      if (match.number !== undefined) facts[pattern.key] = { value: match.number, from: 'story', quote: words };
    } else facts[pattern.key] = { value: pattern.value, from: 'story', quote: words };
  }
  for (const [key, { values, quote: words }] of many) {
    const present = ordered(prepared.questions.get(key), values);
    facts[key] = { value: present, from: 'story', quote: words };
  }
  const message = messageOf(prepared, story, text, clauses);
  if (message) facts.message = { value: message, from: 'story', quote: quoteOf(message, 0, message.length - 1) };
  const date = readStoryDate(text, today);
  if (date && !facts.happened_at)
    facts.happened_at = { value: date.day, from: 'story', quote: quote(date.start, date.end) };
  return { facts };
}

function ordered(question: Question | undefined, values: ReadonlySet<string>): readonly string[] {
  const present = (question?.values ?? []).map(({ id }) => id).filter((id) => values.has(id));
  return present.length > 0 ? present : ['none'];
}

/** The on-screen wording: quoted words that match an entry, else words after "it says" that do, else bare keywords. */
function messageOf(
  prepared: PreparedPack,
  story: string,
  text: string,
  clauses: readonly Clause[],
): string | undefined {
  const { pack } = prepared;
  const quoted = [...story.matchAll(/[“「『"']([^”」』"']{2,60})[”」』"']/gu)].map(([, words = '']) => words.trim());
  for (const words of quoted) if (matchMessage(pack, words).length > 0) return words;
  for (const clause of clauses) {
    if (clause.aside) continue;
    const said =
      /(?:提示|显示|弹出|弹窗|跳出|写着|说是|报错|就说|页面说|says?|shows?|showed|displayed|message)\s*[::]?\s*(.{2,40})$/.exec(
        clause.text,
      )?.[1];
    if (said && (matchMessage(pack, said)[0]?.score ?? 0) >= 0.6) return said;
  }
  const squeezed = text.replace(/[\s\p{P}\p{S}]+/gu, '');
  const bare = pack.messages.find(
    (entry) =>
      !entry.ambiguous &&
      entry.aliases
        .concat(entry.wording['zh-CN'])
        .some((form) => form.length >= 5 && squeezed.includes(form.toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, ''))),
  );
  return bare?.wording['zh-CN'];
}

function quoteOf(story: string, start: number, last: number): string {
  const words = mask(story.slice(start, last + 1).trim());
  return [...words].slice(0, LONGEST_QUOTE).join('');
}
