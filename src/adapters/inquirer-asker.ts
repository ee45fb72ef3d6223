import inquirer from 'inquirer';
import type { Style } from '../rendering/style.ts';
import { wrap } from '../rendering/text-layout.ts';
import type { Asker, Prompt, Reply } from '../workflows/ports.ts';
import { headerLines, keysLine, rowLines, rowsOf } from '../workflows/prompt-layout.ts';
import { choicePrompt, type Shown } from './prompts/choice-prompt.ts';
import { type KeyInput, openKeyboard } from './prompts/keyboard.ts';
import { linePrompt } from './prompts/line-prompt.ts';
import { PromptScreen } from './prompts/prompt-screen.ts';

const NARROWEST = 20;
/** A window that is being dragged reports many sizes. */
const RESTS = 80;
/** What a typed line needs besides itself: some of the options that fit it, some lines already typed. */
const TYPING = { search: Array<string>(6).fill(''), block: Array<string>(5).fill(''), line: [''] };

/**
 * Asks with inquirer's prompts on stderr, so that stdout stays the result's. Ctrl-C, Ctrl-D and stop signals are
 * `leave`; Ctrl-Z and `fg` come back to the same prompt with what was typed. Only to be made when stdin and stderr are
 * terminals.
 */
export function inquirerAsker(style: Style, stop: AbortSignal): Asker {
  const { stdin, stderr } = process;
  const width = () => Math.max(NARROWEST, (stderr.columns || 80) - 1);
  const height = () => stderr.rows || 24;
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  if (stop.aborted) leave();
  stop.addEventListener('abort', leave);

  let current: { readonly input: KeyInput; readonly screen: PromptScreen } | undefined;
  const redraw = () => {
    if (!current?.input.open) return;
    current.screen.startFresh();
    current.input.emit('redraw');
  };
  const keyboard = openKeyboard(stdin, stderr, { leave, continued: redraw });
  let resting: NodeJS.Timeout | undefined;
  const onResize = () => {
    clearTimeout(resting);
    resting = setTimeout(redraw, RESTS);
  };
  stderr.on('resize', onResize);

  const tell = (text: string) => stderr.write(`${wrap(text, width()).join('\n')}\n`);

  async function ask(prompt: Prompt): Promise<Reply> {
    if (leaving.signal.aborted) return { kind: 'leave' };
    const shown: Shown = { prompt, width, height, style, printed: printIfTall(prompt) };
    const input = keyboard.input();
    const screen = new PromptScreen(stderr);
    current = { input, screen };
    try {
      const prompts = inquirer.createPromptModule({ input, output: screen, signal: leaving.signal });
      prompts.registerPrompt('choice', choicePrompt as never);
      prompts.registerPrompt('line', linePrompt as never);
      const type = prompt.kind === 'one' || prompt.kind === 'many' ? 'choice' : 'line';
      const { reply } = await (prompts as unknown as Put)([{ type, name: 'reply', ...shown }]);
      return reply;
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'ExitPromptError' || name === 'AbortPromptError') return { kind: 'leave' };
      throw error;
    } finally {
      input.open = false;
    }
  }

  /** Prints what would not fit on the screen once, so that no line of it is lost. */
  function printIfTall(prompt: Prompt): boolean {
    const columns = width();
    const header = headerLines(prompt, columns, style);
    const choice = prompt.kind === 'one' || prompt.kind === 'many';
    const options = choice ? rowLines(prompt, rowsOf(prompt), { cursor: 0, ticked: [] }, columns) : TYPING[prompt.kind];
    const foot = wrap(`${prompt.why}\n${keysLine(prompt)}`, columns);
    if (header.length + options.length + foot.length < height()) return false;
    const still = choice ? rowLines(prompt, rowsOf(prompt), { ticked: [] }, columns) : [];
    stderr.write(`${[...header, ...still].join('\n')}\n`);
    return true;
  }

  function close(): void {
    clearTimeout(resting);
    stderr.off('resize', onResize);
    stop.removeEventListener('abort', leave);
    keyboard.close();
  }
  return { ask, tell, close };
}

/** Inquirer knows its own prompts by type; ours it takes as they are. */
type Put = (questions: readonly object[]) => Promise<{ reply: Reply }>;
