import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import { phrase } from '../../rendering/phrases.ts';
import type { Style } from '../../rendering/style.ts';
import { hang, wrap } from '../../rendering/text-layout.ts';
import type { Prompt, Reply } from '../../workflows/ports.ts';
import {
  emptyReply,
  headerLines,
  keysLine,
  type Row,
  replyFor,
  rowLines,
  rowsOf,
  WAY_KEYS,
} from '../../workflows/prompt-layout.ts';

/** What every prompt of ours is shown with. */
export interface Shown {
  readonly prompt: Prompt;
  /** Columns to use now. */
  readonly width: () => number;
  /** Rows of the screen now. */
  readonly height: () => number;
  readonly style: Style;
  /** Question and options already stand above: the screen is too low to draw them again and again. */
  readonly printed: boolean;
}

/** Pasted text at least this long is a story and no key. */
const STORY = 6;

/**
 * One or several choices by number keys or arrows, with what an interview needs and inquirer's own prompts lack: why,
 * back, review, don't know, rather not say, none. Pasted text is taken for the wish to tell.
 */
export const choicePrompt = createPrompt<Reply, Shown>(({ prompt, width, style, printed }, done) => {
  const rows = rowsOf(prompt);
  const [cursor, setCursor] = useState(() => startAt(prompt, rows));
  const [ticked, setTicked] = useState<readonly string[]>(
    prompt.kind === 'many' && prompt.earlier?.kind === 'answer' ? prompt.earlier.values : [],
  );
  const [digits, setDigits] = useState('');
  const [note, setNote] = useState('');
  const [answer, setAnswer] = useState('');
  const [, setDrawn] = useState(0);

  useEffect((rl) => {
    let drawn = 0;
    const redraw = () => setDrawn(++drawn);
    const paste = (text: string) => {
      if (prompt.ways.includes('tell') && text.trim().length >= STORY)
        finish({ kind: 'tell', text }, phrase(prompt.locale, 'keys.tell'));
      else setNote(phrase(prompt.locale, 'interview.no_paste'));
    };
    input(rl).on('redraw', redraw).on('paste', paste);
    return () => void input(rl).off('redraw', redraw).off('paste', paste);
  }, []);

  const finish = (reply: Reply, shown: string) => {
    setAnswer(shown);
    done(reply);
  };
  const pick = (row: Row) => {
    setDigits('');
    if (row.reply) finish(row.reply, row.label);
    else if (prompt.kind === 'one') finish({ kind: 'answer', values: [row.value] }, row.label);
    else {
      // Left on "none of these" from before, Enter would say none and drop what was just ticked.
      setCursor(rows.indexOf(row));
      setTicked(ticked.includes(row.value) ? ticked.filter((value) => value !== row.value) : [...ticked, row.value]);
    }
  };

  useKeypress((key, line) => {
    const typed = (key as { sequence?: string }).sequence ?? key.name ?? '';
    line.clearLine(0);
    setNote('');
    if (isBackspaceKey(key)) setDigits('');
    else if (key.name === 'up' && isUpKey(key)) setCursor((cursor + rows.length - 1) % rows.length);
    else if (key.name === 'down' && isDownKey(key)) setCursor((cursor + 1) % rows.length);
    else if (isEnterKey(key)) confirm();
    else if (isSpaceKey(key)) pick(rows[cursor] ?? (rows[0] as Row));
    else press(typed.normalize('NFKC').toLowerCase());
  });

  /** A number counts at once unless a longer one could still be meant. */
  function press(typed: string): void {
    const number = digits + typed;
    const row = rows.find(({ key }) => key === number);
    const longer = rows.some(({ key }) => key !== number && key.startsWith(number));
    if (row && !longer) pick(row);
    else if (/\d/.test(typed) && longer) setDigits(number);
    else {
      setDigits('');
      const way = prompt.ways.find((name) => WAY_KEYS[name] === typed);
      if (way === 'why') setNote(prompt.why);
      else if (way) finish(replyFor(way), phrase(prompt.locale, `keys.${way}`));
    }
  }

  function confirm(): void {
    const row = rows.find(({ key }) => key === digits) ?? rows[cursor];
    if (!row) return;
    const empty = emptyReply(prompt);
    if (digits !== '' || prompt.kind === 'one' || row.reply) pick(row);
    else if (ticked.length > 0) {
      const chosen = prompt.options.filter(({ value }) => ticked.includes(value));
      finish({ kind: 'answer', values: chosen.map(({ value }) => value) }, chosen.map(({ label }) => label).join('; '));
    } else if (empty) finish(empty, prompt.none ?? '');
    else setNote(phrase(prompt.locale, 'interview.pick_first'));
  }

  const columns = width();
  const header = printed ? [] : headerLines(prompt, columns, style);
  if (answer !== '') return [...header, ...hang('> ', answer, columns)].join('\n');
  const body = printed
    ? here(rows, cursor, ticked, prompt, columns)
    : rowLines(prompt, rows, { cursor, ticked }, columns);
  const foot = [
    ...(note === '' ? [] : wrap(note, columns)),
    ...wrap(keysLine(prompt), columns).map(style.faint),
    ...(digits === '' ? [] : [`> ${digits}`]),
  ];
  return [...header, ...body, ...foot].join('\n');
});

/** The line of our own input behind a prompt. */
function input(rl: unknown): NodeJS.EventEmitter {
  return (rl as { input: NodeJS.EventEmitter }).input;
}

/** The cursor stands on the answer given before, if there was one. */
function startAt({ earlier }: Prompt, rows: readonly Row[]): number {
  if (!earlier) return 0;
  const value = earlier.kind === 'answer' ? earlier.values[0] : earlier.kind;
  return Math.max(
    0,
    rows.findIndex((row) => row.value === value),
  );
}

/** Only where the cursor is and what is ticked. */
function here(
  rows: readonly Row[],
  cursor: number,
  ticked: readonly string[],
  prompt: Prompt,
  width: number,
): string[] {
  const row = rows[cursor];
  return row
    ? rowLines({ ...prompt, dense: false }, [row], { cursor: 0, ticked }, width).concat(tickedLine(rows, ticked))
    : [];
}

function tickedLine(rows: readonly Row[], ticked: readonly string[]): string[] {
  const keys = rows.filter(({ value }) => ticked.includes(value)).map(({ key }) => `[x] ${key}`);
  return keys.length > 0 ? [keys.join('  ')] : [];
}
