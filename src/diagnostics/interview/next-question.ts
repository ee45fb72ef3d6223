import type { NextQuestion } from '../case-types.ts';
import { holds, judge } from '../pack/condition.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import type { Assessment } from '../reasoning/assess.ts';
import { LEAST_CHANCE } from '../reasoning/diagnosis.ts';
import { type Glance, glanceAt, glancer } from '../reasoning/glance.ts';
import { possibilities } from '../reasoning/hypothetical.ts';
import { entropy } from './entropy.ts';

/** Questions with safety and situation, and routing questions after them. */
export const CAP = { main: 8, routing: 2 } as const;
/** Gain in bits per burden below which a question is not worth asking. */
const LEAST_VALUE = 0.02;
/** A settled case is only reopened by an answer at least this likely that changes the family. */
const SETTLED_CHANCE = 0.05;
const SETTLED_SHARE = 0.8;
/** Answers less likely than this are not looked at for their worth. */
const NEGLIGIBLE = 0.002;
/** Sensitive questions never come before this many cause questions. */
const SENSITIVE_AFTER = 2;

/** Whether a question may be put at all now: askable, not asked, its condition met. */
export function askable(question: Question, assessment: Assessment): boolean {
  const { facts } = assessment.evidence;
  return question.asked && facts[question.key] === undefined && holds(question.when, facts);
}

/** Questions that could still come: not asked, and their condition is met or could yet be. */
function possible(question: Question, assessment: Assessment): boolean {
  const { facts } = assessment.evidence;
  if (!question.asked || facts[question.key] !== undefined) return false;
  return question.when === undefined || judge(question.when, facts) !== 'unmet';
}

type Look = (question: Question, value: string | null) => Glance;

/** Askable cause and situation questions in the order of their worth, best first. */
export function candidates(prepared: PreparedPack, assessment: Assessment, asked: number, look: Look): Question[] {
  const before = entropy([...assessment.posterior.families, assessment.posterior.notListed]);
  return [...prepared.questions.values()]
    .filter((question) => question.purpose === 'cause' || question.purpose === 'situation')
    .filter((question) => askable(question, assessment))
    .filter((question) => !question.sensitive || asked >= SENSITIVE_AFTER + 2)
    .map((question) => ({ question, value: worth(prepared, assessment, question, before, look) }))
    .filter(({ value }) => value >= LEAST_VALUE)
    .sort((a, b) => b.value - a.value)
    .map(({ question }) => question);
}

/** (1 − share who cannot tell) · expected information about the family / burden, in bits. */
function worth(prepared: PreparedPack, assessment: Assessment, question: Question, before: number, look: Look): number {
  let after = 0;
  for (const { value, chance } of possibilities(prepared, question, assessment.posterior)) {
    if (chance < NEGLIGIBLE) {
      after += chance * before;
      continue;
    }
    const { families, notListed } = look(question, value);
    after += chance * (entropy(families) + entropy([notListed]));
  }
  const burden = question.burden + (question.sensitive ? 2 : 0);
  return ((1 - question.cannotTell) * (before - after)) / burden;
}

/** What an answer could change: cause, strength, steps and letters hang on the first cause and its word. */
function matters(
  prepared: PreparedPack,
  assessment: Assessment,
  question: Question,
  settled: boolean,
  look: Look,
): boolean {
  const now = glanceAt(prepared, assessment);
  return possibilities(prepared, question, assessment.posterior).some(({ value, chance }) => {
    if (chance < (settled ? SETTLED_CHANCE : LEAST_CHANCE)) return false;
    const after = look(question, value);
    if (settled) return prepared.familyOf[after.first] !== prepared.familyOf[now.first];
    return after.first !== now.first || after.outcome !== now.outcome || after.strength !== now.strength;
  });
}

/** The next question and how many more there can be at most; null exactly when none is left. */
export function nextQuestion(
  prepared: PreparedPack,
  assessment: Assessment,
  asked: number,
): { readonly next: Question | null; readonly leftAtMost: number; readonly worthwhile: readonly Question[] } {
  const look = glancer(prepared, assessment);
  const worthwhile = candidates(prepared, assessment, asked, look);
  const next = choose(prepared, assessment, asked, worthwhile, look);
  if (!next) return { next: null, leftAtMost: 0, worthwhile };
  const coming = [...prepared.questions.values()].filter((question) => possible(question, assessment)).length;
  const left = Math.max(1, CAP.main + CAP.routing - asked);
  return { next, leftAtMost: Math.max(1, Math.min(left, coming)), worthwhile };
}

function choose(
  prepared: PreparedPack,
  assessment: Assessment,
  asked: number,
  worthwhile: readonly Question[],
  look: Look,
): Question | null {
  const ask = (key: string) => {
    const question = prepared.questions.get(key);
    return question && askable(question, assessment) ? question : undefined;
  };
  if (asked >= CAP.main + CAP.routing) return null;
  const safety = [...prepared.questions.values()].find(
    (question) => question.purpose === 'safety' && askable(question, assessment),
  );
  if (assessment.outcome === 'scam_alert') return null;
  if (safety) return safety;
  const situation = ask('symptom');
  if (situation && asked < CAP.main) return situation;
  if (asked < CAP.main) {
    const [first] = assessment.order;
    const own = first === undefined ? 0 : (assessment.posterior.families[prepared.familyOf[first] ?? 0] ?? 0);
    const settled = assessment.outcome === 'diagnosed' && own >= SETTLED_SHARE;
    const question = worthwhile.find((candidate) => matters(prepared, assessment, candidate, settled, look));
    if (question) return question;
  }
  return routingQuestion(prepared, assessment, asked);
}

/** Who is to be addressed and what was done already: only once a cause is named. */
function routingQuestion(prepared: PreparedPack, assessment: Assessment, asked: number): Question | null {
  const [first] = assessment.order;
  if (assessment.outcome !== 'diagnosed' || first === undefined) return null;
  const answered = [...prepared.questions.values()].filter(
    ({ purpose, key }) => purpose === 'routing' && assessment.evidence.facts[key] !== undefined,
  ).length;
  if (answered >= CAP.routing || asked >= CAP.main + CAP.routing) return null;
  for (const question of prepared.questions.values()) {
    if (question.purpose !== 'routing' || !askable(question, assessment)) continue;
    if (decidesPaper(prepared, first, question.key)) return question;
  }
  return null;
}

/** True when a step or a letter of the cause reads the key. */
function decidesPaper(prepared: PreparedPack, cause: number, key: string): boolean {
  const { letters = [], steps = [] } = prepared.causes[cause] ?? {};
  const reads = (condition: unknown) => condition !== undefined && JSON.stringify(condition).includes(`"${key}"`);
  const own = prepared.pack.letters.filter(({ id }) => id === letters[0]);
  return (
    own.some(
      ({ addressees, full }) => addressees.some(({ when }) => reads(when)) || full.some(({ when }) => reads(when)),
    ) || prepared.pack.steps.some(({ id, when }) => steps.some((step) => step.id === id) && reads(when))
  );
}

/** The question as the contract shows it. */
export function shown(question: Question): NextQuestion {
  return {
    id: question.key,
    fact: question.key,
    kind: question.kind,
    purpose: question.purpose,
    sensitive: question.sensitive,
    options: question.kind === 'one' || question.kind === 'many' ? question.shown : [],
  };
}
