import type { DuePoint, Locale, PackNames } from '../diagnostics/index.ts';
import { type PhraseKey, phrase } from './phrases.ts';

/** Title of a cause of the pack; its id where an older pack had it; `unknown` in words. */
export function causeInWords(pack: PackNames, id: string, locale: Locale): string {
  if (id === 'unknown') return phrase(locale, 'cases.unknown_cause');
  return pack.causes.find((cause) => cause.id === id)?.title[locale] ?? id;
}

/** A result in half a line: how sure, and of what. */
export function resultInWords(pack: PackNames, cause: string | null, strength: string | null, locale: Locale): string {
  if (cause === null) return phrase(locale, 'cases.undecided');
  return phrase(locale, `cases.${strength ?? 'possible'}` as PhraseKey, { cause: causeInWords(pack, cause, locale) });
}

/** The first sentence of a step; its id where an older pack had it. */
export function stepInWords(pack: PackNames, id: string, locale: Locale): string {
  const text = pack.steps.find((step) => step.id === id)?.text[locale] ?? id;
  return /^.*?(?:[。；]|[.;](?=\s|$))/.exec(text)?.[0].replace(/[。；.;]$/, '') ?? text;
}

/** What falls due, without the day. */
export function dueInWords(pack: PackNames, { step, kind, certain }: DuePoint, locale: Locale): string {
  const key = kind === 'answer' && !certain ? 'due.answer_advice' : `due.${kind}`;
  return phrase(locale, key as PhraseKey, { step: stepInWords(pack, step, locale) });
}
