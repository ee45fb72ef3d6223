import type { Fact, Facts } from '../diagnostics/facts/facts.ts';
import { matchMessage } from '../diagnostics/facts/message.ts';
import { holds } from '../diagnostics/pack/condition.ts';
import type { Cause, KnowledgePack, Question, ValueTable } from '../diagnostics/pack/knowledge-pack.ts';
import { valuesOf } from '../diagnostics/reasoning/findings.ts';
import type { Tally } from './signal.ts';

/** A closed case whose cause is known by the lender's word or by a step that fixed it. */
export interface KnownCase {
  readonly cause: string;
  readonly facts: Facts;
  /** The on-screen wordings of the pack that were seen, where the text itself is not at hand. */
  readonly wordings?: readonly string[];
}

/** How often each value of one question came with one cause, beside how often the pack expects it. */
export interface CauseTally extends Tally {
  readonly key: string;
  readonly cause: number;
  /** Ids of the values, in the order of `expected` and `seen`. */
  readonly values: readonly string[];
  /** So many cases of the cause answered it. */
  readonly of: number;
  /** Sum of the pack's chances before they were made to sum to one. */
  readonly whole: number;
}

const CERTAIN = 10_000;
const distinctOf = new WeakMap<KnowledgePack, ReadonlySet<string>>();

/**
 * Tallies of every cause and question that at least `least` cases answered. A question with one answer makes one
 * tally, whose values move together; of one with many answers each value makes its own. Signs of fraud are left out.
 */
export function talliesOf(pack: KnowledgePack, cases: readonly KnownCase[], least: number): CauseTally[] {
  const distinct = distinctWordings(pack);
  const seen = countValues(pack, cases, distinct);
  const tables = new Map<string, ValueTable[]>();
  for (const table of pack.tables) {
    const own = tables.get(table.key);
    if (table.key === 'message' && !distinct.has(table.value)) continue;
    if (own) own.push(table);
    else tables.set(table.key, [table]);
  }
  return [...seen].flatMap(([id, keys]) => {
    const index = pack.causes.findIndex((cause) => cause.id === id);
    return [...keys].flatMap(([key, { of, values }]): CauseTally[] => {
      const question = questionOf(pack, key);
      const own = tables.get(key) ?? [];
      if (!question || of < least || key === 'red_flags' || own.length === 0) return [];
      if (question.kind !== 'many') return [oneTally(pack, question, own, index, of, values)];
      return own
        .filter(({ value, rows }) => value !== 'none' && rows.some(([cause]) => cause === index))
        .map((table) => {
          const chance = chanceIn(table, index) / CERTAIN;
          const count = values.get(table.value) ?? 0;
          const [expected, both] = [
            [chance, 1 - chance],
            [count, of - count],
          ];
          return { key, cause: index, values: [table.value], expected, seen: both, of, whole: 1 };
        });
    });
  });
}

/** Wordings that are read as themselves and nothing else; of those that are not, nobody knows how often they are seen. */
function distinctWordings(pack: KnowledgePack): ReadonlySet<string> {
  const known = distinctOf.get(pack);
  if (known) return known;
  const distinct = pack.messages.filter(({ id, wording }) => {
    const [first, ...more] = matchMessage(pack, wording['zh-CN']);
    return first?.id === id && more.length === 0;
  });
  const made = new Set(distinct.map(({ id }) => id));
  distinctOf.set(pack, made);
  return made;
}

/** The one wording that a case shows; several that match about equally show nothing for certain. */
function wordingOf(pack: KnowledgePack, { facts, wordings }: KnownCase): string | undefined {
  const message = facts.message?.value;
  const shown = wordings ?? (typeof message === 'string' ? matchMessage(pack, message).map(({ id }) => id) : []);
  return shown.length === 1 ? shown[0] : undefined;
}

function oneTally(
  pack: KnowledgePack,
  question: Question,
  tables: readonly ValueTable[],
  cause: number,
  of: number,
  counts: ReadonlyMap<string, number>,
): CauseTally {
  const chances = tables.map((table) =>
    rulesOut(pack.causes[cause], question, table.value) ? 0 : chanceIn(table, cause) / CERTAIN,
  );
  const whole = chances.reduce((sum, chance) => sum + chance, 0) || 1;
  return {
    key: question.key,
    cause,
    values: tables.map(({ value }) => value),
    expected: chances.map((chance) => chance / whole),
    seen: tables.map(({ value }) => counts.get(value) ?? 0),
    of,
    whole,
  };
}

/** With this answer the cause is out of the question, so no case of it has the answer. */
function rulesOut(cause: Cause | undefined, { key, kind }: Question, value: string): boolean {
  if (cause?.excludedWhen === undefined || kind !== 'one') return false;
  const fact: Fact = { value, from: 'stated' };
  return holds(cause.excludedWhen, { [key]: fact });
}

function chanceIn(table: ValueTable, cause: number): number {
  return table.rows.find(([own]) => own === cause)?.[2] ?? table.background;
}

function questionOf(pack: KnowledgePack, key: string): Question | undefined {
  return [...pack.questions, ...pack.derived].find((question) => question.key === key);
}

/** Cause → key → how many cases answered it, and how many with each value. */
type Seen = ReadonlyMap<string, ReadonlyMap<string, { of: number; values: Map<string, number> }>>;

function countValues(pack: KnowledgePack, cases: readonly KnownCase[], distinct: ReadonlySet<string>): Seen {
  const counted = new Map<string, Map<string, { of: number; values: Map<string, number> }>>();
  for (const known of cases) {
    const keys = counted.get(known.cause) ?? new Map<string, { of: number; values: Map<string, number> }>();
    counted.set(known.cause, keys);
    for (const question of [...pack.questions, ...pack.derived]) {
      const values = shownValues(pack, question, known, distinct);
      if (values.length === 0) continue;
      const count = keys.get(question.key) ?? { of: 0, values: new Map<string, number>() };
      count.of += 1;
      for (const value of values) count.values.set(value, (count.values.get(value) ?? 0) + 1);
      keys.set(question.key, count);
    }
  }
  return counted;
}

function shownValues(
  pack: KnowledgePack,
  question: Question,
  known: KnownCase,
  distinct: ReadonlySet<string>,
): readonly string[] {
  if (question.key === 'message') {
    const wording = wordingOf(pack, known);
    return wording !== undefined && distinct.has(wording) ? [wording] : [];
  }
  const fact = known.facts[question.key];
  return fact ? valuesOf(question, fact.value) : [];
}
