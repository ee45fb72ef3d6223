import type { Call } from './failure.ts';
import type { ShownProblem, UsageReason } from './rendering/problem-view.ts';
import { meant } from './rendering/suggest.ts';

/**
 * What oclif's parser complains about, as a problem of ours: located and named, without what was typed. Its classes
 * are told apart by name (the bundle keeps names), its plain errors by their fixed wording.
 */
export function parseProblem(error: unknown, call: Call): ShownProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { argv, flags = [] } = call;
  const about = call.command === undefined ? {} : { command: call.command };
  const problem = (reason: UsageReason, more: Partial<ShownProblem> = {}): ShownProblem => ({
    code: 'usage',
    reason,
    ...about,
    ...more,
  });
  switch (error.constructor.name) {
    case 'NonExistentFlagsError': {
      const typed = firstOf(error, 'flags');
      const index = argv.indexOf(typed);
      const near = meant(typed.replace(/^-+/, '').split('=')[0] ?? '', flags);
      return problem('unknown_flag', {
        ...(index === -1 ? {} : { index }),
        ...(near === undefined ? {} : { suggestion: `--${near}` }),
      });
    }
    case 'UnexpectedArgsError': {
      const index = argv.lastIndexOf(firstOf(error, 'args'));
      return problem('unexpected_argument', index === -1 ? {} : { index });
    }
    case 'RequiredArgsError':
      return problem('missing_argument', { source: argumentOf(error) });
    case 'FlagInvalidOptionError':
    case 'ArgInvalidOptionError':
      return problem('bad_option', {
        source: flagIn(error.message) ?? call.choice ?? '',
        allowed: optionsIn(error.message),
      });
    default:
      return plainParseProblem(error.message, problem);
  }
}

function plainParseProblem(
  message: string,
  problem: (reason: UsageReason, more?: Partial<ShownProblem>) => ShownProblem,
): ShownProblem | undefined {
  const flag = /^Flag (--[a-z-]+) /.exec(message)?.[1];
  if (flag === undefined) return undefined;
  if (message.includes('only be specified once')) return problem('flag_twice', { source: flag });
  if (message.includes('one of these values'))
    return problem('bad_option', { source: flag, allowed: optionsIn(message) });
  return problem('flag_without_value', { source: flag });
}

function firstOf(error: Error, member: 'flags' | 'args'): string {
  const list: unknown = (error as unknown as Record<string, unknown>)[member];
  return Array.isArray(list) ? String(list[0]) : '';
}

function argumentOf(error: Error): string {
  const list: unknown = (error as unknown as { args?: unknown }).args;
  return Array.isArray(list) ? list.map(({ name }: { name: string }) => name.toUpperCase()).join(' ') : '';
}

function flagIn(message: string): string | undefined {
  return /^Expected (--[a-z-]+)=/.exec(message)?.[1];
}

/** The list at the end of oclif's sentence; what was typed stands before it and is left behind. */
function optionsIn(message: string): readonly string[] {
  const last = message.split(/(?:one of|values): /).at(-1) ?? '';
  return (last.split('\n')[0] ?? '').split(', ');
}
