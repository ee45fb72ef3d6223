import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { builtInPack, documentMakers, tell } from '../composition.ts';
import { openCase } from '../diagnostics/index.ts';
import { factFlags } from '../fact-flags.ts';
import { Failure } from '../failure.ts';
import { readGiven } from '../given-facts.ts';
import { factsOfLog, ownLog } from '../log-consent.ts';
import { phrase } from '../rendering/phrases.ts';
import type { Audience } from '../rendering/report/report-case.ts';
import { saveDocument } from '../save-document.ts';
import { SETTINGS } from '../workflows/settings.ts';

export default class Report extends BaseCommand {
  static override flags = {
    ...factFlags,
    output: string({ helpValue: 'FILE' }),
    force: boolean(),
    'from-log': boolean(),
    audience: string({ options: [...SETTINGS.audience], helpValue: 'WHO' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Report);
    const shell = await this.shell(flags);
    const pack = await builtInPack({ reading: flags.story !== undefined });
    const { facts, anything } = await readGiven(flags, pack, shell.locale);
    const fromLog = flags['from-log'];
    if (!anything && !fromLog) throw new Failure([{ code: 'terminal_needed' }]);

    const today = flags.at ?? shell.today;
    const log = fromLog ? await factsOfLog(pack, today, shell.locale) : {};
    const file = openCase({ pack, today, ...facts, log });
    const audience = (flags.audience ?? SETTINGS.audience[0]) as Audience;
    const html = await documentMakers.report(file, pack, shell.locale, audience, fromLog ? await ownLog(today) : []);
    if (flags.output !== undefined) saveDocument(flags.output, html, { force: flags.force });
    if (flags.json)
      await this.printJson({ schema: 'quota-doctor/report@1', outcome: file.diagnosis.outcome, audience, html });
    else if (flags.output === undefined) await this.print(html);
    else tell(`${phrase(shell.locale, 'report.saved')}\n`);
  }
}
