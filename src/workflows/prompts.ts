import {
  type Fact,
  type KnowledgePack,
  type Locale,
  type NextStep,
  optionsOpen,
  type Question,
  searchMessages,
} from '../diagnostics/index.ts';
import { situationLine } from '../rendering/agent-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { visible } from '../rendering/text-layout.ts';
import type { Option, Prompt, Reply, Way } from './ports.ts';
import { readTyped } from './replies.ts';
import type { Audience } from './talk.ts';

const MOST_FOUND = 6;

/** What a prompt needs besides the question. */
export interface Frame {
  readonly pack: KnowledgePack;
  readonly today: string;
  readonly audience: Audience;
  /** The case so far, for who wants to see it beside the question. */
  readonly step: NextStep;
  /** How many more at most, this one included; absent where an answer is changed. */
  readonly leftAtMost?: number;
  /** This one was put off before; so many of those are left, this one included. */
  readonly putOff?: number | undefined;
  readonly ways: readonly Way[];
  readonly earlier?: Fact | undefined;
}

/** A question of the pack as a prompt in one language. */
export function promptFor(question: Question, frame: Frame, locale: Locale): Prompt {
  const { pack, today, leftAtMost, putOff, earlier } = frame;
  const agent = frame.audience === 'agent';
  const kind = kindOf(question);
  const help = question.where ? [phrase(locale, 'interview.where', { text: question.where[locale] })] : [];
  if (question.sensitive && !agent) help.push(phrase(locale, 'interview.sensitive'));
  const left =
    putOff === undefined
      ? leftInWords(leftAtMost, locale)
      : phrase(locale, 'interview.left_put_off', { count: String(putOff) });
  const reply = earlier && replyOf(earlier);
  return {
    kind,
    title:
      agent && question.aloud
        ? phrase(locale, 'agent.read_out', { text: question.aloud[locale] })
        : question.text[locale],
    left: agent ? situationLine(frame.step, pack, left, locale) : left,
    help,
    why: phrase(locale, 'interview.why', { text: question.why[locale] }),
    options: optionsOpen(question, frame.step.facts).map((value) => ({
      value,
      label: labelOf(question, value, locale),
    })),
    ...(kind === 'many' ? { none: question.none?.label[locale] ?? phrase(locale, 'interview.none') } : {}),
    sensitive: question.sensitive,
    locale,
    ...(kind === 'search' ? { search: (typed: string) => found(pack, typed, locale) } : {}),
    ...(kind === 'line' || kind === 'search'
      ? { check: (typed: string) => complaint(question, typed, today, locale) }
      : {}),
    ways: frame.ways,
    ...(reply ? { earlier: reply } : {}),
    ...(agent ? { dense: true } : {}),
  };
}

function leftInWords(count: number | undefined, locale: Locale): string {
  if (count === undefined) return '';
  return count <= 1
    ? phrase(locale, 'interview.left_last')
    : phrase(locale, 'interview.left', { count: String(count) });
}

function kindOf({ key, kind }: Question): Prompt['kind'] {
  if (key === 'message') return 'search';
  return kind === 'one' || kind === 'many' ? kind : 'line';
}

/** A fact as the reply it was. */
function replyOf({ value }: Fact): Reply {
  if (value === null) return { kind: 'unknown' };
  if (typeof value === 'object') return value.includes('none') ? { kind: 'none' } : { kind: 'answer', values: value };
  return { kind: 'answer', values: [String(value)] };
}

function labelOf(question: Question, value: string, locale: Locale): string {
  return question.values.find(({ id }) => id === value)?.label?.[locale] ?? value;
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
