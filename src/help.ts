import type { Command } from '@oclif/core/command';
import { Help } from '@oclif/core/help';
import type { Config, HelpOptions, Topic } from '@oclif/core/interfaces';
import { openShell, output, type Shell } from './composition.ts';
import { languageFlag } from './language.ts';
import { commandHelp, type HelpItem, rootHelp, topicHelp } from './rendering/help-view.ts';

/**
 * oclif finds out what help is wanted on; the words, in two languages and wrapped by the rules of Chinese, come from
 * the interface texts by the ids of commands, flags and arguments.
 */
export default class WordedHelp extends Help {
  private wanted: Pick<Shell, 'locale' | 'view'> | undefined;

  constructor(config: Config, options?: Partial<HelpOptions>) {
    super(config, { ...options, stripAnsi: true });
  }

  override async showHelp(argv: string[]): Promise<void> {
    this.wanted = await openShell({ lang: languageFlag(argv) });
    await super.showHelp(withoutFlags(argv));
  }

  protected override async showRootHelp(): Promise<void> {
    await this.show((locale, width) => rootHelp(this.config.userAgent, this.commandsAt(''), locale, width));
  }

  protected override async showTopicHelp({ name }: Topic): Promise<void> {
    await this.show((locale, width) => topicHelp(name, this.commandsAt(`${name}:`), locale, width));
  }

  override async showCommandHelp(command: Command.Loadable): Promise<void> {
    const flags = Object.values(command.flags).filter(({ hidden }) => !hidden);
    const ofGroup = (group: string | undefined) => flags.filter(({ helpGroup }) => helpGroup === group).map(flagItem);
    const subject = {
      id: command.id.replaceAll(/[: ]/g, '.'),
      args: Object.values(command.args).map(argumentItem),
      flags: ofGroup(undefined),
      globalFlags: ofGroup('GLOBAL'),
    };
    await this.show((locale, width) => commandHelp(subject, locale, width));
  }

  private async show(render: (locale: Shell['locale'], width: number) => string): Promise<void> {
    const { locale, view } = this.wanted ?? (await openShell({}));
    await output.write(render(locale, view.width));
  }

  /** Commands and groups one level below a prefix, by name. */
  private commandsAt(prefix: string): readonly string[] {
    const below = this.sortedCommands.map(({ id }) => id).filter((id) => id.startsWith(prefix));
    return [...new Set(below.map((id) => prefix + (id.slice(prefix.length).split(':')[0] ?? '')))].map((id) =>
      id.replaceAll(':', '.'),
    );
  }
}

function flagItem(flag: Command.Flag.Cached): HelpItem {
  const many = flag.type === 'option' && flag.multiple ? '...' : '';
  const value = flag.type === 'option' ? ` ${flag.helpValue ?? 'VALUE'}${many}` : '';
  return {
    name: flag.name,
    label: `--${flag.name}${value}`,
    ...(flag.type === 'option' ? { options: flag.options } : {}),
    ...(flag.type === 'option' && typeof flag.default === 'string' ? { fallback: flag.default } : {}),
  };
}

function argumentItem({ name, required, options, default: fallback }: Command.Arg.Cached): HelpItem {
  const label = name.toUpperCase();
  return {
    name,
    label: required ? label : `[${label}]`,
    options,
    ...(typeof fallback === 'string' ? { fallback } : {}),
  };
}

/** oclif stops looking for a command at the first flag, so flags go to the end. */
function withoutFlags(argv: readonly string[]): string[] {
  const words = argv.filter((word, index) => !word.startsWith('-') && argv[index - 1] !== '--lang');
  return [...words, '--help'];
}
