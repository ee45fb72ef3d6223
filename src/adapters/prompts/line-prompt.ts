import { createPrompt, isDownKey, isEnterKey, isUpKey, useEffect, useKeypress, useState } from '@inquirer/core';
import { phrase } from '../../rendering/phrases.ts';
import { hang, visible, wrap } from '../../rendering/text-layout.ts';
import type { Option, Prompt, Reply } from '../../workflows/ports.ts';
import { emptyReply, headerLines, keysLine, meansUnknown, replyFor, wayIn } from '../../workflows/prompt-layout.ts';
import type { Shown } from './choice-prompt.ts';

/** How many lines of a long text are shown while it is typed. */
const LINES_SHOWN = 4;

interface Line {
  readonly line: string;
  readonly input: NodeJS.EventEmitter;
  write(text: string | null, key?: { readonly ctrl: boolean; readonly name: string }): void;
}

/**
 * A typed line, with options that fit it where there are any, or a text of several lines that ends with an empty one.
 * A pasted text of many lines is one answer.
 */
export const linePrompt = createPrompt<Reply, Shown>(({ prompt, width, height, style, printed }, done) => {
  const [value, setValue] = useState('');
  const [lines, setLines] = useState<readonly string[]>([]);
  const [cursor, setCursor] = useState(0);
  const [note, setNote] = useState('');
  const [answer, setAnswer] = useState<string>();
  const [, setDrawn] = useState(0);
  const block = prompt.kind === 'block';
  const found = prompt.kind === 'search' ? fitting(prompt, value) : [];

  useEffect((own) => {
    const rl = own as unknown as Line;
    const { earlier } = prompt;
    if (earlier?.kind === 'answer') {
      rl.write(earlier.values[0] ?? '');
      setValue(rl.line);
    }
  }, []);
  useEffect(
    (own) => {
      const rl = own as unknown as Line;
      let drawn = 0;
      const redraw = () => setDrawn(++drawn);
      const paste = (text: string) => {
        const pasted = linesOf(text);
        if (!block) rl.write(pasted.filter((line) => line !== '').join(' '));
        else {
          setLines([...lines, rl.line + (pasted[0] ?? ''), ...pasted.slice(1)]);
          rl.write(null, { ctrl: true, name: 'u' });
        }
        setValue(rl.line);
      };
      rl.input.on('redraw', redraw).on('paste', paste);
      return () => void rl.input.off('redraw', redraw).off('paste', paste);
    },
    [lines],
  );

  const finish = (reply: Reply, shown: string) => {
    setAnswer(shown);
    done(reply);
  };

  useKeypress((key, own) => {
    const rl = own as unknown as Line;
    if (isEnterKey(key)) enter(rl);
    else if (key.name === 'up' && isUpKey(key) && found.length > 0)
      setCursor((cursor + found.length - 1) % found.length);
    else if (key.name === 'down' && isDownKey(key) && found.length > 0) setCursor((cursor + 1) % found.length);
    else {
      setNote('');
      setCursor(0);
      setValue(rl.line);
    }
  });

  function enter(rl: Line): void {
    const way = lines.length === 0 ? wayIn(value, prompt) : undefined;
    if (way) {
      setValue('');
      if (way === 'why') setNote(prompt.why);
      else finish(replyFor(way), phrase(prompt.locale, `keys.${way}`));
      return;
    }
    if (block && value !== '') {
      setLines([...lines, value]);
      setValue('');
      return;
    }
    const text = block ? lines.join('\n') : (found[cursor]?.value ?? value).trim();
    const nothing = text === '' || meansUnknown(text, prompt);
    const empty = nothing ? emptyReply(prompt) : undefined;
    const wrong = nothing ? undefined : prompt.check?.(text);
    if (empty) finish(empty, prompt.none ?? (prompt.menu ? '' : phrase(prompt.locale, 'interview.unknown')));
    else if (wrong) {
      setNote(wrong);
      rl.write(value);
    } else if (!nothing) finish({ kind: 'answer', values: [text] }, shortened(text, prompt));
  }

  const columns = width();
  const header = printed ? [] : headerLines(prompt, columns, style);
  if (answer !== undefined) return [...header, ...hang('> ', answer, columns)].join('\n');
  const told = lines.slice(-LINES_SHOWN).flatMap((line) => hang('| ', line.slice(0, 400), columns));
  if (lines.length > LINES_SHOWN)
    told.unshift(...wrap(phrase(prompt.locale, 'story.lines', { count: String(lines.length) }), columns));
  const keys = [...(note === '' ? [] : wrap(note, columns)), ...wrap(keysLine(prompt), columns).map(style.faint)];
  const room = height() - header.length - told.length - keys.length - 2;
  const foot = [...around(found, cursor, columns, room), ...keys];
  return [[...header, ...told, `> ${value}`].join('\n'), foot.join('\n')];
});

/** The options around the cursor that there is room for, at least the one it is on. */
function around(found: readonly Option[], cursor: number, width: number, room: number): string[] {
  const blocks = found.map(({ label }, index) => hang(index === cursor ? '> ' : '  ', label, width));
  let [from, to] = [cursor, cursor + 1];
  const lines = () => blocks.slice(from, to).flat();
  for (let grown = true; grown; ) {
    grown = false;
    if (to < blocks.length && lines().length + (blocks[to]?.length ?? 0) <= room) grown = Boolean(++to);
    if (from > 0 && lines().length + (blocks[from - 1]?.length ?? 0) <= room) {
      from -= 1;
      grown = true;
    }
  }
  return lines();
}

/** Pasted text as lines without what a terminal must not be sent, and without empty lines at its end. */
function linesOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .trimEnd()
    .split('\n')
    .map((line) => visible(line.replaceAll('\t', ' ')).trim());
}

/** First what was typed, then wordings like it. */
function fitting(prompt: Prompt, typed: string): readonly Option[] {
  const text = typed.trim();
  if (text === '' || wayIn(text, prompt) || meansUnknown(text, prompt)) return [];
  const own = { value: text, label: phrase(prompt.locale, 'interview.use_typed', { text }) };
  return [own, ...(prompt.search?.(text) ?? [])];
}

function shortened(text: string, { locale, kind }: Prompt): string {
  if (kind !== 'block') return text;
  return phrase(locale, 'story.received', { count: String([...text].length) });
}
