import { string } from '@oclif/core/args';
import { atFlag, CaseCommand, caseArgument, momentOf, revisionFlag } from '../../case-command.ts';
import { summaryOf } from '../../diagnostics/index.ts';
import { Failure } from '../../failure.ts';
import { readText } from '../../given-facts.ts';
import { caseChangeJson } from '../../rendering/case-list-view.ts';
import { phrase } from '../../rendering/phrases.ts';
import { addNote } from '../../workflows/follow-up.ts';

export default class CaseNote extends CaseCommand {
  static override args = { id: caseArgument, text: string({ ignoreStdin: true, required: true }) };
  static override flags = { ...atFlag, ...revisionFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CaseNote);
    const { locale, now } = await this.shell(flags);
    const text = args.text === '-' ? await readText('-', 'TEXT', locale) : args.text;
    if (typeof text !== 'string') throw new Failure([text]);
    const shelf = await this.shelf();
    const before = this.load(shelf, args.id, flags.revision);
    const saved = this.sure(addNote(shelf, before, text, momentOf(flags.at, now).at));
    if (flags.json) await this.printJson(caseChangeJson(summaryOf(saved)));
    else await this.print(`${phrase(locale, 'case.noted', { id: saved.id, revision: String(saved.revision) })}\n`);
  }
}
