import { plainStyle, type Style } from '../rendering/style.ts';

/** What stands at the three ends of the process. */
export interface Terminal {
  /** Somebody can be asked: they can type, and see the question even when the result goes to a file. */
  readonly canAsk: boolean;
  /** Columns to write results in. */
  readonly width: number;
  /** Columns there are, for what stands side by side. */
  readonly room: number;
  /** The stream of results shows colour. */
  readonly colour: boolean;
  /** Text from top to bottom only: the terminal knows nothing else, or the person asked for it (`ACCESSIBLE`). */
  readonly plain: boolean;
}

const USUAL_WIDTH = 80;
const NARROWEST = 24;
const WIDEST = 100;
const ROOMIEST = 160;

/** The terminal of this process. A width of 0 or none, as some containers report, counts as 80. */
export function thisTerminal(env: NodeJS.ProcessEnv = process.env): Terminal {
  const { stdin, stdout, stderr } = process;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const plain = env.TERM === 'dumb' || !['', '0'].includes(env.ACCESSIBLE ?? '');
  const columns = Math.max(NARROWEST, stdout.columns || USUAL_WIDTH);
  const refused = (env.NO_COLOR ?? '') !== '' || plain;
  return {
    canAsk: Boolean(stdin.isTTY && stderr.isTTY),
    width: Math.min(WIDEST, columns),
    room: Math.min(ROOMIEST, columns),
    colour: !refused && (forced || Boolean(stdout.isTTY)),
    plain,
  };
}

/** Emphasis for a terminal; chalk is loaded only where colour is shown. */
export async function styleFor(colour: boolean): Promise<Style> {
  if (!colour) return plainStyle;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  // chalk joins all arguments it gets, so none but the text may reach it.
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    warn: (text) => chalk.bold.red(text),
  };
}
