import type { Fact, KnowledgePack, Locale } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import { visible } from './text-layout.ts';

/** One value of a key as a sentence about the person ("the receiving card is class II"). */
export function valueInWords(pack: KnowledgePack, key: string, value: string, locale: Locale): string {
  if (key === 'message') {
    const wordings = value
      .split('+')
      .flatMap((id) => pack.messages.find((entry) => entry.id === id)?.wording[locale] ?? []);
    return wordings.join(' / ');
  }
  const question = [...pack.questions, ...pack.derived].find((item) => item.key === key);
  if (value === 'none' && question?.none) return question.none.fact[locale];
  return question?.values.find(({ id }) => id === value)?.fact[locale] ?? value;
}

/** Derived from the date or the hour; all other derived facts follow from another answer. */
const BY_DATE = new Set(['dated', 'peak', 'time_of_day']);

/** A reason with whose voice it is: the screen's, the person's, or our inference. */
export function reasonInWords(
  pack: KnowledgePack,
  fact: Fact | undefined,
  key: string,
  value: string,
  locale: Locale,
): string {
  if (key === 'message') {
    const typed = typeof fact?.value === 'string' ? visible(fact.value) : valueInWords(pack, key, value, locale);
    return phrase(locale, 'result.screen_said', { wording: typed });
  }
  const words = { fact: valueInWords(pack, key, value, locale) };
  if (fact?.from === 'derived') return phrase(locale, BY_DATE.has(key) ? 'result.by_date' : 'result.it_follows', words);
  if (fact?.from === 'message') return phrase(locale, 'result.from_message', words);
  if (fact?.from === 'log') return phrase(locale, 'result.from_log', words);
  return phrase(locale, 'result.you_said', words);
}

/** A whole fact, for reviews and lists: number with unit, date, or its values in words. */
export function factInReview(pack: KnowledgePack, key: string, fact: Fact, locale: Locale): string {
  const question = pack.questions.find((item) => item.key === key);
  const { value } = fact;
  if (value === null) return phrase(locale, 'review.unknown');
  if (typeof value === 'number') return `${value} ${question?.unit?.[locale] ?? ''}`.trim();
  if (typeof value === 'string') {
    return question?.kind === 'one' ? valueInWords(pack, key, value, locale) : visible(value);
  }
  return value.map((item) => valueInWords(pack, key, item, locale)).join(locale === 'zh-CN' ? '；' : '; ');
}

/** A fact that is understood without its question: choices speak for themselves, the rest needs to be named. */
export function factAlone(pack: KnowledgePack, key: string, fact: Fact, locale: Locale): string {
  const question = [...pack.questions, ...pack.derived].find((item) => item.key === key);
  const answer = factInReview(pack, key, fact, locale);
  if (key === 'message' && fact.value !== null) return phrase(locale, 'result.screen_said', { wording: answer });
  const choice = question?.kind === 'one' || question?.kind === 'many';
  if (!question || (choice && fact.value !== null)) return answer;
  return phrase(locale, 'review.answered', { question: question.text[locale], answer });
}
