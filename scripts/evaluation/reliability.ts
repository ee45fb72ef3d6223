import { openCase } from '../../src/diagnostics/case-file.ts';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import { lenient, type Row } from './accuracy.ts';
import type { DrawnCase } from './draws.ts';
import { TODAY } from './simulate.ts';

/** What was said of one case, and whether its family was right. */
export interface Verdict {
  readonly word: string;
  /** The family's share, 0 to 1. */
  readonly share: number;
  readonly right: boolean;
}

/** The words said of labelled cases; right as `lenient` counts. Alerts are not weighed and are left out. */
export function verdictsOf(rows: readonly Row[]): Verdict[] {
  return rows.flatMap((row) => {
    const [first] = row.result.diagnosis.causes;
    if (!first || row.result.diagnosis.outcome === 'scam_alert') return [];
    const share = row.result.diagnosis.familyScores[first.family] ?? 0;
    return [{ word: first.strength ?? 'none', share, right: lenient(row) }];
  });
}

/** The words said of cases drawn from the pack, whose cause is known. */
export function verdictsOfDraws(pack: KnowledgePack, draws: readonly DrawnCase[]): Verdict[] {
  return draws.flatMap(({ facts, family }) => {
    const { diagnosis } = openCase({ pack, stated: facts, today: TODAY });
    const [first] = diagnosis.causes;
    if (!first || diagnosis.outcome === 'scam_alert') return [];
    return [
      {
        word: first.strength ?? 'none',
        share: diagnosis.familyScores[first.family] ?? 0,
        right: first.family === family,
      },
    ];
  });
}
