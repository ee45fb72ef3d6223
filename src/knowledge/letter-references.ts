import type { Condition, KnowledgePack } from '../diagnostics/pack/knowledge-pack.ts';
import type { Entry } from './read-yaml.ts';

/** Slots a letter may use beside fact keys. */
const LETTER_SLOTS = new Set(['lender', 'today', 'product']);

type Kind = 'source' | 'step' | 'avoid' | 'channel' | 'letter' | 'cause';

/** What a check needs to look things up and to complain. */
export interface ReferenceCheck {
  readonly entryOf: (list: string, id: string) => Entry<unknown> | undefined;
  readonly report: (entry: Entry<unknown>, path: readonly PropertyKey[], message: string) => void;
  readonly need: (what: Kind, id: string, list: string, owner: string) => void;
  readonly checkCondition: (condition: Condition | undefined, list: string, owner: string) => void;
  readonly isFact: (key: string) => boolean;
}

/** Letters, what they ask for and the papers beside them: everything they name has to exist. */
export function checkLetters(pack: Omit<KnowledgePack, 'digest'>, check: ReferenceCheck): void {
  for (const letter of pack.letters) checkLetter(letter, check);
  for (const { id, causes, letters, when, sources } of pack.evidence) {
    for (const cause of causes) check.need('cause', cause, 'evidence', id);
    for (const letter of letters) check.need('letter', letter, 'evidence', id);
    for (const source of sources) check.need('source', source, 'evidence', id);
    check.checkCondition(when, 'evidence', id);
  }
  const causes = new Set(pack.causes.map(({ id }) => id));
  const letters = new Set(pack.letters.map(({ id }) => id));
  for (const ask of pack.asks) {
    const owner = check.entryOf('causes', ask.cause) ?? check.entryOf('letters', pack.letters[0]?.id ?? '');
    if (!owner) continue;
    if (!causes.has(ask.cause))
      check.report(owner, [], `asks.yaml speaks of the cause "${ask.cause}", which does not exist`);
    for (const { source } of ask.rules) check.need('source', source, 'causes', ask.cause);
    for (const id of ask.letters)
      if (!letters.has(id)) check.report(owner, [], `asks.yaml speaks of the letter "${id}", which does not exist`);
  }
}

function checkLetter(letter: KnowledgePack['letters'][number], check: ReferenceCheck): void {
  const { id } = letter;
  const entry = check.entryOf('letters', id);
  const needConditionOf = (condition: Condition | undefined) => check.checkCondition(condition, 'letters', id);
  check.need('channel', letter.channel, 'letters', id);
  for (const to of letter.addressees) {
    needConditionOf(to.when);
    if (to.channel) check.need('channel', to.channel, 'letters', id);
  }
  needConditionOf(letter.fits);
  needConditionOf(letter.succeeds?.when);
  needConditionOf(letter.waits?.unless);
  for (const other of letter.succeeds?.letters ?? []) check.need('letter', other, 'letters', id);
  for (const { source } of letter.legal) check.need('source', source, 'letters', id);
  for (const { when, repair } of letter.refuse) {
    needConditionOf(when);
    for (const step of repair) check.need('step', step, 'letters', id);
  }
  for (const step of letter.waits?.repair ?? []) check.need('step', step, 'letters', id);
  for (const item of letter.attachments) if ('text' in item) needConditionOf(item.when);
  for (const block of [...letter.short, ...letter.full]) {
    if ('ask' in block) continue;
    needConditionOf(block.when);
    if (!entry) continue;
    if (block.cites && !letter.legal.some(({ source }) => source === block.cites))
      check.report(entry, [], `cites "${block.cites}", which is not in its legal list`);
    for (const [locale, sentence] of Object.entries(block.text)) {
      for (const [, slot = ''] of sentence.matchAll(/\{([^}]*)\}/g)) {
        const blank = slot.startsWith('blank.') ? slot.slice(6) : undefined;
        const exists = blank === undefined ? check.isFact(slot) || LETTER_SLOTS.has(slot) : blank in letter.blanks;
        if (!exists) check.report(entry, [], `slot {${slot}} (${locale}) does not exist`);
      }
    }
  }
  for (const key of [...letter.needs, ...(letter.waits ? [letter.waits.since] : [])])
    if (!check.isFact(key) && entry) check.report(entry, [], `needs the fact "${key}", which does not exist`);
}
