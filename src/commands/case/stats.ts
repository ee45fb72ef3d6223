import { string } from '@oclif/core/flags';
import { atFlag, CaseCommand, momentOf } from '../../case-command.ts';
import { builtInPack } from '../../composition.ts';
import { asOf, statisticsOf } from '../../diagnostics/index.ts';
import { dayFrom } from '../../given-facts.ts';
import { renderStatistics, statisticsJson } from '../../rendering/statistics-view.ts';
import { readCases } from '../../workflows/case-listing.ts';

export default class CaseStats extends CaseCommand {
  static override flags = { since: string({ helpValue: 'DATE' }), ...atFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(CaseStats);
    const shell = await this.shell(flags);
    const shelf = await this.shelf();
    const since = dayFrom(flags.since, '--since') ?? '';
    const listing = await this.listing(shelf, shell);
    const cases = [...listing.cases].filter(({ opened }) => opened.slice(0, 10) >= since);
    const statistics = statisticsOf(
      asOf([...readCases(shelf.documents, { cases })], momentOf(flags.at, shell.now).day),
    );
    if (flags.json) await this.printJson(statisticsJson(statistics));
    else await this.print(renderStatistics(statistics, await builtInPack(), { ...shell.view, spoken: shell.plain }));
  }
}
