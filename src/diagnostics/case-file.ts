import type { CaseFile, CaseInput } from './case-types.ts';
import { gatherFacts } from './facts/gather-facts.ts';
import { nextQuestion, shown } from './interview/next-question.ts';
import { composeLetter, lettersFor } from './letter/letter.ts';
import { prepare } from './pack/prepared-pack.ts';
import { makePlan } from './plan/plan.ts';
import { assess } from './reasoning/assess.ts';
import { diagnose } from './reasoning/diagnosis.ts';
import { whatIf } from './reasoning/what-if.ts';

/** What an interview needs between two questions. */
export type NextStep = Pick<CaseFile, 'facts' | 'conflicts' | 'diagnosis' | 'next' | 'leftAtMost'>;

/** The line as far as the next question: the same as `openCase`, without what is only wanted at the end. */
export function nextStep(input: CaseInput): NextStep {
  return reason(input).step;
}

/**
 * The whole line in one function: facts, diagnosis, next question, plan, letters. Pure: the same input gives the same
 * case, on every machine and through every door.
 */
export function openCase(input: CaseInput): CaseFile {
  const { pack, today } = input;
  const { prepared, assessment, worthwhile, step } = reason(input);
  const { facts, conflicts, diagnosis, next, leftAtMost } = step;
  const named = diagnosis.outcome === 'diagnosed' || diagnosis.outcome === 'scam_alert';
  const causes = diagnosis.causes.flatMap(({ id }) => pack.causes.find((cause) => cause.id === id) ?? []);
  const leading = named ? causes : causes.slice(0, 1);
  const templates = named ? lettersFor(pack, causes[0]?.letters ?? []) : [];
  return {
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    at: today,
    facts,
    conflicts,
    diagnosis,
    whatIf: whatIf(prepared, input, assessment, worthwhile),
    next,
    leftAtMost,
    plan: makePlan(pack, leading, facts, today),
    letters: templates.map((template) => composeLetter(prepared, template, facts, today)),
  };
}

function reason(input: CaseInput) {
  const prepared = prepare(input.pack);
  const { facts, conflicts, entries } = gatherFacts(prepared, input);
  const assessment = assess(prepared, { facts, entries });
  const asked = input.asked ?? Object.keys(input.stated).length + Object.keys(input.record ?? {}).length;
  const { next, leftAtMost, worthwhile } = nextQuestion(prepared, assessment, asked);
  const diagnosis = diagnose(prepared, assessment, worthwhile);
  const step: NextStep = { facts, conflicts, diagnosis, next: next ? shown(next) : null, leftAtMost };
  return { prepared, assessment, worthwhile, step };
}
