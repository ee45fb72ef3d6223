import { phrase } from '../rendering/phrases.ts';
import type { Style } from '../rendering/style.ts';
import { columns, hang, unbroken, wrap } from '../rendering/text-layout.ts';
import type { Option, Prompt, Reply, Way } from './ports.ts';

/** The key of each way; in words it may be typed too (`commandIn`). */
export const WAY_KEYS: Readonly<Record<Way, string>> = {
  why: '?',
  back: 'b',
  skip: 's',
  review: 'r',
  tell: 't',
  urgent: 'e',
  language: 'l',
  leave: 'q',
};

/** A line of a choice: an option, or an answer of its own ("don't know"). */
export interface Row extends Option {
  /** The key that picks it. */
  readonly key: string;
  readonly reply?: Reply;
}

/** The lines of a choice in order. */
export function rowsOf(prompt: Prompt): readonly Row[] {
  const rows: Row[] = prompt.options.map((option, index) => ({ ...option, key: String(index + 1) }));
  if (prompt.none !== undefined) rows.push({ value: 'none', label: prompt.none, key: 'n', reply: { kind: 'none' } });
  if (prompt.menu) return rows;
  const own = (value: string, key: string, words: 'interview.unknown' | 'interview.rather_not') =>
    rows.push({ value, key, label: phrase(prompt.locale, words), reply: { kind: 'unknown' } });
  own('unknown', '0', 'interview.unknown');
  if (prompt.sensitive) own('unsaid', '9', 'interview.rather_not');
  return rows;
}

/** Question, place and help as lines. */
export function headerLines(prompt: Prompt, width: number, style: Style): string[] {
  return [
    '',
    ...(prompt.left === '' ? [] : wrap(prompt.left, width).map(style.faint)),
    ...wrap(prompt.title, width).map(style.strong),
    ...prompt.help.flatMap((help) => wrap(help, width).map(style.faint)),
  ];
}

/**
 * What can be done here, as one sentence.
 *
 * @param typed every answer is typed and ended with Enter
 */
export function keysLine(prompt: Prompt, typed = false): string {
  const { locale, kind } = prompt;
  const first = kind === 'line' && prompt.menu ? 'file' : typed && kind !== 'line' ? (`${kind}_typed` as const) : kind;
  const ways = prompt.ways.map((way) => unbroken(`${WAY_KEYS[way]} ${phrase(locale, `keys.${way}`)}`));
  return [phrase(locale, `keys.${first}`), ways.join(locale === 'zh-CN' ? '，' : ', ')].join(
    locale === 'zh-CN' ? '；' : '; ',
  );
}

/** Where somebody stands in a choice. */
export interface Standing {
  readonly cursor?: number;
  readonly ticked: readonly string[];
}

/** The lines of a choice as shown: one a line, or as many as fit where the prompt is dense. */
export function rowLines(prompt: Prompt, rows: readonly Row[], standing: Standing, width: number): string[] {
  const lead = (row: Row, index: number) => {
    const pointer = standing.cursor === undefined ? '' : index === standing.cursor ? '> ' : '  ';
    const box = prompt.kind === 'many' && !row.reply ? (standing.ticked.includes(row.value) ? '[x] ' : '[ ] ') : '';
    return `${pointer}${row.key} ${box}`;
  };
  if (!prompt.dense) return rows.flatMap((row, index) => hang(lead(row, index), row.label, width));
  const lines: string[] = [];
  rows.forEach((row, index) => {
    const text = lead(row, index) + row.label;
    const before = lines.at(-1);
    if (before !== undefined && columns(before) + 3 + columns(text) <= width)
      lines[lines.length - 1] = `${before}   ${text}`;
    else lines.push(...hang(lead(row, index), row.label, width));
  });
  return lines;
}

/** The way a typed line means, by its key or in words. */
export function wayIn(typed: string, prompt: Prompt): Way | undefined {
  const word = typed.trim().toLowerCase();
  return prompt.ways.find(
    (way) => word === WAY_KEYS[way] || phrase(prompt.locale, `typed.${way}`).split(' ').includes(word),
  );
}

/** True when a typed line says "don't know". */
export function meansUnknown(typed: string, prompt: Prompt): boolean {
  return !prompt.menu && phrase(prompt.locale, 'typed.unknown').split(' ').includes(typed.trim().toLowerCase());
}

/** What Enter means where nothing was typed or ticked; undefined where something is wanted. */
export function emptyReply(prompt: Prompt): Reply | undefined {
  if (prompt.empty) return { kind: prompt.empty };
  return prompt.kind === 'line' || prompt.kind === 'search' ? { kind: 'unknown' } : undefined;
}

/** A way as the reply it is; asking why is answered on the spot. */
export function replyFor(way: Exclude<Way, 'why'>): Reply {
  return { kind: way };
}
