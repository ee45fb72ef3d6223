import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { builtInPack, documentMakers, tell } from '../composition.ts';
import { openCase } from '../diagnostics/index.ts';
import { factFlags } from '../fact-flags.ts';
import { Failure } from '../failure.ts';
import { readGiven } from '../given-facts.ts';
import { calendarOf } from '../rendering/calendar-entries.ts';
import { phrase } from '../rendering/phrases.ts';
import { saveDocument } from '../save-document.ts';
import { calendarContent } from '../workflows/documents.ts';

export default class Calendar extends BaseCommand {
  static override flags = { ...factFlags, output: string({ helpValue: 'FILE' }), force: boolean() };

  async run(): Promise<void> {
    const { flags } = await this.parse(Calendar);
    const shell = await this.shell(flags);
    const { locale } = shell;
    const pack = await builtInPack({ reading: flags.story !== undefined });
    const { facts, anything } = await readGiven(flags, pack, locale);
    if (!anything) throw new Failure([{ code: 'terminal_needed' }]);

    const file = openCase({ pack, today: flags.at ?? shell.today, ...facts });
    const ics = await calendarContent(file, pack, locale, documentMakers);
    if (ics !== undefined && flags.output !== undefined) saveDocument(flags.output, ics, { force: flags.force });
    if (flags.json) {
      const { entries } = calendarOf(file, pack, locale);
      await this.printJson({ schema: 'quota-doctor/calendar@1', entries, ics: ics ?? null });
    } else if (ics === undefined) tell(`${phrase(locale, 'calendar.none')}\n`);
    else if (flags.output === undefined) await this.print(ics);
    else tell(`${phrase(locale, 'calendar.saved')}\n`);
  }
}
