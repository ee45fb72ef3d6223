import { decodeUtf8 } from './decode.ts';

/** The encodings in which spreadsheets and banks write tables. */
export type TableEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** A table as text and the encoding it was in; or the first line that shows that it is in none we know. */
export type DecodedTable = { readonly text: string; readonly encoding: TableEncoding } | { readonly badLine: number };

/**
 * Bytes of a table as text. UTF-16 is known by its mark (BOM); what is whole UTF-8 is UTF-8, and else what is whole
 * GB18030, of which GBK and GB2312 are parts, is that. Nothing is replaced by a stand-in sign, and one encoding holds
 * for the whole file.
 */
export function decodeTable(bytes: Uint8Array): DecodedTable {
  const wide = wideEncoding(bytes);
  if (wide) {
    const text = decoded(bytes, wide);
    return text === undefined ? { badLine: badWideLine(bytes, wide) } : { text, encoding: wide };
  }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  return { badLine: badLineIn(bytes) };
}

function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** The text if the bytes are whole in this encoding. A table holds no NUL; UTF-16 without its mark is full of them. */
function decoded(bytes: Uint8Array, encoding: TableEncoding): string | undefined {
  try {
    const text = encoding === 'utf-8' ? decodeUtf8(bytes) : new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text?.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const LINE_END = 0x0a;

/** The first line that is whole in no encoding, or in another one than the lines before it. */
function badLineIn(bytes: Uint8Array): number {
  let possible: readonly TableEncoding[] = ['utf-8', 'gb18030'];
  let number = 1;
  // In both, the byte of a line end is never a part of another sign.
  for (let start = 0; start < bytes.length; number += 1) {
    const end = bytes.indexOf(LINE_END, start);
    const line = bytes.subarray(start, end === -1 ? undefined : end);
    possible = possible.filter((encoding) => decoded(line, encoding) !== undefined);
    if (possible.length === 0 || end === -1) break;
    start = end + 1;
  }
  return number;
}

/** The first line that is not whole; a unit that is a line end is never a part of another sign. */
function badWideLine(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  let number = 1;
  let start = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at + low] !== LINE_END || bytes[at + high] !== 0) continue;
    if (decoded(bytes.subarray(start, at), encoding) === undefined) break;
    number += 1;
    start = at + 2;
  }
  return number;
}
