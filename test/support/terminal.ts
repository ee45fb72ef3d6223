import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import type { Run } from '../../scripts/picture.ts';

/** The program as it is shipped. */
export const PROGRAM = join(import.meta.dirname, '../../bin/run.cjs');
const BUILT = join(import.meta.dirname, '../../dist/main.cjs');
type Line = NonNullable<ReturnType<xterm.Terminal['buffer']['active']['getLine']>>;
/** When to give up and show the screen; no test passes or fails by how fast it is. */
const PATIENCE = 50_000;
const SCROLLBACK = 5000;

export interface TerminalOptions {
  /** Arguments of the program, or of `command`. */
  readonly args?: readonly string[];
  /** Another program than ours, such as a shell. */
  readonly command?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** What tests look for on the screen, in both languages. */
export const WORDS = {
  'zh-CN': {
    story: '先用自己的话说说',
    safety: { borrower: '最近有这些事吗', agent: '先确认您的钱是安全的' },
    symptom: { borrower: '哪种最像你现在的情况', agent: '您现在遇到的是' },
    menu: '接下来要做什么',
    letter: '看信',
    result: '根据你的回答推断',
    typed: /打字后回车|打几个字，/,
    choose: '是其中哪一个',
    ready: 'q 停|都不是就选 1。',
  },
  en: {
    story: 'First, in your own words',
    safety: { borrower: 'Has any of these happened', agent: 'to be sure your money is safe' },
    symptom: { borrower: 'Which is closest', agent: 'What do you see' },
    menu: 'What next?',
    letter: 'Read the letter',
    result: 'Inferred from your answers',
    typed: /Type, then Enter|Type a few words, /,
    choose: 'Is it one of these',
    ready: 'q quit|1 if none\\.',
  },
} as const;
export type Words = (typeof WORDS)[keyof typeof WORDS];

/** Goes past the invitation to tell, to the first question. */
export async function beginInterview(
  terminal: TestTerminal,
  words: Words,
  audience: 'borrower' | 'agent' = 'borrower',
  plain = false,
): Promise<void> {
  if (audience === 'borrower') {
    await terminal.waitFor(words.story);
    await atPrompt(terminal, words, plain);
    terminal.type('\r');
  }
  await terminal.waitFor(joined(words.safety[audience]));
  await atPrompt(terminal, words, plain);
}

/** Returns the screen once a prompt waits at its end: what it can do is the last thing a prompt shows. */
export function atPrompt(terminal: TestTerminal, words: Words, plain = false): Promise<string> {
  return terminal.waitFor((screen) => isPrompt(screen, words, plain));
}

/**
 * A prompt stands whole at the end of the screen: while it is redrawn, what it can do is missing. A plain one ends with
 * a mark of its own; typed before that, an answer would stand in front of it.
 */
export function isPrompt(screen: string, words: Words, plain = false): boolean {
  return new RegExp(`(${words.ready})\\s*${plain ? '>' : '(>\\s*)?'}$`).test(screen.replace(/\n\s*/g, ' '));
}

/** Types at the prompt that waits, and returns the screen once another one waits. */
export async function answer(terminal: TestTerminal, words: Words, keys: string): Promise<string> {
  const before = headOf(await atPrompt(terminal, words));
  terminal.type(keys);
  return terminal.waitFor((screen) => headOf(screen) !== before && isPrompt(screen, words));
}

/** What a prompt begins with and no other one does: how many questions are left and the question, or a menu's title. */
export function headOf(screen: string): string {
  return screen.slice(screen.lastIndexOf('\n\n')).trim().split('\n').slice(0, 2).join('\n');
}

/** Answers "don't know" until the menu after the result stands on the screen. */
export async function answerAll(terminal: TestTerminal, words: Words): Promise<void> {
  let screen = await atPrompt(terminal, words);
  for (let asked = 0; asked < 16; asked += 1) {
    const last = screen.slice(-400).replace(/\n\s*/g, words === WORDS.en ? ' ' : '');
    if (last.includes(words.menu)) return;
    screen = await answer(terminal, words, words.typed.test(last.slice(-200)) ? '\r' : '0');
  }
  throw new Error(`No result\n--- screen ---\n${terminal.screen()}`);
}

/** A text wherever the lines are broken. */
function joined(text: string): (screen: string) => boolean {
  const bare = (words: string) => words.replace(/\s+/g, '');
  return (screen) => bare(screen).includes(bare(text));
}

/** What a wait is for: a text, a pattern, or a question to the whole screen. */
export type Sight = string | RegExp | ((screen: string) => boolean);

/** A program running in a terminal of its own, with a home folder of its own. Ended with the test. */
export interface TestTerminal {
  /** The temporary folder it runs in, also its home. */
  readonly folder: string;
  /** Everything printed so far: scrollback and screen, without blanks at line ends. */
  screen(): string;
  /** The same with how each stretch looks. */
  runs(): readonly (readonly Run[])[];
  /** Rows that the terminal had to break because they were too wide. */
  tooWide(): readonly string[];
  /** The bytes the program wrote, as they came. */
  raw(): string;
  type(text: string): void;
  /** Returns the screen once it shows this; throws with the screen when it does not in time. */
  waitFor(sight: Sight, ms?: number): Promise<string>;
  signal(name: string): void;
  /** Closes the window, as its cross does. */
  hangUp(): void;
  resize(columns: number, rows: number): void;
  /** The exit code, once the program has ended and all it wrote is on the screen. */
  exit(ms?: number): Promise<number>;
}

/** Starts the built program in a pseudo-terminal. */
export function openTerminal({
  args = [],
  command,
  columns = 80,
  rows = 24,
  env = {},
}: TerminalOptions = {}): TestTerminal {
  if (!existsSync(BUILT)) throw new Error('The program is not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'quota-doctor-e2e-'));
  const display = new xterm.Terminal({ cols: columns, rows, scrollback: SCROLLBACK, allowProposedApi: true });
  const pty = spawn(command ?? process.execPath, command ? [...args] : [PROGRAM, ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, '.config'),
      LANG: 'C.UTF-8',
      ...env,
    },
  });

  let written = '';
  let ended = false;
  let lookAgain = () => {};
  const ends = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      ended = true;
      display.write('', () => {
        lookAgain();
        resolve(signal ? 128 + signal : exitCode);
      });
    });
  });
  pty.onData((data) => {
    written += data;
    display.write(data, () => lookAgain());
  });
  display.onData((reply) => pty.write(reply));
  onTestFinished(async () => {
    if (!ended) await endNow(pty, ends);
    display.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const rowsOf = () =>
    Array.from({ length: display.buffer.active.length }, (_, at) => display.buffer.active.getLine(at));
  const screen = () =>
    rowsOf()
      .map((line) => line?.translateToString(true).trimEnd() ?? '')
      .join('\n')
      .trimEnd();

  function waitFor(sight: Sight, ms = PATIENCE): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Not seen within ${ms} ms: ${sight}\n--- screen ---\n${screen()}`)),
        ms,
      );
      lookAgain = () => {
        const shown = screen();
        if (!sees(shown, sight)) return;
        clearTimeout(timer);
        lookAgain = () => {};
        resolve(shown);
      };
      lookAgain();
    });
  }

  return {
    folder,
    screen,
    tooWide: () => rowsOf().flatMap((line) => (line?.isWrapped ? [line.translateToString(true)] : [])),
    runs: () => rowsOf().map((line) => (line ? runsIn(line) : [])),
    raw: () => written,
    type: (text) => pty.write(text),
    waitFor,
    signal: (name) => pty.kill(name),
    hangUp: () => (pty as unknown as { destroy(): void }).destroy(),
    resize: (to, high) => {
      display.resize(to, high);
      pty.resize(to, high);
    },
    exit: (ms = PATIENCE) => inTime(ends, ms, () => `Still running after ${ms} ms\n--- screen ---\n${screen()}`),
  };
}

/** A row of the terminal in stretches that look alike, without blanks at its ends. */
function runsIn(line: Line): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < line.length; column += 1) {
    const cell = line.getCell(column);
    const text = cell?.getChars() ?? '';
    if (!cell || cell.getWidth() === 0) continue;
    const look = {
      bold: cell.isBold() !== 0,
      faint: cell.isDim() !== 0,
      red: cell.isFgPalette() && cell.getFgColor() === 1,
    };
    const before = runs.at(-1);
    const same = before && before.bold === look.bold && before.faint === look.faint && before.red === look.red;
    const part = { text: text || ' ', columns: cell.getWidth() };
    if (same)
      runs[runs.length - 1] = { ...before, text: before.text + part.text, columns: before.columns + part.columns };
    else runs.push({ ...look, ...part, column });
  }
  return runs.map(trimmed).filter(({ text }) => text !== '');
}

function trimmed(run: Run): Run {
  const text = run.text.trimEnd();
  const left = text.length - text.trimStart().length;
  const columns = run.columns - (run.text.length - text.length) - left;
  return { ...run, text: text.trimStart(), column: run.column + left, columns };
}

function sees(screen: string, sight: Sight): boolean {
  if (typeof sight === 'string') return screen.includes(sight);
  return sight instanceof RegExp ? sight.test(screen) : sight(screen);
}

async function endNow(pty: IPty, ends: Promise<number>): Promise<void> {
  pty.kill('SIGKILL');
  await inTime(ends, 2000, () => 'could not be ended').catch(() => {});
}

async function inTime<T>(promise: Promise<T>, ms: number, why: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(why())), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
