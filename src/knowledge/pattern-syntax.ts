import type { Pattern, PatternToken } from '../diagnostics/pack/knowledge-pack.ts';

const NUMBER_KINDS = new Set(['money', 'hours', 'days', 'count', 'date']);
const NEAR = 3;
const FAR = 12;

/**
 * Compiles one pattern of story language (`docs/pack-format.md`, "Patterns") to tokens.
 * Throws an Error that says what is wrong with the pattern.
 */
export function parsePattern(written: string, key: string, value: string): Pattern {
  let rest = written.trim();
  let negationMatters = true;
  let anySpeaker = false;
  while (rest.startsWith('~') || rest.startsWith('@')) {
    if (rest.startsWith('~')) negationMatters = false;
    else anySpeaker = true;
    rest = rest.slice(1).trim();
  }
  const clauses = rest.split(' // ').map((clause) => parseClause(clause.trim(), written));
  return { key, value, clauses, negationMatters, anySpeaker };
}

function parseClause(written: string, whole: string): Pattern['clauses'][number] {
  const tokens: PatternToken[] = [];
  const absent: string[] = [];
  let atStart = false;
  let gap = NEAR;
  for (const part of written.split(/\s+/)) {
    if (part === '') continue;
    if (part === '..') gap = FAR;
    else if (part === '+') gap = 0;
    else if (part.startsWith('!')) absent.push(...words(part.slice(1), whole));
    else {
      let body = part;
      if (body.startsWith('^')) {
        if (tokens.length > 0) throw new Error(`"^" stands before the first token only: ${whole}`);
        atStart = true;
        body = body.slice(1);
      }
      tokens.push(token(body, gap, whole));
      gap = NEAR;
    }
  }
  if (tokens.length === 0) throw new Error(`a pattern needs at least one token: ${whole}`);
  return { tokens, absent, atStart };
}

function token(body: string, gap: number, whole: string): PatternToken {
  const alternatives = body.split('|');
  const [kind] = alternatives.filter((word) => word.startsWith('#')).map((word) => word.slice(1));
  if (kind === undefined) return { words: words(body, whole), gap };
  if (!NUMBER_KINDS.has(kind)) throw new Error(`unknown number kind "#${kind}": ${whole}`);
  const rest = alternatives.filter((word) => !word.startsWith('#')).join('|');
  return { words: rest === '' ? [] : words(rest, whole), number: kind as NonNullable<PatternToken['number']>, gap };
}

function words(body: string, whole: string): string[] {
  const list = body.split('|').map((word) => word.replaceAll('_', ' ').toLowerCase());
  if (list.some((word) => word === '')) throw new Error(`an alternative is empty: ${whole}`);
  return list;
}
