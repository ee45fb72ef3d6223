import { boolean, string } from '@oclif/core/flags';
import { atFlag, CaseCommand, momentOf } from '../../case-command.ts';
import { builtInNames } from '../../composition.ts';
import { dayFrom } from '../../given-facts.ts';
import { caseListJson, renderCaseList } from '../../rendering/case-list-view.ts';
import { wholeNumber } from '../../whole-number.ts';
import { chooseCases, SORTS } from '../../workflows/choose-cases.ts';
import { listDrafts } from '../../workflows/drafts.ts';

export default class CaseList extends CaseCommand {
  static override flags = {
    status: string({ options: ['open', 'closed', 'all'], default: 'open' }),
    cause: string({ helpValue: 'ID' }),
    family: string({ helpValue: 'ID' }),
    due: boolean(),
    since: string({ helpValue: 'DATE' }),
    search: string({ helpValue: 'TEXT' }),
    sort: string({ options: [...SORTS], default: SORTS[0] }),
    limit: wholeNumber('--limit', 1, 1_000_000),
    ...atFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(CaseList);
    const shell = await this.shell(flags);
    const shelf = await this.shelf();
    const pack = await builtInNames();
    const { day } = momentOf(flags.at, shell.now);
    const listing = await this.listing(shelf, shell);
    const wanted = {
      ...flags,
      since: dayFrom(flags.since, '--since'),
      sort: SORTS.find((sort) => sort === flags.sort),
    };
    const cases = chooseCases(shelf.documents, listing, wanted, pack, day);
    const drafts = listDrafts(await this.drafts());
    if (flags.json) await this.printJson(caseListJson(cases, listing.cases.length, drafts));
    else await this.printPieces(renderCaseList(cases, listing.cases.length, drafts, pack, shell.view));
  }
}
