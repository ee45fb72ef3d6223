import { boolean } from '@oclif/core/flags';
import { usage } from '../../failure.ts';
import { QuotaCommand } from '../../quota-command.ts';
import { phrase } from '../../rendering/phrases.ts';
import { forgetLog } from '../../workflows/quota-log.ts';

export default class QuotaForget extends QuotaCommand {
  static override flags = { yes: boolean() };

  async run(): Promise<void> {
    const { flags } = await this.parse(QuotaForget);
    const { locale } = await this.shell(flags);
    if (!flags.yes) throw usage('needs_yes');
    this.sure(forgetLog(await this.documents()) ?? {});
    if (flags.json) await this.printJson({ schema: 'quota-doctor/receipt@1', forgotten: true });
    else await this.print(`${phrase(locale, 'quota.forgot')}\n`);
  }
}
