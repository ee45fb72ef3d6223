import { boolean, string } from '@oclif/core/flags';
import { atFlag, CaseCommand, momentOf } from '../case-command.ts';
import { builtInNames, documentMakers, tell } from '../composition.ts';
import { dueCalendar } from '../rendering/due-calendar.ts';
import { type CasesDue, dueJson, dueRows, renderDue } from '../rendering/due-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { saveDocument } from '../save-document.ts';

export default class Due extends CaseCommand {
  static override flags = {
    all: boolean(),
    calendar: string({ helpValue: 'FILE' }),
    force: boolean(),
    ...atFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Due);
    const shell = await this.shell(flags);
    const { view, locale } = shell;
    const { day } = momentOf(flags.at, shell.now);
    const pack = await builtInNames();
    const { cases } = await this.listing(await this.shelf(), shell);
    const open: CasesDue = {
      length: cases.length,
      idAt: cases.idAt,
      dueAt: (place) => (cases.isClosed(place) ? [] : cases.dueAt(place)),
    };
    // A calendar is for the weeks to come: all days go in, whatever is shown on the screen.
    const rows = dueRows(open, pack, day, flags.all || flags.calendar !== undefined);
    if (flags.calendar === undefined) {
      if (flags.json) await this.printJson(dueJson(rows, day));
      else await this.printPieces(renderDue(rows, pack, day, view, flags.all));
      return;
    }
    const revisions = new Map([...cases].map(({ id, revision }) => [id, revision]));
    const ended = dueRows({ ...open, dueAt: (place) => cases.at(place).ended }, pack, day, true);
    const content = dueCalendar({ rows, ended }, revisions, pack, day, locale);
    const ics = content.entries.length === 0 ? null : await documentMakers.calendar(content);
    const toFile = flags.calendar !== '-';
    if (ics !== null && toFile) saveDocument(flags.calendar, ics, { force: flags.force, source: '--calendar' });
    if (flags.json) await this.printJson({ ...dueJson(rows, day), ics });
    else if (ics === null) tell(`${phrase(locale, 'due.none_at_all')}\n`);
    else if (toFile) tell(`${phrase(locale, 'calendar.saved')}\n`);
    else await this.print(ics);
  }
}
