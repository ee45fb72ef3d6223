import { createInterface } from 'node:readline';
import { phrase } from '../rendering/phrases.ts';
import { plainStyle } from '../rendering/style.ts';
import { visible, wrap } from '../rendering/text-layout.ts';
import type { Asker, Prompt, Reply } from '../workflows/ports.ts';
import { headerLines, keysLine, rowLines, rowsOf } from '../workflows/prompt-layout.ts';
import { type Read, readPlain } from '../workflows/read-plain.ts';

const NARROWEST = 20;
/** Lines that come this close together were pasted. */
const TOGETHER = 40;
/** A line of fewer characters is an answer typed ahead and no part of a pasted text. */
const WORDS = 6;

/**
 * Asks with text and nothing else: every question once, from top to bottom, answers typed with Enter. No cursor
 * movement, no colour, no redrawing: for screen readers, for terminals that know nothing, for a transcript.
 */
export function plainAsker(stop: AbortSignal): Asker {
  const { stdin, stderr } = process;
  const width = () => Math.max(NARROWEST, (stderr.columns || 80) - 1);
  const lines = openLines(stdin, stop);
  const write = (text: string) => void stderr.write(text);
  const tell = (text: string) => write(`${wrap(text, width()).join('\n')}\n`);

  async function ask(prompt: Prompt): Promise<Reply> {
    if (lines.ended()) return { kind: 'leave' };
    write(`${[...headerLines(prompt, width(), plainStyle), ...optionLines(prompt, width())].join('\n')}\n`);
    tell(keysLine(prompt, true));
    const earlier = earlierLine(prompt);
    if (earlier) tell(earlier);
    for (let listed: Prompt = prompt; ; ) {
      write('> ');
      const typed = await typedText(prompt);
      if (typed === undefined) {
        write('\n');
        return { kind: 'leave' };
      }
      const read = readPlain(listed, typed);
      if (read.kind === 'say') tell(read.text);
      else if (read.kind === 'choose') {
        listed = { ...prompt, options: read.options };
        write(
          `${rowLines({ ...prompt, kind: 'one', dense: false }, numbered(read), { ticked: [] }, width()).join('\n')}\n`,
        );
        tell(phrase(prompt.locale, 'plain.choose'));
      } else if (read.kind === 'tell' && read.text !== undefined) {
        return { ...read, text: [read.text, ...(await lines.pasted())].join('\n') };
      } else return read;
    }
  }

  /** One line; for a text of several lines all of them up to an empty one. */
  async function typedText(prompt: Prompt): Promise<string | undefined> {
    const first = await lines.next();
    if (first === undefined || prompt.kind === 'one' || prompt.kind === 'many') return first;
    if (first === '') return first;
    const all = [first, ...(await lines.pasted())];
    if (prompt.kind !== 'block') return all.join(' ').trim();
    for (;;) {
      const line = await lines.next();
      if (line === undefined || line === '') return all.join('\n');
      all.push(line, ...(await lines.pasted()));
    }
  }
  return { ask, tell, close: lines.close };
}

function optionLines(prompt: Prompt, width: number): string[] {
  if (prompt.kind !== 'one' && prompt.kind !== 'many') return [];
  return rowLines({ ...prompt, kind: 'one' }, rowsOf(prompt), { ticked: [] }, width);
}

function numbered({ options }: Extract<Read, { kind: 'choose' }>) {
  return options.map((option, index) => ({ ...option, key: String(index + 1) }));
}

function earlierLine(prompt: Prompt): string | undefined {
  const { earlier, locale } = prompt;
  if (!earlier) return undefined;
  const rows = rowsOf(prompt);
  const values = earlier.kind === 'answer' ? earlier.values : [earlier.kind];
  const answer = values.map((value) => rows.find((row) => row.value === value)?.label ?? visible(value)).join('; ');
  return phrase(locale, 'plain.earlier', { answer });
}

interface Lines {
  /** The next line; undefined when no more will come. */
  next(): Promise<string | undefined>;
  /** Lines of words that came together with the last one, as a paste does; short ones were typed ahead. */
  pasted(): Promise<readonly string[]>;
  /** True when no more lines will come. */
  ended(): boolean;
  close(): void;
}

/** Lines of the terminal as the system edits them; kept until they are asked for. */
function openLines(stdin: NodeJS.ReadStream, stop: AbortSignal): Lines {
  const reader = createInterface({ input: stdin, terminal: false });
  const waiting: string[] = [];
  let ended = stop.aborted;
  let wake = () => {};
  reader.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  const end = () => {
    ended = true;
    wake();
  };
  reader.on('close', end);
  stop.addEventListener('abort', end);
  return {
    async next() {
      while (waiting.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve));
      return ended && waiting.length === 0 ? undefined : waiting.shift();
    },
    async pasted() {
      const lines: string[] = [];
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, TOGETHER));
        const words = waiting.findLastIndex((line) => line.length >= WORDS);
        if (words === -1) return lines;
        lines.push(...waiting.splice(0, words + 1));
      }
    },
    ended: () => ended && waiting.length === 0,
    close() {
      stop.removeEventListener('abort', end);
      reader.close();
      stdin.pause();
    },
  };
}
