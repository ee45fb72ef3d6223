import { type CaseEvent, KNOWN_BY, type SavedCase } from '../diagnostics/index.ts';
import { crc32 } from './crc32.ts';
import { decodeUtf8 } from './decode.ts';
import { readJson } from './read-json.ts';

/** The schema this program writes. Older ones are read; newer ones are left alone. */
const SCHEMA = 1;
const HEAD = /^\{"schema":"quota-doctor\/([a-z]+)@(\d{1,6})","check":"([0-9a-f]{8})",/;

/** What a document holds, or why not: damaged, or written by a newer program. */
export type ReadDocument = { readonly content: Readonly<Record<string, unknown>> } | 'damaged' | 'newer';

/** A document as it is written: its schema and a check sum over all that follows come first. */
export function documentText(schema: string, content: Readonly<Record<string, unknown>>): string {
  const rest = `${JSON.stringify(content).slice(1)}\n`;
  return `{"schema":"quota-doctor/${schema}@${SCHEMA}","check":"${crc32(rest)}",${rest}`;
}

/** Reads a document written by `documentText`; one changed byte makes it damaged. */
export function readDocument(bytes: Uint8Array, schema: string): ReadDocument {
  const text = decodeUtf8(bytes);
  const head = text === undefined ? null : HEAD.exec(text);
  if (text === undefined || head === null || head[1] !== schema) return 'damaged';
  if (Number(head[2]) > SCHEMA) return 'newer';
  if (crc32(text.slice(head[0].length)) !== head[3]) return 'damaged';
  const read = readJson(text, schema);
  if ('problem' in read || !isObject(read.value)) return 'damaged';
  const { schema: _, check: __, ...content } = read.value;
  return { content };
}

/** A saved case as the text of its file. */
export function caseText({ id, revision, ...rest }: SavedCase): string {
  return documentText('case', { id, revision, ...rest });
}

/** A saved case from the bytes of its file; it must be the one the file's name says. */
export function readCase(bytes: Uint8Array, id: string, revision: number): SavedCase | 'damaged' | 'newer' {
  const read = readDocument(bytes, 'case');
  if (typeof read === 'string') return read;
  const { content } = read;
  return content.id === id && content.revision === revision && isCase(content)
    ? (content as unknown as SavedCase)
    : 'damaged';
}

/** The shape as far as the program relies on it; facts are checked against the pack when the case is opened. */
function isCase({
  opened,
  changed,
  pack,
  given,
  result,
  due,
  ended,
  history,
  closing,
}: Record<string, unknown>): boolean {
  return (
    isText(opened) &&
    isText(changed) &&
    isObject(pack) &&
    isText(pack.digest) &&
    isObject(given) &&
    [given.stated, given.record, given.told, given.log].every(areFacts) &&
    (given.denied === undefined || areFacts(given.denied)) &&
    (given.story === undefined || isText(given.story)) &&
    isObject(result) &&
    isText(result.at) &&
    isText(result.since) &&
    isText(result.outcome) &&
    isList(result.causes, (cause) => isText(cause.id)) &&
    isList(due, isDue) &&
    (ended === undefined || isList(ended, isDue)) &&
    isList(history, isEvent) &&
    (closing === null || (isObject(closing) && isClosing(closing)))
  );
}

function isDue({ step, day, kind }: Record<string, unknown>): boolean {
  return isText(step) && isText(day) && isText(kind);
}

function isEvent(event: Record<string, unknown>): boolean {
  const kind = event.kind as CaseEvent['kind'];
  if (!isText(event.at)) return false;
  if (kind === 'note') return isText(event.text);
  if (kind === 'tried') return isText(event.step) && isText(event.day) && isText(event.helped);
  return kind === 'diagnosed' || kind === 'reopened';
}

function isClosing({ at, cause, knownBy }: Record<string, unknown>): boolean {
  return isText(at) && isText(cause) && KNOWN_BY.some((word) => word === knownBy);
}

function areFacts(facts: unknown): boolean {
  return isObject(facts) && Object.values(facts).every((fact) => isObject(fact) && 'value' in fact);
}

function isList(list: unknown, of: (item: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(list) && list.every((item) => isObject(item) && of(item));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
