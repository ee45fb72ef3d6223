import { type KnowledgePack, type Locale, type Question, searchMessages } from '../diagnostics/index.ts';
import { phrase } from '../rendering/phrases.ts';
import { visible } from '../rendering/text-layout.ts';
import type { Option, Prompt } from './ports.ts';
import { readTyped } from './replies.ts';

const MOST_FOUND = 6;

/** A question of the pack as a prompt in one language. */
export function promptFor(
  pack: KnowledgePack,
  question: Question,
  leftAtMost: number,
  locale: Locale,
  canGoBack: boolean,
  today: string,
): Prompt {
  const kind =
    question.key === 'message'
      ? 'search'
      : question.kind === 'one' || question.kind === 'many'
        ? question.kind
        : 'line';
  const help = question.where ? [phrase(locale, 'interview.where', { text: question.where[locale] })] : [];
  if (question.sensitive) help.push(phrase(locale, 'interview.sensitive'));
  return {
    kind,
    title: question.text[locale],
    left:
      leftAtMost <= 1
        ? phrase(locale, 'interview.left_last')
        : phrase(locale, 'interview.left', { count: String(leftAtMost) }),
    help,
    why: phrase(locale, 'interview.why', { text: question.why[locale] }),
    options: question.shown.map((value) => ({ value, label: labelOf(question, value, locale) })),
    ...(kind === 'many' ? { none: question.none?.label[locale] ?? phrase(locale, 'interview.none') } : {}),
    sensitive: question.sensitive,
    keys: keysOf(kind, question.sensitive, locale),
    locale,
    ...(kind === 'search' ? { search: (typed: string) => found(pack, typed, locale) } : {}),
    ...(kind === 'line' || kind === 'search'
      ? { check: (typed: string) => complaint(question, typed, today, locale) }
      : {}),
    canGoBack,
  };
}

function labelOf(question: Question, value: string, locale: Locale): string {
  return question.values.find(({ id }) => id === value)?.label?.[locale] ?? value;
}

function keysOf(kind: Prompt['kind'], sensitive: boolean, locale: Locale): string {
  if (kind === 'one') return phrase(locale, sensitive ? 'interview.keys_one_sensitive' : 'interview.keys_one');
  if (kind === 'many') return phrase(locale, 'interview.keys_many');
  return phrase(locale, kind === 'search' ? 'interview.keys_search' : 'interview.keys_text');
}

function found(pack: KnowledgePack, typed: string, locale: Locale): readonly Option[] {
  return searchMessages(pack, typed, MOST_FOUND).flatMap(({ id }) => {
    const wording = pack.messages.find((entry) => entry.id === id)?.wording;
    if (!wording) return [];
    const label = locale === 'en' ? `${wording['zh-CN']} (${wording.en})` : wording['zh-CN'];
    return [{ value: wording['zh-CN'], label: visible(label) }];
  });
}

function complaint(question: Question, typed: string, today: string, locale: Locale): string | undefined {
  const read = readTyped(question, typed, today);
  if (read !== undefined) return undefined;
  if (question.kind === 'number') return phrase(locale, 'interview.number_wanted');
  return phrase(locale, question.kind === 'date' ? 'interview.date_wanted' : 'interview.text_long');
}
