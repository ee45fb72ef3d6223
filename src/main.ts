import { Config } from '@oclif/core/config';
import { normalizeArgv } from '@oclif/core/help';
import type { LoadOptions } from '@oclif/core/interfaces';
import { isKnownHelp, wordsToRun } from './command-words.ts';
import { hangUpWithTerminal, withoutHome } from './composition.ts';
import { Failure } from './failure.ts';
import type { ShownProblem } from './rendering/problem-view.ts';
import { meant } from './rendering/suggest.ts';
import { reportFailure } from './report-failure.ts';

type PackageJson = NonNullable<Extract<LoadOptions, { pjson?: unknown }>['pjson']>;

/** Runs one call of the program. Sets the exit code and lets the process end by itself. */
export async function main(argv: readonly string[], root: string, pjson: PackageJson): Promise<void> {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => void reportFailure(error, { argv }));
  }
  try {
    hangUpWithTerminal();
    withoutHome();
    const config = await Config.load({ root, pjson, devPlugins: false, userPlugins: false });
    await dispatch(wordsToRun(argv), config);
  } catch (error) {
    await reportFailure(error, { argv });
  }
}

async function dispatch(words: readonly string[], config: Config): Promise<void> {
  const [id = '', ...rest] = normalizeArgv(config, [...words]);
  const known = isKnownHelp(words[0]) || config.findCommand(id) !== undefined;
  const group = known ? undefined : config.findTopic(id.split(':')[0] ?? '');
  if (asksForHelp(words) && (known || group?.name === id)) {
    const { default: WordedHelp } = await import('./help.ts');
    await new WordedHelp(config).showHelp([...words]);
  } else if (known) await config.runCommand(id, rest);
  else throw new Failure([unknownCommand(words[0] ?? '', id, group?.name, config)]);
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).includes('--help');
}

function unknownCommand(typed: string, id: string, group: string | undefined, config: Config): ShownProblem {
  if (group !== undefined) {
    const allowed = config.commandIDs
      .filter((name) => name.startsWith(`${group}:`))
      .map((name) => name.slice(group.length + 1));
    const near = meant(id.split(':')[1] ?? '', allowed);
    return { code: 'usage', reason: 'missing_command', allowed, ...(near ? { suggestion: `${group} ${near}` } : {}) };
  }
  const allowed = [...new Set(config.commandIDs.map((name) => name.split(':')[0] ?? ''))].sort();
  const near = meant(typed, allowed);
  return { code: 'unknown_command', index: 0, allowed, ...(near ? { suggestion: near } : {}) };
}
