import { atFlag, CaseCommand, caseArgument, momentOf } from '../../case-command.ts';
import { builtInPack } from '../../composition.ts';
import { replay } from '../../diagnostics/index.ts';
import { renderSavedCase, savedCaseJson } from '../../rendering/case-record-view.ts';

export default class CaseShow extends CaseCommand {
  static override args = { id: caseArgument };
  static override flags = { ...atFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CaseShow);
    const shell = await this.shell(flags);
    const saved = this.load(await this.shelf(), args.id);
    const pack = await builtInPack({ reading: saved.given.story !== undefined });
    const replayed = replay(saved, pack, momentOf(flags.at, shell.now).day);
    if (flags.json) await this.printJson(savedCaseJson(saved, replayed, pack, shell.view));
    else await this.print(renderSavedCase(saved, replayed, pack, shell.view));
  }
}
