import type { PhraseKey } from '../../generated/phrases.d.ts';
import en from '../../generated/phrases-en.js';
import zh from '../../generated/phrases-zh-CN.js';
import type { Locale } from '../diagnostics/index.ts';

export type Slots = Readonly<Record<string, string>>;

/**
 * A sentence of the interface in one language with its slots filled. A slot that is not given stays visible as
 * `{name}`, so that a missing one is noticed.
 */
export function phrase(locale: Locale, key: PhraseKey, slots: Slots = {}): string {
  return fill((locale === 'en' ? en : zh)[key], slots);
}

/** The same for a key made from an id; undefined when there is no such sentence. */
export function phraseIfAny(locale: Locale, key: string, slots: Slots = {}): string | undefined {
  const texts: Readonly<Record<string, string>> = locale === 'en' ? en : zh;
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  return text === undefined ? undefined : fill(text, slots);
}

/** Text and names of slots by turns: a list fills the same few sentences ten thousand times. */
const apart = new Map<string, readonly string[]>();

function fill(text: string, slots: Slots): string {
  if (!text.includes('{')) return text;
  let parts = apart.get(text);
  if (!parts) {
    parts = text.split(/\{(\w+)\}/);
    apart.set(text, parts);
  }
  let filled = '';
  for (let place = 0; place < parts.length; place += 1) {
    const part = parts[place] ?? '';
    filled += place % 2 === 0 ? part : (slots[part] ?? `{${part}}`);
  }
  return filled;
}

export type { PhraseKey };
