import type * as z from 'zod';
import type { Cause, MessageEntry, ValueTable } from '../diagnostics/pack/knowledge-pack.ts';
import { COMMONNESS, helpChance, weightOf } from './frequencies.ts';
import type { Entry } from './read-yaml.ts';
import type * as schema from './schema.ts';
import { messageTables, type Spoken, tablesOf } from './tables.ts';
import { type Conditions, textOf } from './written.ts';

type CauseEntry = Entry<z.infer<typeof schema.cause>>;
type MessageWritten = Entry<z.infer<typeof schema.message>>;
type Weighed = Entry<Pick<z.infer<typeof schema.question>, 'key' | 'kind' | 'values'>>;

/** Share of each cause within its family, by "how common"; the causes of one family sum to one. */
export function sharesWithin(causes: readonly CauseEntry[]): number[] {
  const sums = new Map<string, number>();
  for (const { value } of causes) sums.set(value.family, (sums.get(value.family) ?? 0) + COMMONNESS[value.common]);
  return causes.map(({ value }) => COMMONNESS[value.common] / (sums.get(value.family) ?? 1));
}

/** Causes in the engine's form, in the order given. */
export function compileCauses(causes: readonly CauseEntry[], conditions: Conditions): Cause[] {
  const shares = sharesWithin(causes);
  return causes.map((entry, index) => {
    const { value } = entry;
    const excludedWhen = conditions.read(entry, value.excluded_when);
    return {
      id: value.id,
      family: value.family,
      share: shares[index] ?? 0,
      title: textOf(value.title),
      text: textOf(value.text),
      doNow: textOf(value.do_now),
      whoKnows: textOf(value.who_knows),
      duration: { ...value.duration, text: textOf(value.duration.text) },
      basis: { level: value.basis.level, text: textOf(value.basis.text) },
      signs: value.signs.map(({ because, ...sign }) => (because === undefined ? sign : { ...sign, because })),
      ...(excludedWhen ? { excludedWhen } : {}),
      steps: value.steps.map(({ id, helps }) => ({ id, helps: helpChance(helps) })),
      avoid: value.avoid,
      letters: value.letters,
      sources: value.sources,
    };
  });
}

/** Logarithms of the causes' prior shares, in hundredths of a deciban: family share × share within the family. */
export function priorsOf(causes: readonly CauseEntry[], familyPrior: (family: string) => number): number[] {
  const shares = sharesWithin(causes);
  return causes.map(({ value }, index) => weightOf(familyPrior(value.family) * (shares[index] ?? 0), 1));
}

/** On-screen wordings in the engine's form. */
export function compileMessages(messages: readonly MessageWritten[]): MessageEntry[] {
  const share = shareOfMessage(messages);
  return messages.map(({ value }) => ({
    id: value.id,
    wording: textOf(value.wording),
    aliases: value.aliases,
    keywords: value.keywords.map((list) => list.map((word) => word.toLowerCase().split('|'))),
    share: share(value.common),
    ambiguous: value.ambiguous,
    generic: value.generic,
    incidental: value.incidental,
    implies: Object.fromEntries(
      Object.entries(value.implies).map(([key, implied]) => [
        key,
        Array.isArray(implied) ? implied.join(',') : implied,
      ]),
    ),
    note: textOf(value.note),
    sources: value.sources,
    confidence: value.confidence,
  }));
}

function shareOfMessage(messages: readonly MessageWritten[]): (common: keyof typeof COMMONNESS) => number {
  const sum = messages.reduce((total, { value }) => total + COMMONNESS[value.common], 0) || 1;
  return (common) => COMMONNESS[common] / sum;
}

/** The weights of every answer and every wording for every cause. */
export function compileTables(
  questions: readonly Weighed[],
  messages: readonly MessageWritten[],
  causes: readonly CauseEntry[],
): ValueTable[] {
  const share = shareOfMessage(messages);
  return [
    ...questions.flatMap(({ value: { key, kind, values } }) =>
      values.length === 0
        ? []
        : tablesOf({ key, kind: kind === 'many' ? 'many' : 'one', values, said: saidOf(key, causes) }),
    ),
    ...messageTables(
      messages.map(({ value }) => ({ ...value, seenWith: value.seen_with, share: share(value.common) })),
      causes.map(({ value }) => value.id),
    ),
  ];
}

/** What each cause says of one key: its index → value id → word of frequency. */
function saidOf(key: string, causes: readonly CauseEntry[]): Spoken['said'] {
  return new Map(
    causes.flatMap(({ value }, index) => {
      const words = Object.assign({}, ...value.signs.filter(({ fact }) => fact === key).map(({ seen }) => seen));
      return Object.keys(words).length === 0 ? [] : [[index, words] as const];
    }),
  );
}
