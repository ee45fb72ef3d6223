import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import type { Fact, Facts } from './facts.ts';

/** Whether a question is a checklist: its options stand for answers to other questions. */
export function isChecklist({ values }: Question): boolean {
  return values[0]?.means !== undefined;
}

/** What the options ticked on checklists say, as answers to the questions they stand for. */
export function tickedFacts(prepared: PreparedPack, facts: Facts): Facts {
  let said: Facts = {};
  for (const question of prepared.checklists) {
    const fact = facts[question.key];
    if (Array.isArray(fact?.value)) said = { ...said, ...meantBy(prepared, question, fact.value, fact, said) };
  }
  return said;
}

/** What ticking these options of one checklist says; several values of one key are put together. */
function meantBy(
  prepared: PreparedPack,
  checklist: Question,
  ticked: readonly string[],
  { from }: Fact,
  before: Facts,
): Facts {
  const said: Record<string, Fact> = {};
  for (const { id, means = {} } of checklist.values) {
    if (!ticked.includes(id)) continue;
    for (const [key, value] of Object.entries(means)) {
      const known = said[key]?.value ?? before[key]?.value;
      const several = prepared.questions.get(key)?.kind === 'many';
      said[key] = { value: several ? [...(Array.isArray(known) ? known : []), value] : value, from };
    }
  }
  return said;
}

/** The options of a question as far as they are still open: a checklist does not repeat what was answered before it. */
export function optionsOpen(question: Question, facts: Facts): readonly string[] {
  if (!isChecklist(question) || facts[question.key] !== undefined) return question.shown;
  const open = ({ means = {} }: Question['values'][number]) => Object.keys(means).every((key) => !isKnown(facts, key));
  return question.values.filter(open).map(({ id }) => id);
}

/** Known, or asked and said to be unknown; what only follows from another answer may still be said. */
function isKnown(facts: Facts, key: string): boolean {
  const fact = facts[key];
  return fact !== undefined && fact.from !== 'derived';
}

/**
 * Whether a question was on a checklist that somebody has gone through: it need not be asked again. One with further
 * answers than the one on the list and its opposite may still be.
 */
export function onAnsweredChecklist({ checklists }: PreparedPack, { key, values }: Question, facts: Facts): boolean {
  if (values.length > 2) return false;
  return checklists.some(
    (list) => facts[list.key]?.value != null && list.values.some(({ means = {} }) => means[key] !== undefined),
  );
}
