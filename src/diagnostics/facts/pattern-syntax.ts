/** One token of a pattern: any of its words, any word of its classes, or a number of its kind. */
export interface PatternToken {
  readonly words?: readonly string[];
  /** Classes of the lexicon. */
  readonly classes?: readonly string[];
  /** Kind of number that may stand here as well; it becomes the value. */
  readonly number?: 'money' | 'hours' | 'days' | 'count' | 'date';
  /** Characters that may stand between the token before and this one. */
  readonly gap: number;
  /** May stand on either side of what was matched so far. */
  readonly anywhere?: boolean;
}

/** One clause of a pattern. */
export interface PatternPart {
  readonly tokens: readonly PatternToken[];
  /** The clause must hold none of these. */
  readonly absent?: Pick<PatternToken, 'words' | 'classes'>;
  /** The whole story must hold none of these. */
  readonly absentFromStory?: Pick<PatternToken, 'words' | 'classes'>;
  /** The first token stands at the beginning of the clause. */
  readonly atStart?: boolean;
  /** Where the clause stands from the first one: in it or up to two further (`after`), up to two on either side, or anywhere. */
  readonly where?: 'after' | 'around' | 'story';
}

/** How people say one value of one fact; see `facts/pattern.ts`. */
export interface Pattern {
  readonly key: string;
  /** As it stands in the pack. */
  readonly written: string;
  /** The value id, or `#` where the number of the pattern is the value. */
  readonly value: string;
  readonly parts: readonly PatternPart[];
  /** A word of negation before the match cancels it. */
  readonly negationMatters: boolean;
  /** Counts also in what other people say or what is asked. */
  readonly anySpeaker: boolean;
  /** Counts also where one of the question's `unless` patterns is found. */
  readonly always?: boolean;
  /** The value where the words name no number ("nothing left" is 0). */
  readonly number?: number;
}

const NUMBER_KINDS = new Set(['money', 'hours', 'days', 'count', 'date']);
const NEAR = 4;
const FAR = 14;
const AROUND = 16;

/**
 * Compiles one pattern of story language (`docs/pack-format.md`, "Patterns") to tokens.
 *
 * @param classes the classes of the lexicon that may be named
 * @throws Error that says what is wrong with the pattern
 */
export function parsePattern(written: string, key: string, value: string, classes: ReadonlySet<string>): Pattern {
  let rest = written.trim();
  let negationMatters = true;
  let anySpeaker = false;
  let always = false;
  while (/^[~@*]/.test(rest)) {
    if (rest.startsWith('~')) negationMatters = false;
    else if (rest.startsWith('@')) anySpeaker = true;
    else always = true;
    rest = rest.slice(1).trim();
  }
  const fixed = /^(.*\S)\s+=>\s+(\d+(?:\.\d+)?)$/.exec(rest);
  if (fixed && value !== '#') throw new Error(`"=>" gives a number, and only a number has one: ${written}`);
  if (fixed) rest = fixed[1] ?? '';
  const parts: PatternPart[] = [];
  let where: PatternPart['where'];
  for (const piece of rest.split(/ (\/\/|&&&?) /)) {
    if (piece === '//') where = 'after';
    else if (piece === '&&') where = 'around';
    else if (piece === '&&&') where = 'story';
    else parts.push({ ...parseClause(piece.trim(), written, classes), ...(where ? { where } : {}) });
  }
  return {
    key,
    value,
    written,
    parts,
    negationMatters,
    anySpeaker,
    ...(always ? { always } : {}),
    ...(fixed ? { number: Number(fixed[2]) } : {}),
  };
}

function parseClause(written: string, whole: string, classes: ReadonlySet<string>): PatternPart {
  const tokens: PatternToken[] = [];
  const absent = { words: [] as string[], classes: [] as string[] };
  const absentFromStory = { words: [] as string[], classes: [] as string[] };
  let atStart = false;
  let gap = NEAR;
  let anywhere = false;
  for (const part of written.split(/\s+/)) {
    if (part === '') continue;
    if (part === '..') gap = FAR;
    else if (part === '+') gap = 0;
    else if (part === '&') anywhere = true;
    else if (part.startsWith('!')) {
      const [list, body] = part.startsWith('!!') ? [absentFromStory, part.slice(2)] : [absent, part.slice(1)];
      const { words = [], classes: named = [] } = alternatives(body, whole, classes);
      list.words.push(...words);
      list.classes.push(...named);
    } else {
      let body = part;
      if (body.startsWith('^')) {
        if (tokens.length > 0) throw new Error(`"^" stands before the first token only: ${whole}`);
        atStart = true;
        body = body.slice(1);
      }
      tokens.push({
        ...alternatives(body, whole, classes),
        gap: anywhere ? AROUND : gap,
        ...(anywhere ? { anywhere } : {}),
      });
      gap = NEAR;
      anywhere = false;
    }
  }
  if (tokens.length === 0) throw new Error(`a pattern needs at least one token: ${whole}`);
  const some = ({ words, classes: named }: typeof absent) => words.length + named.length > 0;
  return {
    tokens,
    ...(some(absent) ? { absent } : {}),
    ...(some(absentFromStory) ? { absentFromStory } : {}),
    ...(atStart ? { atStart } : {}),
  };
}

/** `A|<class>|#kind`: words, classes of the lexicon, at most one kind of number. */
function alternatives(
  body: string,
  whole: string,
  classes: ReadonlySet<string>,
): Omit<PatternToken, 'gap' | 'anywhere'> {
  const words: string[] = [];
  const named: string[] = [];
  let number: PatternToken['number'];
  for (const one of body.split('|')) {
    if (one === '') throw new Error(`an alternative is empty: ${whole}`);
    const name = /^<([a-z_]+)>$/.exec(one)?.[1];
    if (one.startsWith('#')) {
      if (!NUMBER_KINDS.has(one.slice(1))) throw new Error(`unknown number kind "${one}": ${whole}`);
      number = one.slice(1) as NonNullable<PatternToken['number']>;
    } else if (name === undefined) words.push(one.replaceAll('_', ' ').toLowerCase());
    else if (classes.has(name)) named.push(name);
    else throw new Error(`the lexicon has no class "${name}": ${whole}`);
  }
  return {
    ...(words.length > 0 ? { words } : {}),
    ...(named.length > 0 ? { classes: named } : {}),
    ...(number ? { number } : {}),
  };
}
