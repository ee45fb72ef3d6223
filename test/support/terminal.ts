import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';

/** The program as it is shipped. */
export const PROGRAM = join(import.meta.dirname, '../../bin/run.cjs');
const BUILT = join(import.meta.dirname, '../../dist/main.cjs');
const PATIENCE = 20_000;
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

/** What a wait is for: a text, a pattern, or a question to the whole screen. */
export type Sight = string | RegExp | ((screen: string) => boolean);

/** A program running in a terminal of its own, with a home folder of its own. Ended with the test. */
export interface TestTerminal {
  /** The temporary folder it runs in, also its home. */
  readonly folder: string;
  /** Everything printed so far: scrollback and screen, without blanks at line ends. */
  screen(): string;
  /** Rows that the terminal had to break because they were too wide. */
  tooWide(): readonly string[];
  /** The bytes the program wrote, as they came. */
  raw(): string;
  type(text: string): void;
  /** Returns the screen once it shows this; throws with the screen when it does not in time. */
  waitFor(sight: Sight, ms?: number): Promise<string>;
  /** Returns the screen once nothing has been printed for that long. */
  quiet(ms?: number): Promise<string>;
  signal(name: string): void;
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
    raw: () => written,
    type: (text) => pty.write(text),
    waitFor,
    async quiet(ms = 200) {
      for (let before = -1; before !== written.length; ) {
        before = written.length;
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
      return screen();
    },
    signal: (name) => pty.kill(name),
    resize: (to, high) => {
      display.resize(to, high);
      pty.resize(to, high);
    },
    exit: (ms = PATIENCE) => inTime(ends, ms, () => `Still running after ${ms} ms\n--- screen ---\n${screen()}`),
  };
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
