import { atFlag, momentOf } from '../../case-command.ts';
import { findInLog } from '../../diagnostics/index.ts';
import { QuotaCommand } from '../../quota-command.ts';
import { quotaJson, renderQuotaLog } from '../../rendering/quota-view.ts';
import { readLog } from '../../workflows/quota-log.ts';

export default class QuotaList extends QuotaCommand {
  static override flags = { ...atFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(QuotaList);
    const { view, now } = await this.shell(flags);
    const log = this.sure(readLog(await this.documents()));
    const findings = findInLog(log, momentOf(flags.at, now).day);
    if (flags.json) await this.printJson(quotaJson(log, findings));
    else await this.print(renderQuotaLog(log, findings, view));
  }
}
