import { boolean, string } from '@oclif/core/flags';
import { atFlag, momentOf } from '../../case-command.ts';
import { findInLog } from '../../diagnostics/index.ts';
import { QuotaCommand } from '../../quota-command.ts';
import { phrase } from '../../rendering/phrases.ts';
import { quotaSvg, renderQuotaChart } from '../../rendering/quota-chart.ts';
import { findingLines, quotaJson, renderQuotaLog } from '../../rendering/quota-view.ts';
import { readLog } from '../../workflows/quota-log.ts';

export default class QuotaChart extends QuotaCommand {
  static override flags = {
    format: string({ options: ['text', 'svg'], default: 'text' }),
    plain: boolean(),
    ...atFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(QuotaChart);
    const { view, now, plain } = await this.shell(flags, { noColor: flags['no-color'] || flags.plain });
    const { day } = momentOf(flags.at, now);
    const log = this.sure(readLog(await this.documents())).filter(({ at }) => at.slice(0, 10) <= day);
    const findings = findInLog(log, day);
    if (flags.json) return this.printJson(quotaJson(log, findings));
    if (flags.plain || (plain && flags.format === 'text')) return this.print(renderQuotaLog(log, findings, view));
    const drawn = flags.format === 'svg' ? quotaSvg(log, view.locale) : renderQuotaChart(log, view);
    if (drawn === '') return this.print(`${phrase(view.locale, 'quota.too_few')}\n`);
    const said = flags.format === 'svg' ? [] : findingLines(findings, view);
    await this.print(said.length === 0 ? drawn : `${drawn}${said.join('\n')}\n`);
  }
}
