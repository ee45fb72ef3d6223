import { string as stringArgument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { atFlag, momentOf } from '../../case-command.ts';
import { findInLog } from '../../diagnostics/index.ts';
import { amountFlag, amountFrom, QuotaCommand } from '../../quota-command.ts';
import { phrase } from '../../rendering/phrases.ts';
import { momentAndEntry, quotaJson } from '../../rendering/quota-view.ts';
import { addToLog } from '../../workflows/quota-log.ts';

export default class QuotaAdd extends QuotaCommand {
  static override args = { quota: stringArgument({ ignoreStdin: true, required: true }) };
  static override flags = { available: amountFlag('--available'), note: string({ helpValue: 'TEXT' }), ...atFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(QuotaAdd);
    const { locale, now } = await this.shell(flags);
    const { at, day } = momentOf(flags.at, now);
    const quota = amountFrom(args.quota, 'QUOTA');
    const entry = { kind: 'reading', at, quota, available: flags.available ?? null, note: flags.note ?? null } as const;
    const log = this.sure(addToLog(await this.documents(), [entry]));
    if (flags.json) await this.printJson(quotaJson(log, findInLog(log, day)));
    else await this.print(`${phrase(locale, 'quota.added', { entry: momentAndEntry(entry, locale) })}\n`);
  }
}
