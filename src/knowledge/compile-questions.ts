import type * as z from 'zod';
import { parsePattern } from '../diagnostics/facts/pattern-syntax.ts';
import type { Condition, Question, ReadingRules } from '../diagnostics/pack/knowledge-pack.ts';
import type { Entry, PackProblem } from './read-yaml.ts';
import type * as schema from './schema.ts';
import { type Conditions, optionalText, textOf } from './written.ts';

type WrittenQuestion = z.infer<typeof schema.question>;
type WrittenDerived = z.infer<typeof schema.derivedFact>;

/** Questions in the engine's form, in the order they are written. */
export function compileQuestions(entries: readonly Entry<WrittenQuestion>[], conditions: Conditions): Question[] {
  return entries.map((entry) => compileQuestion(entry.value, conditions.when(entry, entry.value.when)));
}

/** Derived facts as questions that nobody is asked. */
export function compileDerived(entries: readonly Entry<WrittenDerived>[]): Question[] {
  return entries.map(({ value }) => {
    const unasked = { zh: value.key, en: value.key };
    const { text = unasked, why = unasked } = value;
    return compileQuestion(
      { ...value, purpose: 'cause', burden: 1, sensitive: false, cannot_tell: 0, asked: false, text, why },
      {},
    );
  });
}

function compileQuestion(written: WrittenQuestion, when: { when?: Condition }): Question {
  const offered = written.values.filter(({ listed, label }) => (listed ?? true) && label).map(({ id }) => id);
  return {
    key: written.key,
    kind: written.kind,
    purpose: written.purpose,
    burden: written.burden,
    sensitive: written.sensitive,
    cannotTell: written.cannot_tell,
    group: written.group,
    asked: written.asked,
    ...when,
    text: textOf(written.text),
    ...optionalText('aloud', written.aloud),
    why: textOf(written.why),
    ...optionalText('where', written.where),
    ...optionalText('unit', written.unit),
    shown: written.shown ?? offered,
    ...(written.none ? { none: { label: textOf(written.none.label), fact: textOf(written.none.fact) } } : {}),
    values: written.values.map((value) => ({
      id: value.id,
      share: value.share,
      listed: value.listed ?? true,
      fact: textOf(value.fact),
      ...optionalText('label', value.label),
      ...optionalText('letter', value.letter),
      ...(value.alarm ? { alarm: value.alarm } : {}),
      ...(value.generic ? { generic: true } : {}),
      ...(value.corrects ? { corrects: correctionsOf(value.corrects) } : {}),
      ...(value.from === undefined ? {} : { from: value.from }),
      ...(value.to === undefined ? {} : { to: value.to }),
    })),
  };
}

function correctionsOf(written: Readonly<Record<string, string | number>>): Record<string, string | number | null> {
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, value === 'unknown' ? null : value]));
}

/** How stories are read: classes of words, how people speak, and the patterns of all questions in their order. */
export function compileReading(
  entries: readonly Entry<WrittenQuestion>[],
  wordClasses: readonly Entry<z.infer<typeof schema.wordClass>>[],
  speech: z.infer<typeof schema.speech> | undefined,
  problems: PackProblem[],
): ReadingRules {
  const lexicon: Record<string, string[]> = {};
  for (const { value } of wordClasses) {
    const words = value.words.map((word) => word.toLowerCase().replaceAll('_', ' '));
    lexicon[value.class] = [...new Set([...(lexicon[value.class] ?? []), ...words])];
  }
  const classes = new Set(Object.keys(lexicon));
  return {
    lexicon,
    speech: {
      others: speech?.others ?? [],
      self: speech?.self ?? [],
      notSubject: speech?.not_subject ?? [],
      notSaid: speech?.not_said ?? [],
      asks: speech?.asks ?? [],
      negations: speech?.negations ?? [],
      noNegations: speech?.no_negations ?? [],
      wholeWords: speech?.whole_words ?? [],
    },
    said: saidIn(entries, classes, problems),
    unless: unlessIn(entries, classes, problems),
  };
}

function saidIn(
  entries: readonly Entry<WrittenQuestion>[],
  classes: ReadonlySet<string>,
  problems: PackProblem[],
): ReadingRules['said'] {
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const { key, said, said_none, values } = entry.value;
      const lists: readonly (readonly [string, readonly string[] | undefined])[] = [
        ['#', said],
        ['none', said_none],
        ...values.map((value) => [value.id, value.said] as const),
      ];
      const kept = lists.flatMap(([value, list]) =>
        list ? [[value, sound(list, entry, value, classes, problems)] as const] : [],
      );
      return kept.length > 0 ? [[key, Object.fromEntries(kept)]] : [];
    }),
  );
}

function unlessIn(
  entries: readonly Entry<WrittenQuestion>[],
  classes: ReadonlySet<string>,
  problems: PackProblem[],
): NonNullable<ReadingRules['unless']> {
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const { key, unless } = entry.value;
      if (!unless) return [];
      const of = (list: readonly string[]) => sound(list, entry, 'unless', classes, problems);
      const { here, earlier, later, anywhere } = unless;
      return [[key, { here: of(here), earlier: of(earlier), later: of(later), anywhere: of(anywhere) }]];
    }),
  );
}

/** The patterns that can be parsed; the others are told as problems of the pack. */
function sound(
  written: readonly string[],
  entry: Entry<WrittenQuestion>,
  value: string,
  classes: ReadonlySet<string>,
  problems: PackProblem[],
): string[] {
  const { key } = entry.value;
  return written.filter((pattern) => {
    try {
      parsePattern(pattern, key, value, classes);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push({ file: entry.file, ...entry.at([]), path: `${key}.${value}`, message, severity: 'error' });
      return false;
    }
  });
}
