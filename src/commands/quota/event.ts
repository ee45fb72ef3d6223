import { string as stringArgument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { atFlag, momentOf } from '../../case-command.ts';
import { findInLog, QUOTA_EVENTS } from '../../diagnostics/index.ts';
import { amountFlag, QuotaCommand } from '../../quota-command.ts';
import { phrase } from '../../rendering/phrases.ts';
import { momentAndEntry, quotaJson } from '../../rendering/quota-view.ts';
import { addToLog } from '../../workflows/quota-log.ts';

export default class QuotaEvent extends QuotaCommand {
  static override args = { what: stringArgument({ ignoreStdin: true, required: true, options: [...QUOTA_EVENTS] }) };
  static override flags = { amount: amountFlag('--amount'), note: string({ helpValue: 'TEXT' }), ...atFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(QuotaEvent);
    const { locale, now } = await this.shell(flags);
    const { at, day } = momentOf(flags.at, now);
    const kind = QUOTA_EVENTS.find((name) => name === args.what) ?? 'other';
    const entry = { kind, at, amount: flags.amount ?? null, note: flags.note ?? null };
    const log = this.sure(addToLog(await this.documents(), [entry]));
    if (flags.json) await this.printJson(quotaJson(log, findInLog(log, day)));
    else await this.print(`${phrase(locale, 'quota.added', { entry: momentAndEntry(entry, locale) })}\n`);
  }
}
