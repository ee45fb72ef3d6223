import { string as stringArgument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { atFlag, CaseCommand, caseArgument, momentOf, revisionFlag } from '../../case-command.ts';
import { builtInPack } from '../../composition.ts';
import { HELPED, summaryOf } from '../../diagnostics/index.ts';
import { Failure } from '../../failure.ts';
import { dayFrom } from '../../given-facts.ts';
import { summaryJson } from '../../rendering/case-list-view.ts';
import { stepInWords } from '../../rendering/case-words.ts';
import { phrase } from '../../rendering/phrases.ts';
import { stepsJson } from '../../rendering/step-json.ts';
import { meant } from '../../rendering/suggest.ts';
import { markTried } from '../../workflows/follow-up.ts';

export default class CaseTried extends CaseCommand {
  static override args = { id: caseArgument, step: stringArgument({ ignoreStdin: true, required: true }) };
  static override flags = {
    helped: string({ options: [...HELPED], default: 'unknown', helpValue: 'WHETHER' }),
    on: string({ helpValue: 'DATE' }),
    result: string({ helpValue: 'TEXT' }),
    ...atFlag,
    ...revisionFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CaseTried);
    const { locale, now } = await this.shell(flags);
    const { at, day: today } = momentOf(flags.at, now);
    const shelf = await this.shelf();
    const before = this.load(shelf, args.id, flags.revision);
    const pack = await builtInPack({ reading: before.given.story !== undefined });
    if (!pack.steps.some(({ id }) => id === args.step))
      throw unknownStep(
        args.step,
        pack.steps.map(({ id }) => id),
      );
    const helped = HELPED.find((word) => word === flags.helped) ?? 'unknown';
    const day = dayFrom(flags.on, '--on') ?? today;
    const tried = { step: args.step, day, helped, text: flags.result ?? null };
    const { saved, replayed } = this.sure(markTried(shelf, before, tried, pack, at));
    const { steps } = replayed.file.plan;
    if (flags.json) {
      await this.printJson({ case: summaryJson(summaryOf(saved)), steps: stepsJson(steps, pack, locale, false) });
      return;
    }
    const next = steps.find(({ status }) => status === 'next');
    const lines = [phrase(locale, 'case.tried', { step: stepInWords(pack, args.step, locale) })];
    if (next) lines.push(phrase(locale, 'case.next', { step: stepInWords(pack, next.id, locale) }));
    await this.print(`${lines.join('\n')}\n`);
  }
}

function unknownStep(typed: string, allowed: readonly string[]): Failure {
  const suggestion = meant(typed, allowed);
  return new Failure([{ code: 'unknown_id', source: 'STEP', allowed, ...(suggestion ? { suggestion } : {}) }]);
}
