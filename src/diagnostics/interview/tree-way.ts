import type { Outcome, Strength } from '../case-types.ts';
import { optionsOpen } from '../facts/checklists.ts';
import type { Fact, Facts } from '../facts/facts.ts';
import { gatherFacts } from '../facts/gather-facts.ts';
import type { KnowledgePack, Question } from '../pack/knowledge-pack.ts';
import { type PreparedPack, prepare } from '../pack/prepared-pack.ts';
import { type Assessment, assess, strengthOf } from '../reasoning/assess.ts';
import { asFact } from '../reasoning/hypothetical.ts';
import { nextQuestion } from './next-question.ts';

/** Where one answer leads: to a further question, or to a result. */
export interface Lead {
  readonly outcome: Outcome;
  readonly cause?: string;
  readonly strength: Strength | null;
  readonly question?: string;
}

/** One point of the decision tree a person passed: the question, and where its other answers would have led. */
export interface WayPoint {
  readonly question: string;
  /** False at the last point when the person has not answered there. */
  readonly answered: boolean;
  readonly others: readonly { readonly value: string; readonly lead: Lead }[];
}

/**
 * The unrolled tree along one person's answers: at every point the question the policy asks, and the answers not taken
 * with where each leads. It ends where nothing more is asked or where the person has not answered.
 */
export function wayThroughTree(pack: KnowledgePack, facts: Facts, today: string): readonly WayPoint[] {
  const prepared = prepare(pack);
  const points: WayPoint[] = [];
  let stated: Facts = {};
  for (;;) {
    const here = stated;
    const { next } = nextQuestion(prepared, assessed(prepared, here, today), points.length);
    if (!next) return points;
    const given = facts[next.key];
    const answer = given && given.from !== 'derived' ? given : undefined;
    const taken = answer ? valuesTaken(next, answer) : [];
    const others = valuesOf(next, here).filter((value) => !taken.includes(value));
    points.push({
      question: next.key,
      answered: answer !== undefined,
      others: others.map((value) => {
        const fact: Fact = { value: asFact(next, value === UNKNOWN ? null : value), from: 'stated' };
        const supposed = assessed(prepared, { ...here, [next.key]: fact }, today);
        return { value, lead: leadOf(prepared, supposed, points.length + 1) };
      }),
    });
    if (!answer) return points;
    stated = { ...stated, [next.key]: { value: answer.value, from: 'stated' } };
  }
}

/** The branch of those who cannot tell. */
const UNKNOWN = 'unknown';

function assessed(prepared: PreparedPack, stated: Facts, today: string): Assessment {
  return assess(prepared, gatherFacts(prepared, { pack: prepared.pack, stated, today }));
}

function leadOf(prepared: PreparedPack, assessment: Assessment, asked: number): Lead {
  const { next } = nextQuestion(prepared, assessment, asked);
  const [first] = assessment.order;
  const cause = first === undefined ? undefined : prepared.causes[first]?.id;
  return {
    outcome: assessment.outcome,
    strength: first === undefined ? null : strengthOf(prepared, assessment, first),
    ...(cause === undefined ? {} : { cause }),
    ...(next ? { question: next.key } : {}),
  };
}

/** The branches of a question. Wordings and dates are open: there only "don't know" is one. */
function valuesOf(question: Question, facts: Facts): readonly string[] {
  if (question.kind === 'text' || question.kind === 'date') return [UNKNOWN];
  const choices = question.kind === 'number' ? question.values.map(({ id }) => id) : optionsOpen(question, facts);
  return [...choices, UNKNOWN];
}

function valuesTaken(question: Question, { value }: Fact): readonly string[] {
  if (value === null) return [UNKNOWN];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'number') return value;
  const band = question.values.find(({ from, to }) => (from ?? 0) <= value && (to === undefined || value < to));
  return band ? [band.id] : [];
}
