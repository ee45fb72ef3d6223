import { phrase } from '../rendering/phrases.ts';
import type { Option, Prompt, Reply } from './ports.ts';
import { emptyReply, meansUnknown, replyFor, rowsOf, wayIn } from './prompt-layout.ts';

/** What a typed line was read as: a reply, something to say and ask again, or a list to choose from. */
export type Read =
  | Exclude<Reply, { kind: 'say' }>
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'choose'; readonly options: readonly Option[] };

/** A line that is no answer and at least this long is a story. */
const STORY = 12;

/** Reads a line typed at a prompt that shows its options once: by number, by id, by their words, or in own words. */
export function readPlain(prompt: Prompt, line: string): Read {
  const typed = line.trim();
  if (typed === '') return prompt.earlier ?? emptyReply(prompt) ?? say(prompt, 'plain.wanted');
  const way = wayIn(typed, prompt);
  if (way === 'why') return { kind: 'say', text: prompt.why };
  if (way) return replyFor(way);
  if (prompt.kind === 'block') return { kind: 'answer', values: [line] };
  if (prompt.kind === 'line' || prompt.kind === 'search') return typedLine(prompt, typed);
  return chosen(prompt, typed);
}

function typedLine(prompt: Prompt, typed: string): Read {
  if (meansUnknown(typed, prompt)) return emptyReply(prompt) ?? { kind: 'unknown' };
  const number = /^\d{1,2}$/.exec(typed.normalize('NFKC'));
  const listed = prompt.kind === 'search' && number ? prompt.options[Number(typed) - 1] : undefined;
  if (listed) return { kind: 'answer', values: [listed.value] };
  const wrong = prompt.check?.(typed);
  if (wrong) return { kind: 'say', text: wrong };
  const alike = (prompt.search?.(typed) ?? []).filter(({ value }) => value !== typed);
  if (prompt.options.length > 0 || alike.length === 0) return { kind: 'answer', values: [typed] };
  const own = { value: typed, label: phrase(prompt.locale, 'interview.use_typed', { text: typed }) };
  return { kind: 'choose', options: [own, ...alike] };
}

function chosen(prompt: Prompt, typed: string): Read {
  const rows = rowsOf(prompt);
  const plain = (word: string) => word.normalize('NFKC').toLowerCase();
  const named = (word: string) =>
    rows.find(({ key, value, label }) => [key, value, plain(label)].includes(plain(word)));
  const whole = named(typed);
  const found = whole ? [whole] : typed.split(/[\s,，、;；]+/).map(named);
  if (found.length === 0 || found.some((row) => row === undefined)) {
    if (meansUnknown(typed, prompt)) return { kind: 'unknown' };
    if (prompt.ways.includes('tell') && typed.length >= STORY) return { kind: 'tell', text: typed };
    return say(prompt, 'plain.not_listed');
  }
  const picked = found.flatMap((row) => row ?? []);
  const own = picked.find(({ reply }) => reply);
  if (own?.reply) return picked.length === 1 ? own.reply : say(prompt, 'plain.alone');
  if (prompt.kind === 'one' && picked.length > 1) return say(prompt, 'plain.only_one');
  return { kind: 'answer', values: picked.map(({ value }) => value) };
}

function say(prompt: Prompt, key: Parameters<typeof phrase>[1]): Read {
  return { kind: 'say', text: phrase(prompt.locale, key) };
}
