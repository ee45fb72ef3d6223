import type { Problem } from '../diagnostics/index.ts';

const DEEPEST = 64;

/** A value, or what is wrong with the text and where. */
export type ReadJson = { readonly value: unknown } | { readonly problem: Problem };

/**
 * Reads JSON strictly: no key twice in one object (a parser would silently keep the last), at most 64 levels. The
 * depth is looked at before the parser sees the text.
 */
export function readJson(text: string, source: string): ReadJson {
  const scanned = scan(text);
  if (scanned.deep !== undefined) return { problem: { code: 'too_deep', source, ...placeOf(text, scanned.deep) } };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: { code: 'bad_json', source, ...placeOf(text, offsetOf(error, text)) } };
  }
  if (scanned.twice !== undefined)
    return { problem: { code: 'duplicate_key', source, ...placeOf(text, scanned.twice) } };
  return { value };
}

/** One pass over the text: where it is too deep, and where a key stands for the second time. */
function scan(text: string): { deep?: number; twice?: number } {
  const objects: (Set<string> | undefined)[] = [];
  let twice: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') {
      objects.push(character === '{' ? new Set() : undefined);
      if (objects.length > DEEPEST) return { deep: at };
    } else if (character === '}' || character === ']') objects.pop();
    else if (character === '"') {
      const end = endOfString(text, at);
      const keys = objects.at(-1);
      if (keys && isKey(text, end)) {
        const key = plain(text.slice(at, end));
        if (keys.has(key)) twice ??= at;
        keys.add(key);
      }
      at = end - 1;
    }
  }
  return twice === undefined ? {} : { twice };
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isKey(text: string, after: number): boolean {
  let at = after;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return text[at] === ':';
}

/** `"\u0061"` and `"a"` are one key. */
function plain(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** V8 names the offset in its message; without one the text ended too soon. */
function offsetOf(error: unknown, text: string): number {
  const found = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return found === undefined ? text.length : Number(found);
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
