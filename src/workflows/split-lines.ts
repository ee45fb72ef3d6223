export const LONGEST_LINE = 1_048_576;

/** One line as it came: its bytes, or null when it is longer than a line may be. Numbers count from one. */
export interface RawLine {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

/**
 * Splits bytes into lines at the byte 0x0A and nowhere else: U+2028 inside a JSON string does not end a line. A mark
 * (BOM) at the very beginning and a carriage return before the line end are left out. A last line needs no line end.
 * Lines come in the groups they arrive in, so that whoever sends one and waits is answered at once.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly RawLine[]> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length <= LONGEST_LINE + 1) parts.push(part);
    else parts = [];
  };
  const finish = (): RawLine => {
    number += 1;
    const bytes = parts.length > 0 || length === 0 ? trimmed(Buffer.concat(parts), number === 1) : null;
    parts = [];
    length = 0;
    return { number, bytes: bytes && bytes.length <= LONGEST_LINE ? bytes : null };
  };
  for await (const chunk of chunks) {
    const lines: RawLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      keep(chunk.subarray(start, end));
      lines.push(finish());
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [finish()];
}

function trimmed(line: Uint8Array, first: boolean): Uint8Array {
  const marked = first && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
  return line.subarray(marked ? 3 : 0, line.at(-1) === 0x0d ? line.length - 1 : line.length);
}
