import { string } from '@oclif/core/flags';
import { atFlag, CaseCommand, caseArgument, momentOf, revisionFlag } from '../../case-command.ts';
import { builtInPack, tell } from '../../composition.ts';
import { KNOWN_BY, summaryOf } from '../../diagnostics/index.ts';
import { Failure } from '../../failure.ts';
import { caseChangeJson } from '../../rendering/case-list-view.ts';
import { phrase } from '../../rendering/phrases.ts';
import { meant } from '../../rendering/suggest.ts';
import { closeCase } from '../../workflows/follow-up.ts';

export default class CaseClose extends CaseCommand {
  static override args = { id: caseArgument };
  static override flags = {
    cause: string({ required: true, helpValue: 'ID' }),
    'known-by': string({ required: true, options: [...KNOWN_BY], helpValue: 'HOW' }),
    result: string({ helpValue: 'TEXT' }),
    ...atFlag,
    ...revisionFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CaseClose);
    const { locale, now } = await this.shell(flags);
    const pack = await builtInPack();
    const causes = [...pack.causes.map(({ id }) => id), 'unknown'];
    if (!causes.includes(flags.cause)) {
      const suggestion = meant(flags.cause, causes);
      throw new Failure([
        { code: 'unknown_id', source: '--cause', allowed: causes, ...(suggestion ? { suggestion } : {}) },
      ]);
    }
    const shelf = await this.shelf();
    const before = this.load(shelf, args.id, flags.revision);
    const knownBy = KNOWN_BY.find((word) => word === flags['known-by']) ?? 'our_guess';
    const { at } = momentOf(flags.at, now);
    const saved = this.sure(
      closeCase(shelf, before, { at, cause: flags.cause, knownBy, result: flags.result ?? null }),
    );
    if (flags.json) await this.printJson(caseChangeJson(summaryOf(saved)));
    else await this.print(`${phrase(locale, 'case.closed_now', { id: saved.id })}\n`);
    const entries = saved.due.length > 0 || saved.ended !== undefined;
    if (entries && !flags.json) tell(`${phrase(locale, 'case.close_calendar')}\n`);
    if (knownBy === 'our_guess' && !flags.json) tell(`${phrase(locale, 'case.guess_counts_not')}\n`);
  }
}
