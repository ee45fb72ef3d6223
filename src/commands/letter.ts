import { string } from '@oclif/core/args';
import { boolean, string as stringFlag } from '@oclif/core/flags';
import { CaseCommand, momentOf } from '../case-command.ts';
import { builtInPack } from '../composition.ts';
import { openCase, replay, type Letter as Written } from '../diagnostics/index.ts';
import { Failure } from '../failure.ts';
import { factFlags, readGiven } from '../given-facts.ts';
import { letterDocument } from '../rendering/letter-json.ts';
import { renderLetter } from '../rendering/letter-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { meant } from '../rendering/suggest.ts';

export default class Letter extends CaseCommand {
  static override args = { id: string({ ignoreStdin: true }) };
  static override flags = { ...factFlags, annotate: boolean(), case: stringFlag({ helpValue: 'ID' }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Letter);
    const shell = await this.shell(flags);
    const { locale } = shell;
    const saved = flags.case === undefined ? undefined : this.load(await this.shelf(), flags.case);
    const pack = await builtInPack({ reading: (flags.story ?? saved?.given.story) !== undefined });
    const { facts, anything } = await readGiven(flags, pack, locale);
    if (!anything && !saved) throw new Failure([{ code: 'terminal_needed' }]);

    const today = momentOf(flags.at, shell.now).day;
    const { letters } = saved ? replay(saved, pack, today, facts).file : openCase({ pack, today, ...facts });
    const letter =
      args.id === undefined
        ? letters[0]
        : chosen(
            args.id,
            letters,
            pack.letters.map(({ id }) => id),
          );
    if (!letter) throw new Failure([{ code: 'letter_refused', words: phrase(locale, 'letter.none') }]);
    const document = letterDocument(letter, locale, flags.annotate);
    if (letter.refused)
      throw new Failure([{ code: 'letter_refused', words: letter.refused.message[locale] }], document);

    if (flags.json) await this.printJson(document);
    else await this.print(renderLetter(letter, pack, shell.view));
  }
}

/** The letter asked for, if it fits these facts; an id the pack does not have is a mistake. */
function chosen(id: string, letters: readonly Written[], known: readonly string[]): Written | undefined {
  if (known.includes(id)) return letters.find((letter) => letter.id === id);
  const suggestion = meant(id, known);
  throw new Failure([{ code: 'unknown_id', source: 'ID', allowed: known, ...(suggestion ? { suggestion } : {}) }]);
}
