import { string as stringArgument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { CaseCommand } from '../../case-command.ts';
import { builtInPack, tell } from '../../composition.ts';
import { usage } from '../../failure.ts';
import { exportJson } from '../../rendering/case-export.ts';
import { phrase } from '../../rendering/phrases.ts';
import { saveDocument } from '../../save-document.ts';
import { listCases, readCases } from '../../workflows/case-listing.ts';

export default class CaseExport extends CaseCommand {
  static override args = { id: stringArgument({ ignoreStdin: true }) };
  static override flags = {
    all: boolean(),
    anonymous: boolean(),
    out: string({ helpValue: 'FILE' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CaseExport);
    const { locale } = await this.shell(flags);
    if ((args.id === undefined) === !flags.all)
      throw usage('nothing_named', { command: 'case export', allowed: ['--all'] });
    const pack = await builtInPack();
    const shelf = await this.shelf();
    const cases =
      args.id === undefined
        ? [...readCases(shelf.documents, this.sure(listCases(shelf.documents)))]
        : [this.load(shelf, args.id)];
    const text = `${JSON.stringify(exportJson(cases, pack, flags.anonymous === true), null, 2)}\n`;
    if (flags.out === undefined) return this.print(text);
    saveDocument(flags.out, text, { source: '--out' });
    if (flags.json) await this.printJson({ schema: 'quota-doctor/receipt@1', exported: cases.length });
    else tell(`${phrase(locale, 'case.exported')}\n`);
  }
}
