import fc from 'fast-check';
import type { Fact, Facts, KnowledgePack, Question } from '../../src/diagnostics/index.ts';

/** Any answer a question can get, unknown included. */
function anyFact(question: Question): fc.Arbitrary<Fact> {
  const stated = (value: Fact['value']): Fact => ({ value, from: 'stated' });
  const unknown = fc.constant(stated(null));
  const ids = question.values.map(({ id }) => id);
  if (question.kind === 'one') return fc.oneof(unknown, fc.constantFrom(...ids).map(stated));
  if (question.kind === 'many') {
    return fc.oneof(
      unknown,
      fc.constant(stated(['none'])),
      fc.subarray(ids, { minLength: 1, maxLength: 3 }).map(stated),
    );
  }
  const numbers = question.values.map(({ from, to }) => from ?? Math.max(0, (to ?? 1) - 1));
  return fc.oneof(unknown, fc.constantFrom(...(numbers.length > 0 ? numbers : [1])).map(stated));
}

/** Random facts over the weighed keys of a pack: up to `most` of them. */
export function anyFacts(pack: KnowledgePack, most = 8, leave: readonly string[] = []): fc.Arbitrary<Facts> {
  const keys = pack.questions.filter(
    ({ kind, values, key }) => values.length > 0 && kind !== 'date' && kind !== 'text' && !leave.includes(key),
  );
  return fc
    .subarray(keys, { maxLength: most })
    .chain((chosen) =>
      fc.tuple(...chosen.map((question) => anyFact(question).map((fact) => [question.key, fact] as const))),
    )
    .map((entries) => Object.fromEntries(entries));
}

/** A wording of the pack, or none. */
export function anyMessage(pack: KnowledgePack): fc.Arbitrary<Fact | undefined> {
  return fc.option(
    fc.constantFrom(...pack.messages).map((entry): Fact => ({ value: entry.wording['zh-CN'], from: 'stated' })),
    { nil: undefined },
  );
}
