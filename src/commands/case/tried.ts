import { string as stringArgument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { atFlag, CaseCommand, caseArgument, momentOf, revisionFlag } from '../../case-command.ts';
import { builtInPack } from '../../composition.ts';
import { type CaseFile, HELPED, type KnowledgePack, replay, summaryOf } from '../../diagnostics/index.ts';
import { Failure } from '../../failure.ts';
import { dayFrom } from '../../given-facts.ts';
import { caseChangeJson } from '../../rendering/case-list-view.ts';
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
    const step = stepNamed(args.step, pack, replay(before, pack, today).file);
    const helped = HELPED.find((word) => word === flags.helped) ?? 'unknown';
    const day = dayFrom(flags.on, '--on') ?? today;
    const tried = { step, day, helped, text: flags.result ?? null };
    const { saved, replayed } = this.sure(markTried(shelf, before, tried, pack, at));
    const { steps } = replayed.file.plan;
    if (flags.json) {
      await this.printJson(caseChangeJson(summaryOf(saved), stepsJson(steps, pack, locale, false)));
      return;
    }
    const next = steps.find(({ status }) => status === 'next');
    const lines = [phrase(locale, 'case.tried', { step: stepInWords(pack, step, locale) })];
    if (next) lines.push(phrase(locale, 'case.next', { step: stepInWords(pack, next.id, locale) }));
    await this.print(`${lines.join('\n')}\n`);
  }
}

/** A step by its number in the plan as it is shown, or by its id. */
function stepNamed(typed: string, pack: KnowledgePack, { plan }: CaseFile): string {
  const allowed = pack.steps.map(({ id }) => id);
  const step = /^\d$/.test(typed) ? plan.steps[Number(typed) - 1]?.id : typed;
  if (step !== undefined && allowed.includes(step)) return step;
  const suggestion = meant(typed, allowed);
  const planned = plan.steps.map(({ id }) => id);
  throw new Failure([{ code: 'unknown_id', source: 'STEP', allowed: planned, ...(suggestion ? { suggestion } : {}) }]);
}
