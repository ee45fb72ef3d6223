import {
  confirmedCause,
  type Facts,
  type KnowledgePack,
  type Problem,
  readRecordFacts,
  type SavedCase,
} from '../diagnostics/index.ts';

/** A closed case whose cause is known, with what was said about it. */
export interface Known {
  readonly cause: string;
  readonly facts: Facts;
  /** The wordings of the pack that were seen, where an anonymous export has no message. */
  readonly wordings?: readonly string[];
}

/** The saved cases that can be learned from: closed, and the cause known by more than a guess. */
export function knownAmong(cases: Iterable<SavedCase>, pack: KnowledgePack): Known[] {
  const known: Known[] = [];
  for (const saved of cases) {
    const cause = confirmedCause(saved);
    const { log, told, record, stated } = saved.given;
    if (cause !== null) known.push(...asKnown(cause, { ...log, ...told, ...record, ...stated }, pack));
  }
  return known;
}

/** The same from exported cases (`quota-doctor/export@1`), anonymous or not. */
export function knownInExport(content: unknown, pack: KnowledgePack, source: string): Known[] | Problem {
  const { schema, cases } = (typeof content === 'object' && content !== null ? content : {}) as Record<string, unknown>;
  if (schema !== 'quota-doctor/export@1' || !Array.isArray(cases)) return { code: 'not_an_object', source };
  return cases.flatMap((item: Record<string, unknown> | null) => {
    const closing = item?.closing as Record<string, unknown> | null | undefined;
    const knownBy = closing?.known_by ?? closing?.knownBy;
    if (!closing || knownBy === 'our_guess' || typeof closing.cause !== 'string') return [];
    const { log, told, record, stated } = (item?.given ?? {}) as Record<string, object | undefined>;
    const known = asKnown(closing.cause, (item?.facts ?? { ...log, ...told, ...record, ...stated }) as object, pack);
    const listed = item?.message_entries;
    if (!Array.isArray(listed)) return known;
    const wordings = pack.messages.map(({ id }) => id).filter((id) => listed.includes(id));
    return known.map((one) => ({ ...one, wordings }));
  });
}

/** Values that the pack does not take are left out; a band of a number stands for a number in it. */
function asKnown(cause: string, facts: object, pack: KnowledgePack): Known[] {
  if (!pack.causes.some(({ id }) => id === cause)) return [];
  const values = Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => {
      const value = typeof fact === 'object' && fact !== null && 'value' in fact ? fact.value : fact;
      const question = pack.questions.find((item) => item.key === key);
      const band = question?.kind === 'number' ? question.values.find(({ id }) => id === value) : undefined;
      return [key, band ? (band.from ?? Math.max(0, (band.to ?? 1) - 1)) : value];
    }),
  );
  return [{ cause, facts: readRecordFacts(pack, values, 'record').facts }];
}
