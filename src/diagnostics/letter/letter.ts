import type { Letter, LetterSentence } from '../case-types.ts';
import type { Fact, Facts } from '../facts/facts.ts';
import { factsOf, holds } from '../pack/condition.ts';
import type { KnowledgePack, LetterBlock, LetterTemplate } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { dayOf, partsOf } from '../plan/calendar-date.ts';
import { LOCALES, type Locale, type Text } from '../text.ts';

const BLANK = '＿＿';

/**
 * Writes a letter from its template: blocks whose condition holds, slots filled from facts only. A block with an
 * unknown slot falls away; a blank slot stays as ＿＿ and is listed. With grounds for refusal no text is written.
 */
export function composeLetter(prepared: PreparedPack, template: LetterTemplate, facts: Facts, today: string): Letter {
  const to = addresseeOf(template, facts);
  const head = {
    id: template.id,
    kind: template.kind,
    addressee: to,
    title: template.title,
    channel: template.channel,
    legal: template.legal,
    where: template.where,
  };
  const refusal = template.refuse.find(({ when }) => holds(when, facts));
  if (refusal) {
    const { code, message, repair } = refusal;
    return {
      ...head,
      short: [],
      full: [],
      blanks: [],
      attachments: [],
      refused: { code, message, missing: [], repair },
    };
  }
  const blanks = new Map<string, Text>();
  const write = (blocks: readonly LetterBlock[]) =>
    blocks.flatMap((block) => sentenceOf(prepared, template, block, facts, to, today, blanks));
  const full = write(template.full);
  const short = write(template.short);
  for (const key of template.needs) {
    const fact = facts[key];
    if (fact === undefined || fact.value === null) {
      const question = prepared.questions.get(key);
      if (question && !blanks.has(key)) blanks.set(key, template.blanks[key] ?? question.text);
    }
  }
  return {
    ...head,
    short,
    full,
    blanks: [...blanks].map(([slot, text]) => ({ slot, text })),
    attachments: template.attachments.filter(({ when }) => holds(when, facts)).map(({ text }) => text),
    refused: null,
  };
}

function addresseeOf(template: LetterTemplate, facts: Facts): Text {
  const named = facts.lender_name?.value;
  const found = template.addressees.find(({ when }) => holds(when, facts)) ?? template.addressees.at(-1);
  const name = found?.name ?? { 'zh-CN': BLANK, en: BLANK };
  if (typeof named !== 'string' || !name['zh-CN'].includes(BLANK)) return name;
  return { 'zh-CN': named, en: named };
}

function sentenceOf(
  prepared: PreparedPack,
  template: LetterTemplate,
  block: LetterBlock,
  facts: Facts,
  to: Text,
  today: string,
  blanks: Map<string, Text>,
): LetterSentence[] {
  if (!holds(block.when, facts)) return [];
  const used = new Set(factsOf(block.when).filter((key) => facts[key] !== undefined));
  const wanted = new Map<string, Text>();
  const filled: Record<Locale, string> = { 'zh-CN': '', en: '' };
  for (const locale of LOCALES) {
    let missing = false;
    filled[locale] = block.text[locale].replace(/\{([^}]*)\}/g, (_, slot: string) => {
      if (slot.startsWith('blank.')) {
        const name = slot.slice(6);
        wanted.set(name, template.blanks[name] ?? { 'zh-CN': name, en: name });
        return BLANK;
      }
      if (slot === 'lender') return to[locale];
      if (slot === 'today') return dateInWords(today, locale);
      const fact = facts[slot];
      const said = fact === undefined ? undefined : factInWords(prepared, slot, fact, locale);
      if (said === undefined) missing = true;
      used.add(slot);
      return said ?? '';
    });
    if (missing) return [];
    filled[locale] = filled[locale].replace(/^[a-z]/, (letter) => letter.toUpperCase());
  }
  for (const [slot, text] of wanted) blanks.set(slot, text);
  return [{ part: block.part, text: filled, facts: [...used] }];
}

/** A fact as a letter says it; undefined when it is unknown. */
export function factInWords(prepared: PreparedPack, key: string, fact: Fact, locale: Locale): string | undefined {
  const { value } = fact;
  const question = prepared.questions.get(key);
  if (value === null || !question) return undefined;
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'string') {
    if (question.kind === 'date') return dateInWords(value, locale);
    if (question.kind === 'text') return clean(value);
    return wordsOf(
      question.values.find(({ id }) => id === value),
      locale,
    );
  }
  if (value.includes('none')) return undefined;
  const words = value.flatMap(
    (id) =>
      wordsOf(
        question.values.find((option) => option.id === id),
        locale,
      ) ?? [],
  );
  return words.length === 0 ? undefined : words.join(locale === 'zh-CN' ? '、' : ', ');
}

function wordsOf(option: { letter?: Text; label?: Text; fact: Text } | undefined, locale: Locale): string | undefined {
  return option === undefined ? undefined : (option.letter ?? option.label ?? option.fact)[locale];
}

/** A person's own words inside a letter: one line, no control or direction signs. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .replace(/[“”"]/g, '')
    .trim();
}

function dateInWords(text: string, locale: Locale): string {
  const day = dayOf(text);
  if (day === undefined) return text;
  const { year, month, day: date } = partsOf(day);
  if (locale === 'zh-CN') return `${year}年${month}月${date}日`;
  const months = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ];
  return `${date} ${months[month - 1] ?? ''} ${year}`;
}

/** The letters that fit: those of the first cause in order, at most two; in an alert the report of the scam. */
export function lettersFor(pack: KnowledgePack, ids: readonly string[]): readonly LetterTemplate[] {
  return ids.slice(0, 2).flatMap((id) => pack.letters.find((letter) => letter.id === id) ?? []);
}
