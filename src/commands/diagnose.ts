import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { builtInPack, documentMakers, openInterview, type Shell, tell } from '../composition.ts';
import { type CaseFile, openCase } from '../diagnostics/index.ts';
import { Failure } from '../failure.ts';
import { factFlags, readGiven } from '../given-facts.ts';
import { caseJson } from '../rendering/case-json.ts';
import { renderCase } from '../rendering/case-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { saveDocument } from '../save-document.ts';
import { formatOf, letterContent } from '../workflows/documents.ts';
import { SETTINGS, validSetting } from '../workflows/settings.ts';

/** Outcomes a script may want to fail on. */
const FAILING = ['undecided', 'needs_answers', 'scam_alert'];
const INTERRUPTED = 130;
const FAILED_ON = 10;

export default class Diagnose extends BaseCommand {
  static override flags = {
    ...factFlags,
    'no-input': boolean(),
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
    const pack = await builtInPack({ reading: flags.story !== undefined });
    const { facts, anything } = await readGiven(flags, pack, shell.locale);
    const today = flags.at ?? shell.today;

    if (shell.canAsk) {
      const audience = flags.audience ?? validSetting(shell.settings, 'audience') ?? SETTINGS.audience[0];
      const runInterview = await openInterview(shell, { audience, plain: flags.plain });
      const { file, left } = await runInterview({ pack, today, given: facts });
      process.exitCode = left ? INTERRUPTED : this.exitOf(file, flags['fail-on']);
      return;
    }
    if (!anything) throw new Failure([{ code: 'terminal_needed' }]);

    const file = openCase({ pack, today, ...facts });
    const result = caseJson(file, pack, { locale: shell.locale });
    if (!flags.json) await this.print(renderCase(file, pack, shell.view));
    if (flags.letter !== undefined) await this.saveLetter(file, flags.letter, shell, flags.json ? result : undefined);
    if (flags.json) await this.printJson(result);
    process.exitCode = this.exitOf(file, flags['fail-on']);
  }

  private exitOf({ diagnosis }: CaseFile, failing: readonly string[] = []): number {
    return failing.includes(diagnosis.outcome) ? FAILED_ON : 0;
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
