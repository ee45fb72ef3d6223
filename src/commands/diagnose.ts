import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { builtInPack, holdInterview, newFiles, type Shell, tell } from '../composition.ts';
import { type CaseFile, openCase } from '../diagnostics/index.ts';
import { Failure } from '../failure.ts';
import { factFlags, readGiven } from '../given-facts.ts';
import { caseJson } from '../rendering/case-json.ts';
import { renderCase } from '../rendering/case-view.ts';
import { letterFile } from '../rendering/letter-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { SETTINGS, validSetting } from '../workflows/settings.ts';
import type { Audience } from '../workflows/talk.ts';

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
    const pack = await builtInPack({ reading: flags.story !== undefined && !shell.canAsk });
    const { facts, anything } = await readGiven(flags, pack, shell.locale);
    const today = flags.at ?? shell.today;

    if (shell.canAsk) {
      const { story, ...known } = facts;
      const { exitCode, ...end } = await holdInterview(
        shell,
        { audience: this.audience(flags.audience, shell), plain: flags.plain || shell.plain },
        { pack, today, given: known, ...(story === undefined ? {} : { story }) },
      );
      process.exitCode = exitCode ?? (end.left ? INTERRUPTED : this.exitOf(end.file, flags['fail-on']));
      return;
    }
    if (!anything) throw new Failure([{ code: 'terminal_needed' }]);

    const file = openCase({ pack, today, ...facts });
    const result = caseJson(file, pack, { locale: shell.locale });
    if (!flags.json) await this.print(renderCase(file, pack, shell.view));
    if (flags.letter !== undefined) this.saveLetter(file, flags.letter, shell, flags.json ? result : undefined);
    if (flags.json) await this.printJson(result);
    process.exitCode = this.exitOf(file, flags['fail-on']);
  }

  private audience(flag: string | undefined, { settings }: Shell): Audience {
    const wanted = flag ?? validSetting(settings, 'audience');
    return SETTINGS.audience.find((name) => name === wanted) ?? SETTINGS.audience[0];
  }

  private exitOf({ diagnosis }: CaseFile, failing: readonly string[] = []): number {
    return failing.includes(diagnosis.outcome) ? FAILED_ON : 0;
  }

  private saveLetter(file: CaseFile, to: string, { locale }: Shell, result: unknown): void {
    const [letter] = file.letters;
    if (!letter || letter.refused) {
      const message = letter?.refused?.message[locale] ?? phrase(locale, 'letter.none');
      tell(`${phrase(locale, 'letter.refused', { message })}\n`);
      return;
    }
    const written = newFiles.write(to, letterFile(letter, locale));
    if (written === 'written') tell(`${phrase(locale, 'note.letter_saved')}\n`);
    else
      throw new Failure([{ code: written === 'exists' ? 'file_exists' : 'cannot_write', source: '--letter' }], result);
  }
}
