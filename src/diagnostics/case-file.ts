import type { CaseFile, CaseInput, Diagnosis, Letter, Outcome } from './case-types.ts';
import type { Facts } from './facts/facts.ts';
import { gatherFacts } from './facts/gather-facts.ts';
import { nextQuestion, shown } from './interview/next-question.ts';
import { letterByName, lettersOf } from './letter/choose-letters.ts';
import { composeLetter, type LetterCase } from './letter/letter.ts';
import type { PreparedPack } from './pack/prepared-pack.ts';
import { prepare } from './pack/prepared-pack.ts';
import { evidenceFor } from './plan/evidence.ts';
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
  const letters = fitting(prepared, letterCase(input, diagnosis, facts), diagnosis.outcome);
  return {
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    at: today,
    facts,
    conflicts,
    diagnosis,
    whatIf: whatIf(prepared, input, assessment, worthwhile),
    next,
    leftAtMost,
    plan: makePlan(pack, leading, facts, today, input.progress),
    letters,
    evidence: evidenceFor(pack, named ? causes[0] : undefined, letters, facts).map(({ id }) => id),
  };
}

const LETTERS_AT_MOST = 2;

/** The one or two letters that fit; where the first of them must not be written, its refusal alone. */
function fitting(prepared: PreparedPack, about: LetterCase, outcome: Outcome): readonly Letter[] {
  if (outcome === 'needs_answers') return [];
  const { pack } = prepared;
  const letters = lettersOf(pack, about.cause, about.facts).map((template) => composeLetter(prepared, template, about));
  const [first] = letters;
  return first?.refused ? [first] : letters.filter(({ refused }) => refused === null).slice(0, LETTERS_AT_MOST);
}

/** What the letters of a case are written from; no cause as long as none is named. */
function letterCase(input: CaseInput, { outcome, causes }: Diagnosis, facts: Facts): LetterCase {
  const { pack, today, tell, own } = input;
  const about = { facts, today, ...(tell ? { tell } : {}), ...(own === undefined ? {} : { own }) };
  const [first] = outcome === 'undecided' ? [] : causes;
  const cause = pack.causes.find(({ id }) => id === first?.id);
  if (!first || !cause) return about;
  return { ...about, cause, because: [...new Set(first.for.map(({ fact }) => fact))] };
}

/** A letter asked for by its id, for a case opened before with the same input; nothing when it has no grounds. */
export function letterOfCase(input: CaseInput, file: CaseFile, id: string): Letter | undefined {
  const about = letterCase(input, file.diagnosis, file.facts);
  const template = letterByName(input.pack, id, about.cause, about.facts);
  return template && composeLetter(prepare(input.pack), template, about);
}

function reason(input: CaseInput) {
  const prepared = prepare(input.pack);
  const { facts, conflicts, entries } = gatherFacts(prepared, input);
  const assessment = assess(prepared, { facts, entries });
  const asked = input.asked ?? Object.keys(input.stated).length + Object.keys(input.record ?? {}).length;
  const { next, leftAtMost, worthwhile } = nextQuestion(prepared, assessment, asked);
  const diagnosis = diagnose(prepared, assessment, worthwhile);
  const step: NextStep = { facts, conflicts, diagnosis, next: next ? shown(next, facts) : null, leftAtMost };
  return { prepared, assessment, worthwhile, step };
}
