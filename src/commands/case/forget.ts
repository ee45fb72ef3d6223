import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { atFlag, CaseCommand, momentOf } from '../../case-command.ts';
import { addDays } from '../../diagnostics/plan/calendar-date.ts';
import { usage } from '../../failure.ts';
import { phrase } from '../../rendering/phrases.ts';
import { wholeNumber } from '../../whole-number.ts';
import { listCases } from '../../workflows/case-listing.ts';
import { forgetCase, type Shelf } from '../../workflows/saved-cases.ts';

export default class CaseForget extends CaseCommand {
  static override args = { id: string({ ignoreStdin: true }) };
  static override flags = {
    all: boolean(),
    'older-than': wholeNumber('--older-than', 1, 36_500),
    yes: boolean(),
    ...atFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CaseForget);
    const { locale, now } = await this.shell(flags);
    const ways = [args.id, flags.all || undefined, flags['older-than']].filter((way) => way !== undefined);
    if (ways.length !== 1) throw usage('nothing_named', { command: 'case forget', allowed: ['--all', '--older-than'] });
    if (args.id === undefined && !flags.yes) throw usage('needs_yes');
    const shelf = await this.shelf();
    const ids =
      args.id === undefined
        ? this.chosen(shelf, flags['older-than'], momentOf(flags.at, now).day)
        : [this.idOf(shelf, args.id)];
    for (const id of ids) this.sure(forgetCase(shelf, id) ?? {});
    if (flags.json) await this.printJson({ forgotten: ids });
    else
      await this.print(
        `${phrase(locale, ids.length > 0 ? 'case.forgot' : 'case.forgot_none', { count: String(ids.length) })}\n`,
      );
  }

  /** A whole id can be forgotten without being read: it may be damaged. */
  private idOf(shelf: Shelf, typed: string): string {
    const found = shelf.documents.find(typed);
    return typeof found === 'object' ? found.id : this.load(shelf, typed).id;
  }

  private chosen(shelf: Shelf, olderThan: number | undefined, today: string): readonly string[] {
    const { cases, newer, links, unreadable } = this.sure(listCases(shelf.documents));
    if (olderThan === undefined) return [...cases.map(({ id }) => id), ...newer, ...links, ...unreadable];
    const limit = addDays(today, -olderThan);
    return cases.filter(({ changed }) => changed.slice(0, 10) < limit).map(({ id }) => id);
  }
}
