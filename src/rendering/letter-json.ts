import type { Letter, Locale } from '../diagnostics/index.ts';
import { letterJson } from './case-json.ts';

/** `quota-doctor/letter@1`: one letter with everything about sending it; annotated, with the facts behind each sentence. */
export function letterDocument(letter: Letter, locale: Locale, annotated: boolean) {
  const sentence = ({ text, facts }: Letter['full'][number]) => ({ text: text[locale], facts });
  return {
    schema: 'quota-doctor/letter@1',
    ...letterJson(letter, locale),
    channel: letter.channel,
    where: letter.where[locale],
    attachments: letter.attachments.map((text) => text[locale]),
    legal: letter.legal.map(({ source, article, date }) => ({ source, article: article ?? null, date: date ?? null })),
    ...(annotated ? { sentences: letter.full.map(sentence), short_sentences: letter.short.map(sentence) } : {}),
  };
}
