export { openCase } from './case-file.ts';
export type * from './case-types.ts';
export { readFlagAnswers, readRecordFacts, readStory } from './facts/answers.ts';
export type { Conflict, Fact, Facts, FactValue, Provenance } from './facts/facts.ts';
export { mask } from './facts/mask.ts';
export { matchMessage, searchMessages } from './facts/message.ts';
export { type TreeNode, unrollTree } from './interview/tree.ts';
export type * from './pack/knowledge-pack.ts';
export { type PreparedPack, prepare } from './pack/prepared-pack.ts';
export type { Problem, ProblemCode } from './problem.ts';
export { bandOf } from './reasoning/findings.ts';
export { dayToAct, duePoints, whenDue } from './saved/due.ts';
export { type Addition, type Replayed, replay } from './saved/replay.ts';
export {
  type CaseEvent,
  type Closing,
  type DuePoint,
  givenToKeep,
  HELPED,
  KNOWN_BY,
  namedCause,
  resultToKeep,
  type SavedCase,
  type SavedGiven,
  type SavedResult,
  stepsDone,
} from './saved/saved-case.ts';
export { type CaseSummary, summaryOf } from './saved/summary.ts';
export { LOCALES, type Locale, type Text } from './text.ts';
