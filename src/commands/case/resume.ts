import { boolean } from '@oclif/core/flags';
import { CaseCommand, caseArgument, momentOf, revisionFlag } from '../../case-command.ts';
import { builtInPack, holdInterview, tell } from '../../composition.ts';
import { type Addition, replay, summaryOf } from '../../diagnostics/index.ts';
import { factFlags, readGiven } from '../../given-facts.ts';
import { statedIn } from '../../keep-case.ts';
import { caseJson } from '../../rendering/case-json.ts';
import { summaryJson } from '../../rendering/case-list-view.ts';
import { renderCase } from '../../rendering/case-view.ts';
import { phrase } from '../../rendering/phrases.ts';
import { resumeCase } from '../../workflows/follow-up.ts';
import { SETTINGS, validSetting } from '../../workflows/settings.ts';

const INTERRUPTED = 130;

export default class CaseResume extends CaseCommand {
  static override args = { id: caseArgument };
  static override flags = {
    ...factFlags,
    'no-input': boolean(),
    'keep-story': boolean(),
    ...revisionFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CaseResume);
    const shell = await this.shell(flags, { silent: flags['no-input'] });
    const { locale } = shell;
    const shelf = await this.shelf();
    const before = this.load(shelf, args.id, flags.revision);
    const pack = await builtInPack({ reading: (before.given.story ?? flags.story) !== undefined });
    const { facts } = await readGiven(flags, pack, locale);
    const { at, day } = momentOf(flags.at, shell.now);
    let more: Addition = facts;
    if (shell.canAsk) {
      const { input } = replay(before, pack, day, facts);
      const wanted = validSetting(shell.settings, 'audience');
      const audience = SETTINGS.audience.find((name) => name === wanted) ?? SETTINGS.audience[0];
      const { exitCode, ...end } = await holdInterview(
        shell,
        { audience, plain: shell.plain },
        { pack, today: day, given: input },
      );
      if (end.left) process.exitCode = exitCode ?? INTERRUPTED;
      more = { ...facts, stated: { ...input.stated, ...statedIn(end.left ? end.soFar() : end.file) } };
    }
    const { saved, replayed } = this.sure(
      resumeCase(shelf, before, more, { pack, at, keepStory: flags['keep-story'] }),
    );
    const { id, revision } = saved;
    if (flags.json)
      await this.printJson({ ...caseJson(replayed.file, pack, { locale }), case: summaryJson(summaryOf(saved)) });
    else if (!shell.canAsk) await this.print(renderCase(replayed.file, pack, shell.view));
    if (!flags.json) tell(`${phrase(locale, 'case.noted', { id, revision: String(revision) })}\n`);
  }
}
