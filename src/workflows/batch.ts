import { type KnowledgePack, type Locale, openCase } from '../diagnostics/index.ts';
import { caseJson } from '../rendering/case-json.ts';
import { errorJson } from '../rendering/error-json.ts';
import { readRecord } from './read-record.ts';
import { type RawLine, splitLines } from './split-lines.ts';

/** How a batch is to run. */
export interface BatchOptions {
  readonly pack: KnowledgePack;
  readonly locale: Locale;
  readonly today: string;
  /** Each result carries the next question. */
  readonly next: boolean;
  /** More refused records than this end the run. */
  readonly maxErrors: number;
  /** Results are taken here; the run waits until they are. */
  readonly write: (text: string) => Promise<void>;
  /** Told after each piece of work. */
  readonly progress?: (records: number) => void;
  /** Set when the person stops the run: the line begun is finished. */
  readonly signal?: AbortSignal;
}

/** What a batch came to. */
export interface BatchEnd {
  readonly records: number;
  readonly refused: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** The line at which too many were refused. */
  readonly stoppedAt: number | null;
}

/** Results are written in pieces of about this many characters. */
const PIECE = 65_536;

/** One line out for each line in, in order, whatever the line holds. Nothing is remembered between lines. */
export async function runBatch(input: AsyncIterable<Uint8Array>, options: BatchOptions): Promise<BatchEnd> {
  const outcomes: Record<string, number> = {};
  const end = { records: 0, refused: 0, outcomes, stoppedAt: null as number | null };
  for await (const lines of splitLines(input)) {
    let pending = '';
    for (const line of lines) {
      const { document, outcome } = resultOf(line, options);
      pending += `${JSON.stringify(document)}\n`;
      end.records += 1;
      if (outcome === undefined) end.refused += 1;
      else outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (end.refused > options.maxErrors) end.stoppedAt = line.number;
      if (end.stoppedAt !== null || options.signal?.aborted) break;
      if (pending.length < PIECE) continue;
      await options.write(pending);
      pending = '';
    }
    if (pending !== '') await options.write(pending);
    options.progress?.(end.records);
    if (end.stoppedAt !== null || options.signal?.aborted) break;
  }
  return end;
}

function resultOf(line: RawLine, { pack, locale, today, next }: BatchOptions) {
  const record = readRecord(pack, line);
  if ('problems' in record) {
    return { document: errorJson(record.problems, locale, { line: line.number, id: record.id }), outcome: undefined };
  }
  const file = openCase({ pack, today, ...record.facts });
  return {
    document: caseJson(file, pack, { locale, brief: true, next, id: record.id }),
    outcome: file.diagnosis.outcome,
  };
}
