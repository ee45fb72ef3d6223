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

function fill(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

export type { PhraseKey };
