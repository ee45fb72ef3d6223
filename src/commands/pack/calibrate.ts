import { string } from '@oclif/core/flags';
import { CaseCommand } from '../../case-command.ts';
import { builtInPack, openCalibration, tell } from '../../composition.ts';
import type { KnowledgePack, Locale } from '../../diagnostics/index.ts';
import { Failure } from '../../failure.ts';
import { readText } from '../../given-facts.ts';
import { calibrationJson, renderCalibration } from '../../rendering/calibration-view.ts';
import { phrase } from '../../rendering/phrases.ts';
import { saveDocument } from '../../save-document.ts';
import { wholeNumber } from '../../whole-number.ts';
import { listCases, readCases } from '../../workflows/case-listing.ts';
import { type Known, knownAmong, knownInExport } from '../../workflows/known-cases.ts';
import { readJson } from '../../workflows/read-json.ts';

export default class PackCalibrate extends CaseCommand {
  static override flags = {
    cases: string({ multiple: true, multipleNonGreedy: true, helpValue: 'FILE' }),
    trust: wholeNumber('--trust', 1, 10_000),
    'trust-priors': wholeNumber('--trust-priors', 1, 100_000),
    out: string({ helpValue: 'FILE' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(PackCalibrate);
    const { locale, view } = await this.shell(flags);
    const pack = await builtInPack();
    const known = await this.known(flags.cases, pack, locale);
    const { calibrate, crossValidate, LEAST_CASES, USUAL_TRUST } = await openCalibration();
    if (known.length < LEAST_CASES) throw new Failure([{ code: 'too_few_cases', allowed: [String(LEAST_CASES)] }]);
    const trust = {
      signs: flags.trust ?? USUAL_TRUST.signs,
      priors: flags['trust-priors'] ?? USUAL_TRUST.priors,
    };
    const calibrated = calibrate(pack, known, trust);
    const report = { ...calibrated, trust, accuracy: crossValidate(pack, known, trust) };
    if (flags.out !== undefined) this.write(flags.out, calibrated.overlay);
    if (flags.json) await this.printJson(calibrationJson(report));
    else await this.print(renderCalibration(report, pack, view));
    if (flags.out !== undefined) tell(`${phrase(locale, 'calibrate.written')}\n`);
  }

  /** Closed cases with a known cause: the saved ones, or those of exported files. */
  private async known(
    files: readonly string[] | undefined,
    pack: KnowledgePack,
    locale: Locale,
  ): Promise<readonly Known[]> {
    if (files === undefined) {
      const { documents } = await this.shelf();
      return knownAmong(readCases(documents, this.sure(listCases(documents))), pack);
    }
    const known: Known[] = [];
    for (const file of files) {
      const text = await readText(file, '--cases', locale);
      if (typeof text !== 'string') throw new Failure([text]);
      const read = readJson(text, '--cases');
      if ('problem' in read) throw new Failure([read.problem]);
      known.push(...this.sure(knownInExport(read.value, pack, '--cases')));
    }
    return known;
  }

  private write(file: string, overlay: object): void {
    saveDocument(file, `${JSON.stringify(overlay, null, 2)}\n`, { source: '--out' });
  }
}
