import { factsOf } from './condition.ts';
import type { Cause, KnowledgePack, MessageEntry, Question } from './knowledge-pack.ts';

/** Dense tables of one value: weight (hundredths of a deciban) and chance (ten-thousandths) for every cause. */
export interface DenseValue {
  readonly value: string;
  readonly background: number;
  readonly weights: Int32Array;
  readonly chances: Int32Array;
}

/** A pack with the look-ups the engine needs, made once. */
export interface PreparedPack {
  readonly pack: KnowledgePack;
  readonly causes: readonly Cause[];
  readonly causeIndex: ReadonlyMap<string, number>;
  /** Prior of each cause in hundredths of a deciban, relative to certainty. */
  readonly priors: Int32Array;
  readonly notListedPrior: number;
  readonly families: readonly string[];
  readonly familyOf: Int32Array;
  readonly questions: ReadonlyMap<string, Question>;
  /** Questions that are asked only when two answers contradict each other. */
  readonly clarifying: readonly Question[];
  /** Questions that put several uncommon answers of other questions together. */
  readonly checklists: readonly Question[];
  readonly messages: ReadonlyMap<string, MessageEntry>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, DenseValue>>;
  /** By cause: the fact keys that its first letter and its steps read. */
  readonly paperKeys: readonly ReadonlySet<string>[];
  /** Groups by number, so that contributions can be damped within one. */
  readonly groupOf: ReadonlyMap<string, string>;
}

const prepared = new WeakMap<KnowledgePack, PreparedPack>();

/** Prepares a pack, or returns what was prepared before for the same pack. */
export function prepare(pack: KnowledgePack): PreparedPack {
  const before = prepared.get(pack);
  if (before) return before;
  const made = build(pack);
  prepared.set(pack, made);
  return made;
}

function build(pack: KnowledgePack): PreparedPack {
  const families = pack.families.map(({ id }) => id as string);
  const values = new Map<string, Map<string, DenseValue>>();
  for (const table of pack.tables) {
    const weights = new Int32Array(pack.causes.length);
    const chances = new Int32Array(pack.causes.length).fill(table.background);
    for (const [cause, weight, chance] of table.rows) {
      weights[cause] = weight;
      chances[cause] = chance;
    }
    const ofKey = values.get(table.key) ?? new Map<string, DenseValue>();
    ofKey.set(table.value, { value: table.value, background: table.background, weights, chances });
    values.set(table.key, ofKey);
  }
  return {
    pack,
    causes: pack.causes,
    causeIndex: new Map(pack.causes.map(({ id }, index) => [id, index])),
    priors: Int32Array.from(pack.priors.causes),
    notListedPrior: pack.priors.notListed,
    families,
    familyOf: Int32Array.from(pack.causes.map(({ family }) => families.indexOf(family))),
    questions: new Map([...pack.questions, ...pack.derived].map((question) => [question.key, question])),
    clarifying: pack.questions.filter(({ purpose }) => purpose === 'clarify'),
    checklists: pack.questions.filter(({ values }) => values.some(({ means }) => means !== undefined)),
    messages: new Map(pack.messages.map((entry) => [entry.id, entry])),
    values,
    paperKeys: pack.causes.map((cause) => paperKeysOf(pack, cause)),
    groupOf: new Map([...pack.questions, ...pack.derived].map(({ key, group }) => [key, group])),
  };
}

function paperKeysOf(pack: KnowledgePack, { letters, steps }: Cause): ReadonlySet<string> {
  const letter = pack.letters.find(({ id }) => id === letters[0]);
  const conditions = [
    ...(letter ? [...letter.addressees, ...letter.full, ...letter.attachments] : []),
    ...pack.steps.filter(({ id }) => steps.some((step) => step.id === id)),
  ].map((part) => ('when' in part ? part.when : undefined));
  return new Set(conditions.flatMap(factsOf));
}

/** The question of a key the pack is known to have; throws when it has not (a fault of ours). */
export function questionOf(prepared: PreparedPack, key: string): Question {
  const question = prepared.questions.get(key);
  if (!question) throw new Error(`the pack has no question for ${key}`);
  return question;
}
