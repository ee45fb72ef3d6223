import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { FAILING } from '../diagnose-flags.ts';
import { factFlags, overlayFlag } from '../fact-flags.ts';
import { SETTINGS } from '../workflows/settings.ts';

export default class Diagnose extends BaseCommand {
  static override flags = {
    ...factFlags,
    'no-input': boolean(),
    save: boolean(),
    'keep-story': boolean(),
    'from-log': boolean(),
    ...overlayFlag,
    letter: string({ helpValue: 'FILE' }),
    audience: string({ options: [...SETTINGS.audience], helpValue: 'WHO' }),
    plain: boolean(),
    'fail-on': string({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      options: FAILING,
      helpValue: 'OUTCOME',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Diagnose);
    const shell = await this.shell(flags, { silent: flags['no-input'], noColor: flags['no-color'] || flags.plain });
    // Each is loaded where it is wanted: asking needs little of what answering at once does, and the other way round.
    process.exitCode = shell.canAsk
      ? await (await import('../diagnose-by-asking.ts')).diagnoseByAsking(flags, shell)
      : await (await import('../diagnose-at-once.ts')).diagnoseAtOnce(flags, shell);
  }
}
