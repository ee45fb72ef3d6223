import { documentMakers, output, type Shell, tell } from './composition.ts';
import { type DiagnoseFlags, exitCodeOf } from './diagnose-flags.ts';
import { type CaseFile, openCase } from './diagnostics/index.ts';
import { Failure } from './failure.ts';
import { readCase } from './given-case.ts';
import { keepCase } from './keep-case.ts';
import { caseJson } from './rendering/case-json.ts';
import { renderCase } from './rendering/case-view.ts';
import { phrase } from './rendering/phrases.ts';
import { saveDocument } from './save-document.ts';
import { formatOf, letterContent } from './workflows/documents.ts';

/** Diagnoses from what the flags give, without a question; prints the result and returns the exit code. */
export async function diagnoseAtOnce(flags: DiagnoseFlags, shell: Shell): Promise<number> {
  const { pack, today, facts, anything, toSave } = await readCase(flags, shell);
  if (!anything) throw new Failure([{ code: 'terminal_needed' }]);

  const file = openCase({ pack, today, ...facts });
  const result = caseJson(file, pack, { locale: shell.locale });
  const keep = () => keepCase({ ...toSave, input: facts, file }, pack, flags.json ? result : undefined);
  if (!flags.json) await output.write(renderCase(file, pack, shell.view));
  if (flags.letter !== undefined) await saveLetter(file, flags.letter, shell, flags.json ? result : undefined);
  if (flags.json) {
    const saved = flags.save ? await keep() : undefined;
    const whole = saved ? { ...result, case: { id: saved.id, revision: saved.revision } } : result;
    await output.write(`${JSON.stringify(whole)}\n`);
  } else if (flags.save) {
    const { id } = await keep();
    tell(`${phrase(shell.locale, 'case.saved', { id })}\n${phrase(shell.locale, 'case.shared_computer')}\n`);
  }
  return exitCodeOf(file, flags['fail-on']);
}

async function saveLetter(file: CaseFile, to: string, { locale }: Shell, result: unknown): Promise<void> {
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
