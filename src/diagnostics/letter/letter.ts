import type { Letter, LetterRefusal, LetterSentence } from '../case-types.ts';
import type { Facts } from '../facts/facts.ts';
import { mask } from '../facts/mask.ts';
import { factsOf, holds } from '../pack/condition.ts';
import type {
  Addressee,
  Ask,
  Cause,
  LegalBasis,
  LetterAskBlock,
  LetterBlock,
  LetterSentenceBlock,
  LetterTemplate,
} from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { addDays, dayOf } from '../plan/calendar-date.ts';
import { LOCALES, type Locale, type Text } from '../text.ts';
import { dateInWords, factInWords, ownWords } from './words.ts';

const BLANK = '＿＿';
/** A short message fits into the box of a chat. */
const SHORT_AT_MOST = 200;
/** Parts that belong to the form of a letter: they say nothing of the case. */
export const FORM_PARTS: ReadonlySet<string> = new Set(['greeting', 'heading', 'modest', 'deadline', 'truth']);

/** What a letter is written from, beside its template. */
export interface LetterCase {
  readonly facts: Facts;
  readonly today: string;
  /** The cause the letter is about, and the facts that speak for it. */
  readonly cause?: Cause;
  readonly because?: readonly string[];
  /** Sensitive facts the person chose to tell. */
  readonly tell?: readonly string[];
  /** One sentence of the person's own. */
  readonly own?: string;
}

/**
 * Writes a letter from its template: blocks whose condition holds, slots filled from facts only, and the questions of
 * the cause. A block with an unknown slot falls away; a blank slot stays as ＿＿ and is listed. What could be held
 * against the writer stays out unless chosen. With grounds for refusal no text is written.
 */
export function composeLetter(prepared: PreparedPack, template: LetterTemplate, about: LetterCase): Letter {
  const { facts, today } = about;
  const to = addresseeOf(template, facts);
  const head = {
    id: template.id,
    kind: template.kind,
    addressee: to.name,
    title: template.title,
    channel: to.channel ?? template.channel,
    where: to.where ?? template.where,
  };
  const refused = refusalOf(template, facts, today);
  const inForceNow = template.legal.filter((basis) => inForce(basis, today));
  if (refused) return { ...head, legal: inForceNow, short: [], full: [], blanks: [], attachments: [], refused };
  const writer = new Writer(prepared, template, about, to.name);
  const full = writer.full();
  const short = writer.short();
  for (const key of template.needs) {
    const question = prepared.questions.get(key);
    if ((facts[key]?.value ?? null) === null && question) writer.want(key, question.text);
  }
  return {
    ...head,
    legal: inForceNow.filter(({ source }) => writer.leansOn(source)),
    short,
    full,
    blanks: [...writer.blanks].map(([slot, text]) => ({ slot, text })),
    attachments: writer.attachments(),
    refused: null,
  };
}

function refusalOf(template: LetterTemplate, facts: Facts, today: string): LetterRefusal | undefined {
  const rule = template.refuse.find(({ when }) => holds(when, facts));
  if (rule) {
    const missing = factsOf(rule.when).filter((key) => (facts[key]?.value ?? null) === null);
    return { code: rule.code, message: rule.message, missing: [...new Set(missing)], repair: rule.repair };
  }
  const { waits } = template;
  if (!waits || (waits.unless && holds(waits.unless, facts))) return undefined;
  const since = facts[waits.since]?.value;
  const day = typeof since === 'string' ? dayOf(since) : undefined;
  const until = day === undefined ? undefined : addDays(day, waits.days);
  if (until === undefined || today > until) return undefined;
  const message = inBoth((locale) => waits.message[locale].replace('{date}', dateInWords(until, locale)));
  return { code: 'too_early', message, missing: [], repair: waits.repair };
}

function inForce({ date, until }: LegalBasis, today: string): boolean {
  return (date === undefined || date <= today) && (until === undefined || today <= until);
}

function addresseeOf(template: LetterTemplate, facts: Facts): Omit<Addressee, 'when'> {
  const found = template.addressees.find(({ when }) => holds(when, facts)) ?? template.addressees.at(-1);
  const named = facts.lender_name?.value;
  const name = found?.name ?? { 'zh-CN': BLANK, en: BLANK };
  const written = typeof named === 'string' ? ownWords(named) : undefined;
  if (written === undefined || !name['zh-CN'].includes(BLANK)) return { ...found, name };
  return { ...found, name: { 'zh-CN': written, en: written } };
}

function inBoth(write: (locale: Locale) => string): Text {
  return { 'zh-CN': write('zh-CN'), en: write('en') };
}

/** Writes the blocks of one letter and keeps the blanks they leave. */
class Writer {
  readonly blanks = new Map<string, Text>();
  private readonly prepared: PreparedPack;
  private readonly template: LetterTemplate;
  private readonly about: LetterCase;
  private readonly to: Text;
  private readonly ask: Ask | undefined;

  constructor(prepared: PreparedPack, template: LetterTemplate, about: LetterCase, to: Text) {
    this.prepared = prepared;
    this.template = template;
    this.about = about;
    this.to = to;
    const asks = prepared.pack.asks.filter(({ cause }) => cause === about.cause?.id);
    this.ask =
      asks.find(({ letters }) => letters.includes(template.id)) ??
      (template.asks === 'any' ? asks.find(({ letters }) => letters.length === 0) : undefined);
  }

  /** The short message: what it can spare is left out, the last first, until it fits into the box of a chat. */
  short(): LetterSentence[] {
    let blocks = this.template.short;
    for (;;) {
      const sentences = this.write(blocks);
      const length = sentences.reduce((sum, { text }) => sum + [...text['zh-CN']].length, 0);
      const spare = blocks.findLastIndex((block) => 'ask' in block && block.spare);
      if (length <= SHORT_AT_MOST || spare < 0) return sentences;
      blocks = blocks.toSpliced(spare, 1);
    }
  }

  /** The papers the template names, and those of the cause in their place. */
  attachments(): Text[] {
    return this.template.attachments.flatMap((item) => {
      if ('ask' in item) return this.ask?.papers ?? [];
      return holds(item.when, this.about.facts) ? [item.text] : [];
    });
  }

  /** Whether the letter rests on a rule: what it could have cited and did not, it does not list. */
  leansOn(source: string): boolean {
    const citing = this.template.full.filter((block) => 'cites' in block && block.cites === source);
    const own =
      this.ask?.rules.some((rule) => rule.source === source) &&
      this.template.full.some((block) => 'ask' in block && block.ask === 'rules');
    return own || citing.length === 0 || citing.some((block) => this.write([block]).length > 0);
  }

  write(blocks: readonly LetterBlock[]): LetterSentence[] {
    return blocks.flatMap((block) => ('ask' in block ? this.asked(block) : this.sentence(block)));
  }

  /** The full letter: what the person chose to add stands after the facts; requests are counted. */
  full(): LetterSentence[] {
    const sentences = this.write(this.template.full);
    const facts = sentences.findLastIndex(({ part }) => part === 'facts');
    sentences.splice(facts + 1, 0, ...this.told(), ...this.own());
    return counted(sentences);
  }

  want(slot: string, otherwise: Text): void {
    if (!this.blanks.has(slot)) this.blanks.set(slot, this.template.blanks[slot] ?? otherwise);
  }

  private asked({ part, ask: most }: LetterAskBlock): LetterSentence[] {
    if (!this.ask) return [];
    if (most === 'close') return [{ part, text: this.ask.close, facts: [] }];
    if (most === 'rules')
      return this.ask.rules.flatMap(({ source, text }) => (this.applies(source) ? [{ part, text, facts: [] }] : []));
    if (most === 'matter') return this.ask.matter ? [{ part, text: this.ask.matter, facts: [] }] : [];
    const [first = this.ask.short] = this.ask.requests;
    if (most === 'first') return [{ part, text: inBoth((locale) => ended(first, locale, true)), facts: [] }];
    const facts = (this.about.because ?? []).filter((key) => this.about.facts[key] !== undefined);
    const texts = part === 'request' ? this.ask.requests.slice(0, most) : [this.ask.short];
    return texts.map((text) => ({ part, text, facts }));
  }

  private sentence(block: LetterSentenceBlock): LetterSentence[] {
    const { facts } = this.about;
    if (!holds(block.when, facts) || (block.generic && this.ask)) return [];
    if (block.cites && !this.applies(block.cites)) return [];
    const used = new Set(factsOf(block.when).filter((key) => facts[key] !== undefined));
    const wanted = new Set<string>();
    let missing = false;
    const text = inBoth((locale) =>
      block.text[locale].replace(/\{([^}]*)\}/g, (_, slot: string) => {
        if (slot.startsWith('blank.')) {
          wanted.add(slot.slice(6));
          return BLANK;
        }
        if (slot === 'lender') return this.to[locale];
        if (slot === 'today') return dateInWords(this.about.today, locale);
        const fact = facts[slot];
        const said = fact === undefined ? undefined : factInWords(this.prepared, slot, fact, locale);
        if (said === undefined) missing = true;
        used.add(slot);
        return said ?? '';
      }),
    );
    if (missing || [...used].some((key) => this.keptBack(key))) return [];
    for (const slot of wanted) this.want(slot, { 'zh-CN': slot, en: slot });
    return [{ part: block.part, text: { ...text, en: capital(text.en) }, facts: [...used] }];
  }

  private applies(source: string): boolean {
    const basis = this.template.legal.find((item) => item.source === source);
    return basis !== undefined && inForce(basis, this.about.today);
  }

  private keptBack(key: string): boolean {
    return this.prepared.questions.get(key)?.sensitive === true && !this.about.tell?.includes(key);
  }

  private told(): LetterSentence[] {
    const { told } = this.prepared.pack.letterWords;
    return (this.about.tell ?? []).flatMap((key) => {
      const fact = this.about.facts[key];
      if (!fact) return [];
      const words = LOCALES.map((locale) => factInWords(this.prepared, key, fact, locale, 'sentence'));
      if (words.includes(undefined)) return [];
      const text = inBoth((locale) => told[locale].replace('{fact}', words[LOCALES.indexOf(locale)] ?? ''));
      return [{ part: 'told', text, facts: [key] }];
    });
  }

  private own(): LetterSentence[] {
    const words = ownWords(mask(this.about.own ?? ''));
    if (words === undefined) return [];
    const { own } = this.prepared.pack.letterWords;
    return [{ part: 'own', text: inBoth((locale) => own[locale].replace('{words}', () => words)), facts: [] }];
  }
}

/** Numbers the requests and gives them the marks of a list. */
function counted(sentences: readonly LetterSentence[]): LetterSentence[] {
  const last = sentences.findLastIndex(({ part }) => part === 'request');
  let number = 0;
  return sentences.map((sentence, place) => {
    if (sentence.part !== 'request') return sentence;
    number += 1;
    return { ...sentence, text: inBoth((locale) => `${number}. ${ended(sentence.text, locale, place === last)}`) };
  });
}

/** A request with the mark of the middle or the end of a list; a question keeps its own. */
function ended(text: Text, locale: Locale, last: boolean): string {
  const words = text[locale].replace(/[；。;.]$/, '');
  const marks = locale === 'zh-CN' ? '；。' : ';.';
  return `${words}${/[？?]$/.test(words) ? '' : (marks[last ? 1 : 0] ?? '')}`;
}

function capital(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
