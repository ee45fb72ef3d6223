import { momentOf } from './case-command.ts';
import type { Shell } from './composition.ts';
import type { DiagnoseFlags } from './diagnose-flags.ts';
import { readGiven } from './given-facts.ts';
import { factsOfLog } from './log-consent.ts';
import { packWith } from './overlaid-pack.ts';

/** Reads all that the flags of `diagnose` give: the pack, the facts, the day, and how it is to be kept. */
export async function readCase(flags: DiagnoseFlags, shell: Shell) {
  const { locale } = shell;
  const pack = await packWith(flags.overlay, locale, { reading: flags.story !== undefined && !shell.canAsk });
  const given = await readGiven(flags, pack, locale);
  const { at, day } = momentOf(flags.at, shell.now);
  const log = flags['from-log'] ? await factsOfLog(pack, day, locale) : {};
  return {
    pack,
    today: day,
    facts: { ...given.facts, log },
    anything: given.anything || flags['from-log'],
    toSave: { keepStory: flags['keep-story'], at },
  };
}
