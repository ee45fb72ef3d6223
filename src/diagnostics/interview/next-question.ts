import type { NextQuestion } from '../case-types.ts';
import { isChecklist, onAnsweredChecklist, optionsOpen } from '../facts/checklists.ts';
import type { Facts } from '../facts/facts.ts';
import { factsOf, holds, judge } from '../pack/condition.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import type { Assessment } from '../reasoning/assess.ts';
import { LEAST_CHANCE } from '../reasoning/diagnosis.ts';
import { entropy, entropyOf } from '../reasoning/entropy.ts';
import { glanceAt, glancer, type Outlook } from '../reasoning/glance.ts';
import { possibilities } from '../reasoning/hypothetical.ts';
import { meantByOpen } from './checklist.ts';

/** Most questions of an interview in all, and how many of them may only decide whom to address. */
export const CAP = { all: 8, routing: 1 } as const;
/** Gain in bits per burden below which a question is not worth asking, and below which it is not even mentioned. */
const WORTH_ASKING = 0.045;
const WORTH_MENTIONING = 0.03;
/** A checklist comes only after so many questions have been put. */
const CHECKLIST_AFTER = 5;
/** A settled case is only reopened by an answer at least this likely that changes the family. */
const SETTLED_CHANCE = 0.1;
const SETTLED_SHARE = 0.6;
/** Answers less likely than this are not looked at for their worth. */
const NEGLIGIBLE = 0.002;
/** Sensitive questions never come before this many cause questions. */
const SENSITIVE_AFTER = 2;
/**
 * What the usual answer counts: "nothing of the kind" is often said where "I don't know" is meant. How the figures of
 * this file were chosen: `docs/decisions/0003`.
 */
const USUAL_COUNTS = 0.3;
const USUAL_SHARE = 0.5;

/** Whether a question may be put at all now: askable, not asked, its condition met. */
export function askable(prepared: PreparedPack, question: Question, assessment: Assessment): boolean {
  const { facts } = assessment.evidence;
  if (!question.asked || facts[question.key] !== undefined || !holds(question.when, facts)) return false;
  return isChecklist(question) || !onAnsweredChecklist(prepared, question, facts);
}

/** Questions that could still come: not asked, and their condition is met or could yet be. */
function possible(prepared: PreparedPack, question: Question, assessment: Assessment): boolean {
  const { facts } = assessment.evidence;
  if (!question.asked || facts[question.key] !== undefined) return false;
  if (onAnsweredChecklist(prepared, question, facts)) return false;
  const verdict = question.when === undefined ? 'met' : judge(question.when, facts);
  return verdict === 'met' || (verdict === 'unknown' && factsOf(question.when).some((key) => !settled(key, facts)));
}

/** Whether a key keeps its value whatever is asked from now on: wordings and dates may still fill an "I don't know". */
function settled(key: string, facts: Facts): boolean {
  const fact = facts[key];
  if (fact === undefined) return false;
  return fact.value !== null || (facts.message !== undefined && facts.happened_at !== undefined);
}

/** A question with what it is worth to ask it, in bits per burden. */
interface Worth {
  readonly question: Question;
  readonly value: number;
}

/** Askable cause and situation questions in the order of their worth, best first. */
function candidates(prepared: PreparedPack, assessment: Assessment, asked: number, outlook: Outlook): Worth[] {
  const before = uncertainty(assessment);
  return [...prepared.questions.values()]
    .filter((question) => question.purpose === 'cause' || question.purpose === 'situation')
    .filter((question) => !isChecklist(question) && askable(prepared, question, assessment))
    .filter((question) => !question.sensitive || asked >= SENSITIVE_AFTER + 2)
    .map((question) => ({ question, value: worth(prepared, assessment, question, before, outlook) }))
    .filter(({ value }) => value >= WORTH_MENTIONING)
    .sort((a, b) => b.value - a.value);
}

/** How uncertain the family is, in bits. */
function uncertainty({ posterior: { families, notListed } }: Assessment): number {
  return entropy(families) + entropyOf(notListed);
}

/** (1 − share who cannot tell) · expected information about the family / burden, in bits. */
function worth(
  prepared: PreparedPack,
  assessment: Assessment,
  question: Question,
  before: number,
  outlook: Outlook,
): number {
  let gain = 0;
  for (const { value, chance } of possibilities(prepared, question, assessment.posterior)) {
    if (chance < NEGLIGIBLE) continue;
    const bits = before - outlook.bitsAfter(question, value);
    gain += chance * bits * (isUsual(question, value) ? USUAL_COUNTS : 1);
  }
  const burden = question.burden + (question.sensitive ? 2 : 0);
  return ((1 - question.cannotTell) * gain) / burden;
}

/**
 * The checklist of the situation with its worth: what its open options tell together. Their number is not known
 * beforehand, so each counts by itself, and "none of these" counts for nothing.
 */
function checklist(prepared: PreparedPack, assessment: Assessment, asked: number, outlook: Outlook): Worth[] {
  if (asked < CHECKLIST_AFTER) return [];
  const before = uncertainty(assessment);
  return prepared.checklists
    .filter((question) => askable(prepared, question, assessment))
    .map((question) => {
      const meant = meantByOpen(prepared, question, assessment.evidence, assessment.posterior);
      const gains = meant.map(({ question: of, value, chance }) => chance * (before - outlook.bitsAfter(of, value)));
      const gain = gains.reduce((sum, bits) => sum + Math.max(0, bits), 0);
      return { question, value: gain / question.burden };
    });
}

/** True for the answer that most people give anyway. */
function isUsual(question: Question, value: string): boolean {
  if (question.kind === 'many') return value === 'none';
  return question.values.some(({ id, share }) => id === value && share >= USUAL_SHARE);
}

/**
 * Whether an answer could change the result: steps and letters hang on the first cause and its word. Once the family
 * is settled, only an answer that would change the family still counts. Of a checklist the options that would are
 * taken together.
 */
function matters(prepared: PreparedPack, assessment: Assessment, question: Question, outlook: Outlook): boolean {
  const now = glanceAt(prepared, assessment);
  const family = (cause: number) => prepared.familyOf[cause] ?? 0;
  const settled = now.outcome === 'diagnosed' && (now.families[family(now.first)] ?? 0) >= SETTLED_SHARE;
  const least = settled ? SETTLED_CHANCE : LEAST_CHANCE;
  const changes = (of: Question, value: string) => {
    const after = outlook.at(of, value);
    if (settled) return family(after.first) !== family(now.first);
    return after.first !== now.first || after.outcome !== now.outcome || after.strength !== now.strength;
  };
  if (!isChecklist(question)) {
    return possibilities(prepared, question, assessment.posterior).some(
      ({ value, chance }) => chance >= least && changes(question, value),
    );
  }
  const telling = meantByOpen(prepared, question, assessment.evidence, assessment.posterior).filter(
    ({ question: of, value }) => changes(of, value),
  );
  return telling.reduce((sum, { chance }) => sum + chance, 0) >= least;
}

/** What comes next, how many more there can be at most (0 exactly when nothing comes), and what else would help. */
export interface Upcoming {
  readonly next: Question | null;
  readonly leftAtMost: number;
  /** Askable questions by their worth, best first. */
  readonly worthwhile: readonly Question[];
}

/**
 * Chooses the next question: safety first, then the situation, then what contradicts itself, then whatever tells most for its burden as long as an
 * answer could still change the result, then whom to address. Safety and situation are asked whatever the cap.
 *
 * @param asked how many questions were put, or how many facts were given, so far
 */
export function nextQuestion(prepared: PreparedPack, assessment: Assessment, asked: number): Upcoming {
  if (assessment.outcome === 'scam_alert') return { next: null, leftAtMost: 0, worthwhile: [] };
  const outlook = glancer(prepared, assessment);
  const ranked = candidates(prepared, assessment, asked, outlook);
  const worthwhile = ranked.map(({ question }) => question);
  const open = [...prepared.questions.values()].filter((question) => possible(prepared, question, assessment));
  const first = open.filter((question) => isFirst(question) && askable(prepared, question, assessment));
  const next =
    first[0] ??
    (asked < CAP.all
      ? (contradiction(prepared, assessment) ??
        mostTelling(prepared, assessment, [...ranked, ...checklist(prepared, assessment, asked, outlook)], outlook) ??
        routingQuestion(prepared, assessment))
      : undefined);
  if (!next) return { next: null, leftAtMost: 0, worthwhile };
  const still =
    Math.max(CAP.all - asked, first.length) +
    open.filter((question) => comesLate(prepared, question, assessment)).length;
  return { next, leftAtMost: Math.min(still, open.length), worthwhile };
}

/** The question that tells most for its burden, of those whose answer could change the result. */
function mostTelling(
  prepared: PreparedPack,
  assessment: Assessment,
  ranked: readonly Worth[],
  outlook: Outlook,
): Question | undefined {
  const sorted = ranked.filter(({ value }) => value >= WORTH_ASKING).sort((a, b) => b.value - a.value);
  return sorted.find(({ question }) => matters(prepared, assessment, question, outlook))?.question;
}

/** A safety question that waits for the answer to an ordinary one: it may come when the cap is already reached. */
function comesLate(prepared: PreparedPack, question: Question, assessment: Assessment): boolean {
  const { facts } = assessment.evidence;
  if (!isFirst(question) || askable(prepared, question, assessment)) return false;
  return factsOf(question.when).some((key) => !settled(key, facts) && !BEFORE_ALL.includes(key));
}

/** What is asked of everybody, before anything else. */
const BEFORE_ALL = ['red_flags', 'symptom'];

/** Safety questions and the situation come before all others. */
function isFirst({ purpose, key }: Question): boolean {
  return purpose === 'safety' || BEFORE_ALL.includes(key);
}

/** The first contradiction between answers that nobody has cleared up yet. */
function contradiction(prepared: PreparedPack, assessment: Assessment): Question | undefined {
  return prepared.clarifying.find((question) => askable(prepared, question, assessment));
}

/** Whom to address: only once a cause is named, and only what its letter or its steps read. */
function routingQuestion(prepared: PreparedPack, assessment: Assessment): Question | undefined {
  const [first] = assessment.order;
  if (assessment.outcome !== 'diagnosed' || first === undefined) return undefined;
  const routing = [...prepared.questions.values()].filter(({ purpose }) => purpose === 'routing');
  const answered = routing.filter(({ key }) => assessment.evidence.facts[key] !== undefined).length;
  if (answered >= CAP.routing) return undefined;
  const read = prepared.paperKeys[first];
  return routing.find((question) => read?.has(question.key) && askable(prepared, question, assessment));
}

/** The question as the contract shows it, with the options that are open. */
export function shown(question: Question, facts: Facts): NextQuestion {
  return {
    id: question.key,
    fact: question.key,
    kind: question.kind,
    purpose: question.purpose,
    sensitive: question.sensitive,
    options: question.kind === 'one' || question.kind === 'many' ? optionsOpen(question, facts) : [],
  };
}
