import { input as inputPrompt, search as searchPrompt } from '@inquirer/prompts';
import type { Locale } from '../diagnostics/index.ts';
import { phrase } from '../rendering/phrases.ts';
import type { Style } from '../rendering/style.ts';
import { hang, wrap } from '../rendering/text-layout.ts';
import type { Asker, Prompt, Reply } from '../workflows/ports.ts';
import { choicePrompt } from './choice-prompt.ts';

/** What may be typed instead of an answer where only a line can be typed; `?` asks why. */
const TYPED_COMMANDS = ['why', 'back', 'leave', 'unknown'] as const;
type TypedCommand = (typeof TYPED_COMMANDS)[number];

/** The command a typed line means in the reader's language, if it is one. */
function commandIn(typed: string, locale: Locale): TypedCommand | undefined {
  const word = typed.trim().toLowerCase();
  return TYPED_COMMANDS.find((command) => phrase(locale, `interview.typed.${command}`).split(' ').includes(word));
}

/**
 * Asks with inquirer's prompts on stderr, so that stdout stays the result's. Ctrl-C and Ctrl-D are `leave`; Ctrl-Z and
 * `fg` come back to the same prompt. Only to be made when stdin and stderr are terminals.
 */
export function inquirerAsker(style: Style): Asker {
  const width = () => Math.max(24, (process.stderr.columns || 80) - 1);
  const tell = (text: string) => process.stderr.write(`${wrap(text, width()).join('\n')}\n`);

  async function ask(prompt: Prompt): Promise<Reply> {
    for (let showWhy = false; ; ) {
      const header = headerOf(prompt, showWhy, width(), style);
      const reply = await withTerminal((signal) => putOnce(prompt, header, width(), style, signal));
      if (reply === 'why') {
        showWhy = true;
        continue;
      }
      if (reply.kind === 'back' && !prompt.canGoBack) {
        tell(phrase(prompt.locale, 'interview.no_earlier'));
        continue;
      }
      return reply;
    }
  }
  return { ask, tell };
}

function headerOf(prompt: Prompt, showWhy: boolean, width: number, style: Style): string {
  const lines = [
    '',
    ...(prompt.left === '' ? [] : [style.faint(prompt.left)]),
    ...wrap(prompt.title, width).map(style.strong),
  ];
  for (const help of prompt.help) lines.push(...wrap(help, width).map(style.faint));
  if (showWhy) lines.push(...wrap(prompt.why, width));
  return lines.join('\n');
}

async function putOnce(
  prompt: Prompt,
  header: string,
  width: number,
  style: Style,
  signal: AbortSignal,
): Promise<Reply | 'why'> {
  const context = { output: process.stderr, signal, clearPromptOnDone: false };
  if (prompt.kind === 'one' || prompt.kind === 'many') {
    return choicePrompt({ prompt, header, width, faint: style.faint }, context);
  }
  process.stderr.write(`${header}\n`);
  const typed = prompt.kind === 'search' ? await searched(prompt, width, context) : await line(prompt, context);
  const command = commandIn(typed, prompt.locale);
  if (command === 'why') return 'why';
  if (command === 'back' || command === 'leave' || command === 'unknown') return { kind: command };
  if (typed.trim() === '') return { kind: 'unknown' };
  return { kind: 'answer', values: [typed] };
}

async function line(prompt: Prompt, context: { output: NodeJS.WritableStream; signal: AbortSignal }): Promise<string> {
  return inputPrompt(
    {
      message: prompt.keys,
      validate: (typed) => (commandIn(typed, prompt.locale) ? true : (prompt.check?.(typed) ?? true)),
      theme: { prefix: '>' },
    },
    context,
  );
}

async function searched(
  prompt: Prompt,
  width: number,
  context: { output: NodeJS.WritableStream; signal: AbortSignal },
): Promise<string> {
  return searchPrompt<string>(
    {
      message: prompt.keys,
      pageSize: 8,
      theme: { prefix: '>', style: { keysHelpTip: () => '' } },
      source: (term) => {
        const typed = (term ?? '').trim();
        if (typed === '' || commandIn(typed, prompt.locale))
          return [{ name: typed === '' ? phrase(prompt.locale, 'interview.unknown') : typed, value: typed }];
        const found = (prompt.search?.(typed) ?? []).map(({ value, label }) => ({
          name: hang('', label, width - 4).join(' '),
          value,
        }));
        return [{ name: phrase(prompt.locale, 'interview.use_typed', { text: typed }), value: typed }, ...found];
      },
    },
    context,
  );
}

/**
 * Runs one prompt with the terminal looked after: Ctrl-D leaves like Ctrl-C, a stop and continue (Ctrl-Z, `fg`) puts
 * the terminal back into raw mode, and a timer keeps the process alive while nothing else does.
 */
async function withTerminal(run: (signal: AbortSignal) => Promise<Reply | 'why'>): Promise<Reply | 'why'> {
  const abort = new AbortController();
  const alive = setInterval(() => {}, 60_000);
  const onKey = (_: string | undefined, key: { ctrl?: boolean; name?: string } | undefined) => {
    if (key?.ctrl && key.name === 'd') abort.abort();
  };
  const onContinue = () => {
    if (process.stdin.isTTY) process.stdin.setRawMode(true);
    process.stdin.resume();
  };
  process.stdin.on('keypress', onKey);
  process.on('SIGCONT', onContinue);
  try {
    return await run(abort.signal);
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'ExitPromptError' || name === 'AbortPromptError') return { kind: 'leave' };
    throw error;
  } finally {
    clearInterval(alive);
    process.stdin.off('keypress', onKey);
    process.off('SIGCONT', onContinue);
  }
}
