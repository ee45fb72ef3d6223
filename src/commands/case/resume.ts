import { boolean } from '@oclif/core/flags';
import { CaseCommand, caseArgument, momentOf, revisionFlag } from '../../case-command.ts';
import { audienceOf, holdCaseInterview, INTERRUPTED, openKeeper } from '../../case-interview.ts';
import { builtInPack, holdInterview, inSession, type Shell, tell } from '../../composition.ts';
import {
  type Addition,
  type Facts,
  type KnowledgePack,
  replay,
  type SavedCase,
  summaryOf,
} from '../../diagnostics/index.ts';
import { factFlags } from '../../fact-flags.ts';
import { Failure } from '../../failure.ts';
import { readGiven } from '../../given-facts.ts';
import { caseJson } from '../../rendering/case-json.ts';
import { summaryJson } from '../../rendering/case-list-view.ts';
import { renderCase } from '../../rendering/case-view.ts';
import { phrase } from '../../rendering/phrases.ts';
import { type Course, type Given, inputOf, withChange } from '../../workflows/course.ts';
import { courseOf, type Draft } from '../../workflows/draft-document.ts';
import { loadDraft } from '../../workflows/drafts.ts';
import { resumeCase } from '../../workflows/follow-up.ts';
import { isProblem, loadCase, type Shelf } from '../../workflows/saved-cases.ts';

/** What a case is gone on with: facts given now, and when that is. */
interface More {
  readonly facts: Addition;
  readonly at: string;
  readonly day: string;
  readonly keepStory: boolean;
}

/** What was said by now: the case as it is to be kept, what is added, and what forgets the draft afterwards. */
interface Said {
  readonly before: SavedCase;
  readonly facts: Addition;
  readonly discard?: () => void;
}

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
    const shelf = await this.shelf();
    const drafts = await this.drafts();
    const draft = this.draftNamed(shelf, drafts, args.id);
    const before = draft ? undefined : this.load(shelf, args.id, flags.revision);
    const pack = await builtInPack({ reading: (before?.given.story ?? flags.story) !== undefined });
    const { facts } = await readGiven(flags, pack, shell.locale);
    const more: More = { facts, ...momentOf(flags.at, shell.now), keepStory: flags['keep-story'] };
    if (!before) {
      if (draft) await this.goOn(draft, more, pack, shell);
      return;
    }
    const said: Said | undefined = shell.canAsk
      ? await this.askOn(before, drafts, more, pack, shell)
      : { before, facts };
    if (!said) return;
    const { at, keepStory } = more;
    const { saved, replayed } = this.sure(resumeCase(shelf, said.before, said.facts, { pack, at, keepStory }));
    said.discard?.();
    const { id, revision } = saved;
    if (flags.json)
      await this.printJson({
        ...caseJson(replayed.file, pack, { locale: shell.locale }),
        case: summaryJson(summaryOf(saved)),
      });
    else if (!shell.canAsk) await this.print(renderCase(replayed.file, pack, shell.view));
    if (!flags.json) tell(`${phrase(shell.locale, 'case.noted', { id, revision: String(revision) })}\n`);
  }

  /** The draft meant, if it is one that belongs to no case. */
  private draftNamed(shelf: Shelf, drafts: Shelf, typed: string): Draft | undefined {
    const saved = loadCase(shelf, typed);
    if (!isProblem(saved) || saved.code !== 'case_not_found') return undefined;
    const draft = loadDraft(drafts, typed);
    if (!isProblem(draft)) return draft;
    throw new Failure([draft]);
  }

  /** Goes on with an interview that was left, as if it had never stopped. */
  private async goOn(
    draft: Draft,
    { facts, at, day, keepStory }: More,
    pack: KnowledgePack,
    shell: Shell,
  ): Promise<void> {
    if (!shell.canAsk) throw new Failure([{ code: 'terminal_needed' }]);
    const course = withFacts(courseOf(draft, pack), facts);
    const { story } = facts;
    const end = await holdCaseInterview(shell, {
      pack,
      today: day,
      start: { given: course.given, course, ...(story === undefined ? {} : { story }) },
      plain: shell.plain,
      save: false,
      keepStory,
      at,
      draft,
    });
    process.exitCode = end.exitCode ?? (end.left ? INTERRUPTED : 0);
  }

  /**
   * Asks on about a saved case. Left before the end it stays as it was, and the draft goes on from there: whoever saved
   * the case has agreed to that.
   */
  private async askOn(
    before: SavedCase,
    drafts: Shelf,
    { facts, day, keepStory }: More,
    pack: KnowledgePack,
    shell: Shell,
  ): Promise<Said | undefined> {
    const { story, ...others } = facts;
    const { input, file } = replay(before, pack, day, others);
    const read = Object.entries(file.facts).filter(([, { from }]) => from === 'story');
    const given: Given = {
      stated: input.stated,
      record: input.record ?? {},
      told: { ...input.told, ...Object.fromEntries(read) },
      denied: input.denied ?? {},
      log: input.log ?? {},
      ...(input.progress ? { progress: input.progress } : {}),
    };
    const draft = loadDraft(drafts, before.id);
    const from = isProblem(draft) ? undefined : draft;
    const fits = from?.caseRevision === before.revision ? from : undefined;
    const course = fits && withProgress(withFacts(courseOf(fits, pack), others), given);
    const keeper = await openKeeper(shell, { consent: 'given', from, ofCase: before });
    const manners = { audience: audienceOf(undefined, shell), plain: shell.plain };
    const { exitCode, ...end } = await inSession(shell, manners, (voice) =>
      holdInterview(voice, {
        pack,
        today: day,
        given,
        drafts: keeper,
        ...(course ? { course } : {}),
        ...(story === undefined ? {} : { story }),
      }),
    );
    process.exitCode = exitCode ?? (end.left ? INTERRUPTED : 0);
    if (end.left) return undefined;
    const { stated, record = {}, told = {}, denied = {}, log = {} } = inputOf({ pack, today: day }, end.course);
    return {
      before: { ...before, given: { ...before.given, stated, record, told, denied, log } },
      facts: story !== undefined && keepStory ? { story, denied } : {},
      discard: () => keeper?.discard(),
    };
  }
}

/** What is given now changes what was said before. */
function withFacts(course: Course, { stated, record }: Addition): Course {
  const now: Facts = { ...record, ...stated };
  return Object.entries(now).reduce((changed, [key, fact]) => withChange(changed, key, fact), course);
}

function withProgress(course: Course, { progress }: Given): Course {
  return progress ? { ...course, given: { ...course.given, progress } } : course;
}
