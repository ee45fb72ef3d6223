import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { momentOf } from '../case-command.ts';
import { holdCaseInterview, INTERRUPTED, tellOfDrafts } from '../case-interview.ts';
import { documentMakers, type Shell, tell } from '../composition.ts';
import { type CaseFile, type KnowledgePack, openCase } from '../diagnostics/index.ts';
import { Failure } from '../failure.ts';
import { factFlags, readGiven } from '../given-facts.ts';
import { keepCase } from '../keep-case.ts';
import { factsOfLog } from '../log-consent.ts';
import { overlayFlag, packWith } from '../overlay-flag.ts';
import { caseJson } from '../rendering/case-json.ts';
import { renderCase } from '../rendering/case-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { saveDocument } from '../save-document.ts';
import { formatOf, letterContent } from '../workflows/documents.ts';
import type { ToSave } from '../workflows/saved-cases.ts';
import { SETTINGS } from '../workflows/settings.ts';

/** Outcomes a script may want to fail on. */
const FAILING = ['undecided', 'needs_answers', 'scam_alert'];
const FAILED_ON = 10;

export default class Diagnose extends BaseCommand {
  static override flags = {
    ...factFlags,
    'no-input': boolean(),
    save: boolean(),
    'keep-story': boolean(),
    'from-log': boolean(),
    ...overlayFlag,
    letter: string({ helpValue: 'FILE' }),
    audience: string({ options: [...SETTINGS.audience], helpValue: 'WHO' }),
    plain: boolean(),
    'fail-on': string({
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      options: FAILING,
      helpValue: 'OUTCOME',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Diagnose);
    const shell = await this.shell(flags, { silent: flags['no-input'], noColor: flags['no-color'] || flags.plain });
    const pack = await packWith(flags.overlay, shell.locale, { reading: flags.story !== undefined && !shell.canAsk });
    const given = await readGiven(flags, pack, shell.locale);
    const today = momentOf(flags.at, shell.now).day;
    const log = flags['from-log'] ? await factsOfLog(pack, today, shell.locale) : {};
    const facts = { ...given.facts, log };
    const anything = given.anything || flags['from-log'];
    const toSave = { keepStory: flags['keep-story'], at: momentOf(flags.at, shell.now).at };

    if (shell.canAsk) {
      const { story, ...given } = facts;
      await tellOfDrafts(shell);
      const end = await holdCaseInterview(shell, {
        pack,
        today,
        start: { given, ...(story === undefined ? {} : { story }) },
        audience: flags.audience,
        plain: flags.plain || shell.plain,
        save: flags.save,
        ...toSave,
      });
      process.exitCode = end.exitCode ?? (end.left ? INTERRUPTED : this.exitOf(end.file, flags['fail-on']));
      return;
    }
    if (!anything) throw new Failure([{ code: 'terminal_needed' }]);

    const file = openCase({ pack, today, ...facts });
    const result = caseJson(file, pack, { locale: shell.locale });
    if (!flags.json) await this.print(renderCase(file, pack, shell.view));
    if (flags.letter !== undefined) await this.saveLetter(file, flags.letter, shell, flags.json ? result : undefined);
    if (!flags.save) {
      if (flags.json) await this.printJson(result);
    } else if (flags.json) {
      const { id, revision } = await keepCase({ ...toSave, input: facts, file }, pack, result);
      await this.printJson({ ...result, case: { id, revision } });
    } else await this.keep({ ...toSave, input: facts, file }, pack, shell);
    process.exitCode = this.exitOf(file, flags['fail-on']);
  }

  private exitOf({ diagnosis }: CaseFile, failing: readonly string[] = []): number {
    return failing.includes(diagnosis.outcome) ? FAILED_ON : 0;
  }

  private async keep(toSave: ToSave, pack: KnowledgePack, { locale }: Shell): Promise<void> {
    const { id } = await keepCase(toSave, pack);
    tell(`${phrase(locale, 'case.saved', { id })}\n${phrase(locale, 'case.shared_computer')}\n`);
  }

  private async saveLetter(file: CaseFile, to: string, { locale }: Shell, result: unknown): Promise<void> {
    const [letter] = file.letters;
    if (!letter || letter.refused) {
      const message = letter?.refused?.message[locale] ?? phrase(locale, 'letter.none');
      tell(`${phrase(locale, 'letter.refused', { message })}\n`);
      return;
    }
    const content = await letterContent(letter, locale, formatOf(to), documentMakers);
    saveDocument(to, content, { source: '--letter', result });
    tell(`${phrase(locale, 'note.letter_saved')}\n`);
  }
}
