import { openCase } from '../../src/diagnostics/case-file.ts';
import type { CaseFile } from '../../src/diagnostics/case-types.ts';
import { readRecordFacts } from '../../src/diagnostics/facts/answers.ts';
import { isChecklist } from '../../src/diagnostics/facts/checklists.ts';
import type { Fact, Facts } from '../../src/diagnostics/facts/facts.ts';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import type { LabelledCase } from './cases.ts';

export const TODAY = '2026-11-22';

/** The facts of a case as the engine reads them; throws when a case is not valid. */
export function factsOfCase(pack: KnowledgePack, item: LabelledCase): Facts {
  const { facts, problems } = readRecordFacts(pack, item.facts, item.id);
  if (problems.length > 0) throw new Error(`${item.id}: ${JSON.stringify(problems)}`);
  return facts;
}

/** What somebody who has exactly these facts would answer; not known otherwise. */
export function answerFor(pack: KnowledgePack, facts: Facts, key: string): Fact {
  const known = facts[key];
  if (known) return known;
  // A case that tells no sign of fraud is a person who would say "none of these".
  if (key === 'red_flags') return { value: ['none'], from: 'stated' };
  const question = pack.questions.find((item) => item.key === key);
  if (question && isChecklist(question)) {
    const ticked = question.values.filter(({ means = {} }) =>
      Object.entries(means).every(([of, value]) => [facts[of]?.value].flat().includes(value)),
    );
    return { value: ticked.length > 0 ? ticked.map(({ id }) => id) : ['none'], from: 'stated' };
  }
  return { value: null, from: 'stated' };
}

/** An interview that starts from nothing (or from a story) and answers from a case's facts. */
export function interview(pack: KnowledgePack, facts: Facts, story?: string): { file: CaseFile; asked: string[] } {
  let stated: Facts = {};
  const asked: string[] = [];
  for (;;) {
    const file = openCase({
      pack,
      stated,
      today: TODAY,
      asked: asked.length,
      ...(story === undefined ? {} : { story }),
    });
    if (!file.next) return { file, asked };
    const key = file.next.fact;
    asked.push(key);
    stated = { ...stated, [key]: answerFor(pack, facts, key) };
    if (asked.length > 30) throw new Error(`the interview does not end: ${asked.join(' ')}`);
  }
}

/** An interview in a fixed order of keys, stopped at the same result that would stop the real one. */
export function fixedOrder(
  pack: KnowledgePack,
  facts: Facts,
  order: readonly string[],
): { file: CaseFile; asked: number } {
  let stated: Facts = {};
  let asked = 0;
  let file = openCase({ pack, stated, today: TODAY, asked });
  for (const key of order) {
    const question = pack.questions.find((item) => item.key === key);
    if (!question) continue;
    if (file.diagnosis.outcome === 'scam_alert') break;
    if (file.diagnosis.outcome === 'diagnosed' && file.diagnosis.causes[0]?.strength === 'strong') break;
    stated = { ...stated, [key]: answerFor(pack, facts, key) };
    asked += 1;
    file = openCase({ pack, stated, today: TODAY, asked: 0 });
  }
  return { file, asked };
}
