export type { Cluster } from './clusters.ts';
export { dayToAct, duePoints, endedPoints, whenDue } from './due.ts';
export { type Addition, type Replayed, readAgain, replay } from './replay.ts';
export {
  type CaseEvent,
  type Closing,
  type DuePoint,
  givenToKeep,
  HELPED,
  KNOWN_BY,
  masked,
  namedCause,
  resultToKeep,
  type SavedCase,
  type SavedGiven,
  type SavedResult,
  stepsDone,
} from './saved-case.ts';
export { asOf, type CaseStatistics, confirmedCause, statisticsOf } from './statistics.ts';
export { type CaseSummary, summaryOf } from './summary.ts';
