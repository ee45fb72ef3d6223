import { type CaseInterview, holdCaseInterview, INTERRUPTED, tellOfDrafts } from './case-interview.ts';
import type { Shell } from './composition.ts';
import { type DiagnoseFlags, exitCodeOf } from './diagnose-flags.ts';

/** Diagnoses in an interview with whoever is at this terminal; returns the exit code. */
export async function diagnoseByAsking(flags: DiagnoseFlags, shell: Shell): Promise<number> {
  const about = givesNothing(flags)
    ? {
        today: shell.today,
        start: { given: { stated: {} } },
        keepStory: flags['keep-story'],
        at: shell.now,
      }
    : await fromFlags(flags, shell);
  await tellOfDrafts(shell);
  const end = await holdCaseInterview(shell, {
    ...about,
    audience: flags.audience,
    plain: flags.plain || shell.plain,
    save: flags.save,
  });
  return end.exitCode ?? (end.left ? INTERRUPTED : exitCodeOf(end.file, flags['fail-on']));
}

/** Whether an interview begins from nothing at all, as most do: its first question is known beforehand. */
function givesNothing(flags: DiagnoseFlags): boolean {
  const given = [flags.answers, flags.message, flags.story, flags.at, flags.overlay, flags.answer?.[0]];
  return !flags['from-log'] && given.every((one) => one === undefined);
}

async function fromFlags(
  flags: DiagnoseFlags,
  shell: Shell,
): Promise<Pick<CaseInterview, 'pack' | 'today' | 'start' | 'keepStory' | 'at'>> {
  const { readCase } = await import('./given-case.ts');
  const { pack, today, facts, toSave } = await readCase(flags, shell);
  const { story, ...given } = facts;
  return { pack, today, start: { given, ...(story === undefined ? {} : { story }) }, ...toSave };
}
