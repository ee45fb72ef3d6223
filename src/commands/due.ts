import { boolean } from '@oclif/core/flags';
import { atFlag, CaseCommand, momentOf } from '../case-command.ts';
import { builtInPack } from '../composition.ts';
import { dueJson, dueRows, renderDue } from '../rendering/due-view.ts';

export default class Due extends CaseCommand {
  static override flags = { all: boolean(), ...atFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(Due);
    const shell = await this.shell(flags);
    const { day } = momentOf(flags.at, shell.now);
    const pack = await builtInPack();
    const listing = await this.listing(await this.shelf(), shell);
    const open = listing.cases.filter(({ closing }) => closing === null);
    const rows = dueRows(open, pack, day).filter(({ when }) => flags.all || when !== 'later');
    if (flags.json) await this.printJson(dueJson(rows, day));
    else await this.print(renderDue(rows, pack, day, shell.view, flags.all));
  }
}
