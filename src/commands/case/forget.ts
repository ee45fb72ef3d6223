import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { atFlag, CaseCommand, momentOf } from '../../case-command.ts';
import { addDays } from '../../diagnostics/plan/calendar-date.ts';
import { usage } from '../../failure.ts';
import { phrase } from '../../rendering/phrases.ts';
import { wholeNumber } from '../../whole-number.ts';
import { listCases } from '../../workflows/case-listing.ts';
import { forgetDraft, listDrafts } from '../../workflows/drafts.ts';
import { findByName, forgetCase, isProblem, type Shelf } from '../../workflows/saved-cases.ts';

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
    const drafts = await this.drafts();
    const ids =
      args.id === undefined
        ? this.chosen(shelf, drafts, flags['older-than'], momentOf(flags.at, now).day)
        : [this.idOf(shelf, drafts, args.id)];
    for (const id of ids) {
      this.sure(forgetCase(shelf, id) ?? {});
      this.sure(forgetDraft(drafts, id) ?? {});
    }
    if (flags.json) await this.printJson({ schema: 'quota-doctor/receipt@1', forgotten: ids });
    else
      await this.print(
        `${phrase(locale, ids.length > 0 ? 'case.forgot' : 'case.forgot_none', { count: String(ids.length) })}\n`,
      );
  }

  /** A whole id can be forgotten without being read: it may be damaged. */
  private idOf({ documents }: Shelf, drafts: Shelf, typed: string): string {
    const named = findByName(documents, typed);
    if (!isProblem(named)) return named.id;
    const draft = named.code === 'case_not_found' ? findByName(drafts.documents, typed) : named;
    return this.sure(isProblem(draft) ? named : draft).id;
  }

  private chosen(shelf: Shelf, drafts: Shelf, olderThan: number | undefined, today: string): readonly string[] {
    const { cases, newer, links, unreadable } = this.sure(listCases(shelf.documents));
    if (olderThan === undefined) {
      const ids = [...[...cases].map(({ id }) => id), ...newer, ...links, ...unreadable, ...namesIn(drafts)];
      return [...new Set(ids)];
    }
    const limit = addDays(today, -olderThan);
    const old = [...cases, ...listDrafts(drafts)].filter(({ changed }) => changed.slice(0, 10) < limit);
    return [...new Set(old.map(({ id }) => id))];
  }
}

function namesIn({ documents }: Shelf): readonly string[] {
  const all = documents.list();
  return typeof all === 'string' ? [] : [...all].map(({ id }) => id);
}
