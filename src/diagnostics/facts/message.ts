import { distance } from 'fastest-levenshtein';
import type { KnowledgePack, MessageEntry } from '../pack/knowledge-pack.ts';
import { normalise, squeezed } from './normalise.ts';

/** A wording of the pack that a typed message matches, with how well (0 to 1). */
export interface MessageMatch {
  readonly id: string;
  readonly score: number;
}

interface Indexed {
  readonly entry: MessageEntry;
  readonly forms: readonly string[];
  readonly grams: readonly ReadonlySet<string>[];
}

const indexes = new WeakMap<KnowledgePack, readonly Indexed[]>();
const MOST = 3;
/** Wordings this short differ by a single character (还款异常, 放款异常). */
const SHORT = 5;
const STRICT = 0.75;
/** Characters that may be wrong, missing or too many in a wording that is still the same. */
const SLIPS = 2;
/** A wording that denies something is never taken for one that does not. */
const DENIES = /[未不没无暂失败拒]|\b(?:not|no|un|fail)/;
/** Below this likeness a wording is not taken for an entry. */
const LEAST = 0.5;
/** Entries this close to the best are kept beside it. */
const NEAR = 0.06;

/**
 * The entries whose wording a message matches, best first, at most three that match about equally. A message matches
 * by containing an entry's keywords, or by being like its wording (shared pairs of characters, so that a misspelt or
 * cut wording is still found). Empty when nothing is like it.
 */
export function matchMessage(pack: KnowledgePack, message: string): MessageMatch[] {
  const typed = squeeze(pack, message);
  if (typed === '') return [];
  const found: (MessageMatch & { readonly incidental: boolean })[] = [];
  for (const indexed of indexOf(pack)) {
    const score = likeness(typed, indexed);
    if (score >= LEAST) found.push({ id: indexed.entry.id, score, incidental: indexed.entry.incidental });
  }
  const own = found.filter(({ incidental, score }) => !incidental || score === 1);
  const scored = (own.length > 0 ? own : found).map(({ id, score }) => ({ id, score }));
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best - NEAR).slice(0, MOST);
}

/** Entries for a search box: like `matchMessage`, but anything that shares a pair of characters, best first. */
export function searchMessages(pack: KnowledgePack, typed: string, most: number): MessageMatch[] {
  const text = squeeze(pack, typed);
  if (text === '') return pack.messages.slice(0, most).map(({ id }) => ({ id, score: 0 }));
  return indexOf(pack)
    .map((indexed) => {
      const contained = indexed.forms.some((form) => form.includes(text)) ? 0.6 + text.length / 100 : 0;
      return { id: indexed.entry.id, score: Math.max(contained, likeness(text, indexed)) };
    })
    .filter(({ score }) => score > 0.2)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}

function likeness(typed: string, { entry, forms, grams }: Indexed): number {
  let best = 0;
  forms.forEach((form, index) => {
    if (form === typed) best = 1;
    else if (typed.includes(form)) best = Math.max(best, 0.8 + 0.15 * (form.length / typed.length));
    else best = Math.max(best, resembling(typed, form, grams[index] ?? new Set()));
  });
  if (best >= 0.8) return best;
  let keyword = 0;
  for (const list of entry.keywords) {
    if (!list.every((words) => words.some((word) => typed.includes(word)))) continue;
    const length = list.reduce(
      (sum, words) => sum + Math.max(...words.filter((word) => typed.includes(word)).map((word) => word.length)),
      0,
    );
    keyword = Math.max(
      keyword,
      0.6 + 0.2 * Math.min(1, length / Math.max(4, typed.length)) + Math.min(0.05, list.length / 100),
    );
  }
  return Math.max(best, keyword);
}

/**
 * How like a wording is: by shared pairs of characters, or, for a slip of the finger, by the share of characters that
 * need no change (Levenshtein). A short one, or one with the opposite sense, must be nearly the same.
 */
function resembling(typed: string, form: string, grams: ReadonlySet<string>): number {
  const shared = 0.85 * dice(pairs(typed), grams);
  const opposite = DENIES.test(typed) !== DENIES.test(form);
  if (!opposite && Math.abs(typed.length - form.length) <= SLIPS && Math.min(typed.length, form.length) > SHORT) {
    const slips = distance(typed, form);
    if (slips <= SLIPS && slips <= form.length / SHORT) return Math.max(shared, 0.97 * (1 - slips / form.length));
  }
  const strict = Math.min(typed.length, form.length) <= SHORT || opposite;
  return strict && shared < STRICT ? shared / 2 : shared;
}

function pairs(text: string): Set<string> {
  const result = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) result.add(text.slice(i, i + 2));
  return result;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

function squeeze(pack: KnowledgePack, text: string): string {
  return squeezed(normalise(pack, text).text);
}

function indexOf(pack: KnowledgePack): readonly Indexed[] {
  const known = indexes.get(pack);
  if (known) return known;
  const made = pack.messages.map((entry) => {
    const forms = [entry.wording['zh-CN'], entry.wording.en, ...entry.aliases]
      .map((form) => squeeze(pack, form))
      .filter((form) => form !== '');
    return { entry, forms, grams: forms.map(pairs) };
  });
  indexes.set(pack, made);
  return made;
}
