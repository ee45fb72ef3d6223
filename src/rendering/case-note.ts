import { type CaseFile, isChecklist, type KnowledgePack, type Locale, mask } from '../diagnostics/index.ts';
import { factAlone, factInReview, valueInWords } from './fact-words.ts';
import { type PhraseKey, phrase } from './phrases.ts';
import { hang, visible } from './text-layout.ts';

/** A ticket system cuts what is longer. */
const MOST_LINES = 25;
const LONGEST_TITLE = 30;
const WIDEST = 72;
/** Keys that have a line of their own, or say nothing about the case. */
const TOLD_ELSEWHERE = [
  'red_flags',
  'message',
  'happened_at',
  'attempts',
  'lender',
  'lender_name',
  'for_whom',
  'goal',
  'contacted',
  'service_reply',
  'product',
];

/**
 * The note for the ticket: plain text, fact and guess apart, at most 25 lines. Long numbers are masked, and nothing
 * sensitive is written down.
 */
export function caseNote(file: CaseFile, pack: KnowledgePack, locale: Locale, width: number): string {
  const { facts, diagnosis } = file;
  const words = (key: string) => {
    const fact = facts[key];
    return fact && fact.value !== null ? factInReview(pack, key, fact, locale) : undefined;
  };
  const due = diagnosis.outcome === 'scam_alert' ? undefined : file.plan.steps.find((step) => step.due)?.due;
  const parts: readonly Part[] = [
    { key: 'note.day', text: file.at },
    { key: 'note.caller', text: words('for_whom'), spare: true },
    { key: 'note.wants', text: words('goal'), spare: true },
    { key: 'note.screen', text: screenOf(file, words, locale) },
    { key: 'note.lender', text: words('lender_name') ?? words('lender') },
    { key: 'note.says', text: saidOf(file, pack, locale) },
    { key: 'note.contacted', text: join([words('contacted'), words('service_reply')], locale), spare: true },
    { key: 'note.safety', text: safetyOf(file, pack, locale) },
    { key: 'note.guess', text: guessOf(file, pack, locale) },
    { key: 'note.open', text: openOf(file, pack, locale), spare: true },
    { key: 'note.told', text: toldOf(file, pack, locale) },
    { key: 'note.not_promised', text: phrase(locale, 'note.not_promised.text') },
    { key: 'note.due', text: due ?? undefined, spare: true },
  ];
  const blocks = parts.flatMap(({ key, text, spare }) =>
    text ? [{ spare, lines: hang(phrase(locale, key), mask(visible(text)), Math.min(width, WIDEST)) }] : [],
  );
  const whole = blocks.flatMap(({ lines }) => lines);
  const needed = blocks.filter(({ spare }) => !spare).flatMap(({ lines }) => lines);
  const shown = whole.length < MOST_LINES ? whole : needed;
  return `${[titleOf(file, pack, locale), ...shown].slice(0, MOST_LINES).join('\n')}\n`;
}

interface Part {
  readonly key: PhraseKey;
  readonly text: string | undefined;
  /** Left out where the note would become too long. */
  readonly spare?: true;
}

function titleOf(file: CaseFile, pack: KnowledgePack, locale: Locale): string {
  const symptom = file.facts.symptom?.value;
  const said = typeof symptom === 'string' ? valueInWords(pack, 'symptom', symptom, locale) : undefined;
  const scam = file.diagnosis.outcome === 'scam_alert' ? phrase(locale, 'note.title_scam') : undefined;
  const title = phrase(locale, 'note.title', { text: scam ?? said ?? phrase(locale, 'note.title_unclear') });
  const letters = [...title];
  return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

type Words = (key: string) => string | undefined;

function screenOf({ facts }: CaseFile, words: Words, locale: Locale): string | undefined {
  const attempts = facts.attempts?.value;
  return join(
    [
      words('message'),
      words('happened_at'),
      typeof attempts === 'number' ? phrase(locale, 'note.attempts', { count: String(attempts) }) : undefined,
    ],
    locale,
  );
}

/** What the caller said and may stand in a ticket. */
function saidOf({ facts }: CaseFile, pack: KnowledgePack, locale: Locale): string | undefined {
  const said = pack.questions.flatMap((question) => {
    const { key, sensitive } = question;
    const fact = facts[key];
    if (!fact || isChecklist(question) || fact.value === null || sensitive || TOLD_ELSEWHERE.includes(key)) return [];
    if (fact.from !== 'stated' && fact.from !== 'story') return [];
    return [factAlone(pack, key, fact, locale)];
  });
  return join(said, locale);
}

function safetyOf({ facts, diagnosis }: CaseFile, pack: KnowledgePack, locale: Locale): string {
  if (diagnosis.alarms.length > 0)
    return diagnosis.alarms
      .map((alarm) => valueInWords(pack, alarm.split('=')[0] ?? '', alarm.split('=')[1] ?? '', locale))
      .join(locale === 'zh-CN' ? '；' : '; ');
  const value = facts.red_flags?.value;
  if (Array.isArray(value) && value.includes('none')) return phrase(locale, 'note.safety_none');
  return Array.isArray(value)
    ? value.map((item) => valueInWords(pack, 'red_flags', item, locale)).join(locale === 'zh-CN' ? '；' : '; ')
    : phrase(locale, 'note.safety_open');
}

function guessOf({ diagnosis }: CaseFile, pack: KnowledgePack, locale: Locale): string {
  const [first] = diagnosis.causes;
  const cause = pack.causes.find(({ id }) => id === first?.id)?.title[locale];
  if (!cause || !first?.strength || diagnosis.outcome === 'undecided') return phrase(locale, 'note.guess_none');
  return phrase(locale, `result.${first.strength}`, { cause });
}

function openOf({ diagnosis }: CaseFile, pack: KnowledgePack, locale: Locale): string | undefined {
  const keys = diagnosis.causes[0]?.open.slice(0, 2) ?? [];
  return join(
    keys.map((key) => pack.questions.find((question) => question.key === key)?.text[locale]),
    locale,
  );
}

function toldOf({ plan }: CaseFile, pack: KnowledgePack, locale: Locale): string | undefined {
  const texts = plan.steps.slice(0, 2).map(({ id }) => pack.steps.find((step) => step.id === id)?.text[locale]);
  return texts.some(Boolean)
    ? texts.flatMap((text, index) => (text ? [`(${index + 1}) ${text}`] : [])).join(' ')
    : undefined;
}

function join(parts: readonly (string | undefined)[], locale: Locale): string | undefined {
  const given = parts.filter((part): part is string => Boolean(part));
  return given.length > 0 ? given.join(locale === 'zh-CN' ? '；' : '; ') : undefined;
}
