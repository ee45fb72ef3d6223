import { string } from '@oclif/core/args';
import { atFlag, momentOf } from '../../case-command.ts';
import { readCsvRows, tell } from '../../composition.ts';
import { Failure } from '../../failure.ts';
import { readText } from '../../given-facts.ts';
import { QuotaCommand } from '../../quota-command.ts';
import { phrase } from '../../rendering/phrases.ts';
import { entriesOfCsv, onlyNew } from '../../workflows/quota-csv.ts';
import { addToLog, readLog } from '../../workflows/quota-log.ts';

export default class QuotaImport extends QuotaCommand {
  static override args = { file: string({ ignoreStdin: true, required: true }) };

  static override flags = { ...atFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(QuotaImport);
    const { locale, now } = await this.shell(flags);
    const text = await readText(args.file, 'FILE', locale);
    if (typeof text !== 'string') throw new Failure([text]);
    const rows = await readCsvRows(text);
    if ('badLine' in rows) throw new Failure([{ code: 'bad_csv', source: 'FILE', line: rows.badLine }]);
    const { entries, problems } = entriesOfCsv(rows, 'FILE', momentOf(flags.at, now).day);
    if (problems.length > 0) {
      if (!flags.json) tell(`${phrase(locale, 'quota.nothing_taken')}\n`);
      throw new Failure(problems);
    }
    const documents = await this.documents();
    const added = onlyNew(entries, this.sure(readLog(documents)));
    if (added.length > 0) this.sure(addToLog(documents, added));
    const counts = { imported: added.length, known: entries.length - added.length };
    if (flags.json) await this.printJson({ schema: 'quota-doctor/receipt@1', ...counts });
    else {
      const slots = { count: String(counts.imported), known: String(counts.known) };
      await this.print(`${phrase(locale, 'quota.imported', slots)}\n`);
    }
  }
}
