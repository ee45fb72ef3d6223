import { distance } from 'fastest-levenshtein';
import type { KnowledgePack, MessageEntry } from '../pack/knowledge-pack.ts';
import { normalise, squeezed } from './normalise.ts';

/** A wording of the pack that a typed message matches, with how well (0 to 1). */
export interface MessageMatch {
  readonly id: string;
  readonly score: number;
}

/** A wording with what comparing it needs, made once. */
interface Form {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  readonly denies: boolean;
}

interface Indexed {
  readonly entry: MessageEntry;
  readonly forms: readonly Form[];
}

const indexes = new WeakMap<KnowledgePack, readonly Indexed[]>();
/** An interview weighs the same message after every answer: what the last ones matched is kept. */
const matched = new WeakMap<KnowledgePack, Map<string, readonly MessageMatch[]>>();
const KEPT = 64;
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
export function matchMessage(pack: KnowledgePack, message: string): readonly MessageMatch[] {
  const known = matched.get(pack) ?? new Map<string, readonly MessageMatch[]>();
  matched.set(pack, known);
  const before = known.get(message);
  if (before) return before;
  if (known.size >= KEPT) known.clear();
  const found = matchesOf(pack, message);
  known.set(message, found);
  return found;
}

function matchesOf(pack: KnowledgePack, message: string): MessageMatch[] {
  const typed = formOf(squeeze(pack, message));
  if (typed.text === '') return [];
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
  const form = formOf(squeeze(pack, typed));
  const { text } = form;
  if (text === '') return pack.messages.slice(0, most).map(({ id }) => ({ id, score: 0 }));
  return indexOf(pack)
    .map((indexed) => {
      const contained = indexed.forms.some((known) => known.text.includes(text)) ? 0.6 + text.length / 100 : 0;
      return { id: indexed.entry.id, score: Math.max(contained, likeness(form, indexed)) };
    })
    .filter(({ score }) => score > 0.2)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}

function likeness(said: Form, { entry, forms }: Indexed): number {
  const typed = said.text;
  let best = 0;
  for (const form of forms) {
    if (form.text === typed) best = 1;
    else if (typed.includes(form.text)) best = Math.max(best, 0.8 + 0.15 * (form.text.length / typed.length));
    else best = Math.max(best, resembling(said, form));
  }
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
function resembling(typed: Form, form: Form): number {
  const [one, other] = [typed.text.length, form.text.length];
  const shared = 0.85 * dice(typed.pairs, form.pairs);
  const opposite = typed.denies !== form.denies;
  if (!opposite && Math.abs(one - other) <= SLIPS && Math.min(one, other) > SHORT) {
    const slips = distance(typed.text, form.text);
    if (slips <= SLIPS && slips <= other / SHORT) return Math.max(shared, 0.97 * (1 - slips / other));
  }
  const strict = Math.min(one, other) <= SHORT || opposite;
  return strict && shared < STRICT ? shared / 2 : shared;
}

function formOf(text: string): Form {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) pairs.add(text.slice(i, i + 2));
  return { text, pairs, denies: DENIES.test(text) };
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
      .filter((form) => form !== '')
      .map(formOf);
    return { entry, forms };
  });
  indexes.set(pack, made);
  return made;
}
