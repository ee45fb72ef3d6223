import { LineBreaker } from 'css-line-break';
import stringWidth from 'string-width';

/**
 * Breaks a text into lines of at most `width` columns by Unicode's rules for Chinese (no closing mark begins a line,
 * no opening mark ends one, no English word is cut unless it is longer than a line). Chinese signs are two columns
 * wide. Existing line ends stay. Apply before colours.
 */
export function wrap(text: string, width: number): string[] {
  return keepTogether(text)
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(4, width)))
    .map((line) => line.replaceAll(JOINER, '').replaceAll(TIED, ' '));
}

/** No width, and no line break beside it. */
const JOINER = '\u2060';

/** A blank at which no line is broken; printed as an ordinary one. */
const TIED = '\u00a0';

/** A text that stays on one line: `wrap` breaks it nowhere. */
export function unbroken(text: string): string {
  return [...text.replaceAll(' ', TIED)].join(JOINER);
}

/** A blank to fill in and the name of a flag stay in one piece. */
function keepTogether(text: string): string {
  return text
    .replaceAll('＿＿', `＿${JOINER}＿`)
    .replace(/--(?=[a-z])|(?<=--[a-z-]*[a-z])-(?=[a-z])/g, (dashes) => `${[...dashes].join(JOINER)}${JOINER}`);
}

function wrapLine(line: string, width: number): string[] {
  // Most lines fit, and looking for places to break them would take most of the time of a long list.
  const whole = line.trimEnd();
  if (columns(whole) <= width) return [whole];
  const lines: string[] = [];
  let current = '';
  let taken = 0;
  const breaker = LineBreaker(line, { lineBreak: 'strict', wordBreak: 'normal' });
  for (let next = breaker.next(); !next.done; next = breaker.next()) {
    const piece = next.value.slice();
    if (taken + columns(piece.trimEnd()) <= width) {
      current += piece;
      taken += columns(piece);
      continue;
    }
    if (current !== '') lines.push(current.trimEnd());
    current = '';
    for (const part of hardBreak(piece, width)) {
      if (current !== '') lines.push(current.trimEnd());
      current = part;
    }
    taken = columns(current);
  }
  lines.push(current.trimEnd());
  return lines;
}

function hardBreak(piece: string, width: number): string[] {
  if (columns(piece.trimEnd()) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (columns(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** Wraps with a first-line lead such as "1 " and hanging indentation of the same width. */
export function hang(lead: string, text: string, width: number): string[] {
  const indent = ' '.repeat(columns(lead));
  return wrap(text, width - columns(lead)).map((line, index) => (index === 0 ? lead + line : indent + line));
}

/** Signs whose width needs no looking up: Latin and marks beside it are one column wide, Chinese and its marks two. */
const NARROW = '\\u0020-\\u007e\\u00a0\\u00b7\\u00d7\\u2013\\u2014\\u2018\\u2019\\u201c\\u201d\\u2026\\u25a1';
const WIDE = '\\u3000-\\u3011\\u4e00-\\u9fa5\\uff01-\\uff5e';
const KNOWN = new RegExp(`^[${NARROW}${WIDE}]*$`);
const WIDE_SIGNS = new RegExp(`[${WIDE}]`, 'g');

/** Columns a text takes on a terminal. The library is asked only where it may know better: it is slow to begin. */
export function columns(text: string): number {
  const bare = text.replaceAll(JOINER, '');
  if (!KNOWN.test(bare)) return stringWidth(bare);
  return bare.length + (bare.match(WIDE_SIGNS)?.length ?? 0);
}

/**
 * Text from a person or a pack made harmless for a terminal: control, direction and invisible signs become a visible
 * mark, line ends stay.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    '\u2423',
  );
}
