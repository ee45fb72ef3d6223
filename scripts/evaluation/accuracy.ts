import { openCase } from '../../src/diagnostics/case-file.ts';
import type { CaseFile } from '../../src/diagnostics/case-types.ts';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import type { LabelledCase } from './cases.ts';
import { factsOfCase, TODAY } from './simulate.ts';

/** One case with what the engine says of it. */
export interface Row {
  readonly item: LabelledCase;
  readonly result: CaseFile;
}

export const firstFamily = ({ result }: Row): string => result.diagnosis.causes[0]?.family ?? 'none';
const secondFamily = (row: Row) =>
  row.result.diagnosis.causes.find(({ family }) => family !== row.result.diagnosis.causes[0]?.family)?.family;

/** The first cause's family is the label. */
export const strict = (row: Row): boolean => firstFamily(row) === row.item.label;

/** The first cause's family is one a careful reader could name; "undecided" is right where nobody could decide. */
export const lenient = (row: Row): boolean =>
  strict(row) ||
  row.item.alsoPlausible.includes(firstFamily(row)) ||
  (row.item.noClue && row.result.diagnosis.outcome === 'undecided');

/** The label is among the first two families. */
export const inTopTwo = (row: Row): boolean => strict(row) || secondFamily(row) === row.item.label;

export const alarmed = ({ result }: Row): boolean => result.diagnosis.outcome === 'scam_alert';

/** Runs every case with its facts, its story, or both. */
export function runCases(pack: KnowledgePack, cases: readonly LabelledCase[], use: 'facts' | 'story' | 'both'): Row[] {
  return cases.map((item) => ({
    item,
    result: openCase({
      pack,
      stated: {},
      record: use === 'story' ? {} : factsOfCase(pack, item),
      ...(use === 'facts' || item.story === '' ? {} : { story: item.story }),
      today: TODAY,
    }),
  }));
}
