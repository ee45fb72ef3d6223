import { string } from '@oclif/core/args';
import { atFlag, momentOf } from '../../case-command.ts';
import { readCsvRows, tell } from '../../composition.ts';
import { Failure } from '../../failure.ts';
import { readInput } from '../../given-facts.ts';
import { QuotaCommand } from '../../quota-command.ts';
import { phrase } from '../../rendering/phrases.ts';
import { decodeTable } from '../../workflows/decode-table.ts';
import { entriesOfCsv, onlyNew } from '../../workflows/quota-csv.ts';
import { addToLog, readLog } from '../../workflows/quota-log.ts';

export default class QuotaImport extends QuotaCommand {
  static override args = { file: string({ ignoreStdin: true, required: true }) };

  static override flags = { ...atFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(QuotaImport);
    const { locale, now } = await this.shell(flags);
    const bytes = await readInput(args.file, 'FILE', locale);
    if ('code' in bytes) throw new Failure([bytes]);
    const table = decodeTable(bytes);
    if ('badLine' in table) throw new Failure([{ code: 'bad_table_encoding', source: 'FILE', line: table.badLine }]);
    const encoding = table.encoding.toUpperCase();
    if (encoding !== 'UTF-8') tell(`${phrase(locale, 'quota.import.encoding', { encoding })}\n`);
    const rows = await readCsvRows(table.text);
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
