import { type CaseInput, type KnowledgePack, type Problem, readRecordFacts, readStory } from '../diagnostics/index.ts';
import { decodeUtf8 } from './decode.ts';
import { readJson } from './read-json.ts';
import type { RawLine } from './split-lines.ts';

export type RecordId = string | number | null;

/** One record of a batch, or why it is refused; its id is echoed either way if it could be read. */
export type ReadRecord =
  | { readonly id: RecordId; readonly facts: Pick<CaseInput, 'stated' | 'record' | 'story'> }
  | { readonly id: RecordId; readonly problems: readonly Problem[] };

const SOURCE = 'record';

/** Reads one line as `{id, facts, story}`. Other members are ignored: case files carry labels. */
export function readRecord(pack: KnowledgePack, { bytes, number }: RawLine): ReadRecord {
  const refused = (code: Problem['code'], more: Partial<Problem> = {}, id: RecordId = null): ReadRecord => ({
    id,
    problems: [{ code, source: SOURCE, line: number, ...more }],
  });
  if (bytes === null) return refused('line_too_long');
  const text = decodeUtf8(bytes);
  if (text === undefined) return refused('bad_encoding');
  if (text.trim() === '') return refused('bad_line');
  const read = readJson(text, SOURCE);
  if ('problem' in read)
    return refused(read.problem.code, read.problem.column === undefined ? {} : { column: read.problem.column });
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
    return refused('not_an_object');
  const { id: written = null, facts = {}, story = null } = read.value as Record<string, unknown>;
  if (written !== null && typeof written !== 'string' && typeof written !== 'number') {
    return refused('wrong_kind', { key: 'id', allowed: ['string', 'number', 'null'] });
  }
  const { facts: record, problems: wrongFacts } = readRecordFacts(pack, facts ?? {}, SOURCE);
  const problems = wrongFacts.map((problem) => ({ ...problem, line: number }));
  if (story !== null && typeof story !== 'string') {
    problems.push({ code: 'wrong_kind', source: SOURCE, line: number, key: 'story', allowed: ['string', 'null'] });
  }
  const told = typeof story === 'string' && story.trim() !== '' ? readStory(story) : { problems: [] };
  problems.push(...told.problems.map((problem) => ({ ...problem, source: SOURCE, line: number })));
  if (problems.length > 0) return { id: written, problems };
  return { id: written, facts: { stated: {}, record, ...(told.story === undefined ? {} : { story: told.story }) } };
}
