import type { Locale } from '../diagnostics/index.ts';
import { type PhraseKey, phrase, phraseIfAny } from './phrases.ts';
import { columns, hang, wrap } from './text-layout.ts';

/** A flag or an argument of a command, as help shows it. */
export interface HelpItem {
  readonly name: string;
  /** What stands in the left column. */
  readonly label: string;
  readonly options?: readonly string[] | undefined;
  readonly fallback?: string | undefined;
}

/** A command, as help shows it. */
export interface HelpSubject {
  /** Words joined by dots: `settings.list`. */
  readonly id: string;
  readonly args: readonly HelpItem[];
  readonly flags: readonly HelpItem[];
  readonly globalFlags: readonly HelpItem[];
}

const INDENT = '  ';
/** Commands that ask questions. */
const INTERVIEWS = ['diagnose', 'case.resume'];

/** Help on the program: what it is for, its commands, its exit codes. */
export function rootHelp(version: string, commands: readonly string[], locale: Locale, width: number): string {
  return page([
    wrap(phrase(locale, 'help.root'), width),
    section('help.usage', [`$ quota-doctor ${phrase(locale, 'help.root.usage')}`], locale),
    commandList(commands, locale, width),
    keysSection(locale, width),
    section('help.exit_codes', wrap(phrase(locale, 'help.exit_codes.text'), width - 2), locale),
    wrap(phrase(locale, 'help.root.more'), width),
    [version],
  ]);
}

/** Help on one command. */
export function commandHelp(subject: HelpSubject, locale: Locale, width: number): string {
  const { id, args, flags, globalFlags } = subject;
  const examples = phraseIfAny(locale, `command.${id}.examples`)?.split('\n') ?? [];
  const words = [id.replaceAll('.', ' '), ...args.map(({ label }) => label)].join(' ');
  const described = phraseIfAny(locale, `command.${id}.description`);
  const usage = `$ quota-doctor ${words} [${phrase(locale, 'help.flags').toLowerCase()}]`;
  return page([
    wrap(phraseIfAny(locale, `command.${id}`) ?? id, width),
    section('help.usage', wrap(usage, width - 2), locale),
    described === undefined ? [] : section('help.description', wrap(described, width - 2), locale),
    INTERVIEWS.includes(id) ? keysSection(locale, width) : [],
    itemList('help.arguments', args, `arg.${id}.`, locale, width),
    itemList('help.flags', flags, 'flag.', locale, width, id),
    itemList('help.global_flags', globalFlags, 'flag.', locale, width),
    examples.length === 0
      ? []
      : section(
          'help.examples',
          examples.map((example) => `$ ${example}`),
          locale,
        ),
  ]);
}

/** Help on a group of commands, such as `settings`. */
export function topicHelp(topic: string, commands: readonly string[], locale: Locale, width: number): string {
  return page([wrap(phraseIfAny(locale, `command.${topic}`) ?? topic, width), commandList(commands, locale, width)]);
}

function commandList(ids: readonly string[], locale: Locale, width: number): string[] {
  const rows = ids.map((id) => [id.replaceAll('.', ' '), phraseIfAny(locale, `command.${id}`) ?? ''] as const);
  return section('help.commands', list(rows, width - 2), locale);
}

function itemList(
  title: PhraseKey,
  items: readonly HelpItem[],
  prefix: string,
  locale: Locale,
  width: number,
  command = '',
): string[] {
  if (items.length === 0) return [];
  const rows = items.map(({ name, label, options, fallback }) => {
    // A flag that means something else in one command has words of its own there.
    const notes = [phraseIfAny(locale, `${prefix}${command}.${name}`) ?? phraseIfAny(locale, prefix + name) ?? ''];
    if (options) notes.push(phrase(locale, 'help.options', { options: options.join(' ') }));
    if (fallback !== undefined) notes.push(phrase(locale, 'help.default', { value: fallback }));
    return [label, notes.join(locale === 'en' ? '; ' : '；')] as const;
  });
  return section(title, list(rows, width - 2), locale);
}

/** The keys of an interview, one a line. */
function keysSection(locale: Locale, width: number): string[] {
  const rows = phrase(locale, 'help.keys.text')
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  return section('help.keys', list(rows, width - 2), locale);
}

/** Two columns; where the left one would take more than half the width, the right one goes below it. */
function list(rows: readonly (readonly [string, string])[], width: number): string[] {
  const widest = Math.max(...rows.map(([left]) => columns(left))) + 2;
  if (widest > width / 2) return rows.flatMap(([left, right]) => [...wrap(left, width), ...hang('    ', right, width)]);
  return rows.flatMap(([left, right]) => hang(left + ' '.repeat(widest - columns(left)), right, width));
}

function section(title: PhraseKey, lines: readonly string[], locale: Locale): string[] {
  return [phrase(locale, title), ...lines.map((line) => INDENT + line)];
}

function page(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
