import { string } from '@oclif/core/args';
import { boolean, string as text } from '@oclif/core/flags';
import { CaseCommand, momentOf } from '../case-command.ts';
import { builtInPack, documentMakers, tell } from '../composition.ts';
import {
  type CaseFile,
  type CaseInput,
  letterOfCase,
  openCase,
  replay,
  type Letter as Written,
} from '../diagnostics/index.ts';
import { factFlags } from '../fact-flags.ts';
import { Failure } from '../failure.ts';
import { readGiven } from '../given-facts.ts';
import { letterRefusal, noGrounds } from '../letter-refusal.ts';
import { letterDocument } from '../rendering/letter-json.ts';
import { renderLetter } from '../rendering/letter-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { meant } from '../rendering/suggest.ts';
import { saveDocument } from '../save-document.ts';
import { formatOf, LETTER_FORMATS, type LetterFormat, letterContent } from '../workflows/documents.ts';

export default class Letter extends CaseCommand {
  static override args = { id: string({ ignoreStdin: true }) };
  static override flags = {
    ...factFlags,
    tell: text({ multiple: true, multipleNonGreedy: true, delimiter: ',', helpValue: 'KEY' }),
    own: text({ helpValue: 'TEXT' }),
    output: text({ helpValue: 'FILE' }),
    format: text({ options: Object.keys(LETTER_FORMATS), helpValue: 'FORMAT' }),
    force: boolean(),
    annotate: boolean(),
    case: text({ helpValue: 'ID' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Letter);
    const shell = await this.shell(flags);
    const { locale } = shell;
    const saved = flags.case === undefined ? undefined : this.load(await this.shelf(), flags.case);
    const pack = await builtInPack({ reading: (flags.story ?? saved?.given.story) !== undefined });
    const { facts, anything } = await readGiven(flags, pack, locale);
    if (!anything && !saved) throw new Failure([{ code: 'terminal_needed' }]);

    const today = momentOf(flags.at, shell.now).day;
    const asked = {
      tell: toldKeys(flags.tell, pack),
      ...(flags.own === undefined ? {} : { own: ownSentence(flags.own) }),
    };
    const before = saved && replay(saved, pack, today, facts).input;
    const input: CaseInput = { ...(before ?? { pack, today, ...facts }), ...asked };
    const file = openCase(input);
    const letter = args.id === undefined ? file.letters[0] : named(args.id, input, file);
    if (!letter) throw noGrounds(file, pack, locale);
    const document = letterDocument(letter, locale, flags.annotate);
    if (letter.refused) throw letterRefusal(letter.refused, document, pack, locale);

    const format = flags.format as LetterFormat | undefined;
    if (flags.output !== undefined) {
      const content = await letterContent(letter, locale, format ?? formatOf(flags.output), documentMakers);
      saveDocument(flags.output, content, { force: flags.force, result: flags.json ? document : undefined });
    }
    if (flags.json) await this.printJson(document);
    else if (flags.output !== undefined) tell(`${phrase(locale, 'letter.saved')}\n`);
    else if (format === undefined) await this.print(renderLetter(letter, pack, shell.view));
    else await this.print(await letterContent(letter, locale, format, documentMakers));
  }
}

/** The letter asked for, if there are grounds for it; an id the pack does not have is a mistake. */
function named(id: string, input: CaseInput, file: CaseFile): Written | undefined {
  const known = input.pack.letters.map((letter) => letter.id);
  if (known.includes(id)) return letterOfCase(input, file, id);
  const suggestion = meant(id, known);
  throw new Failure([{ code: 'unknown_id', source: 'ID', allowed: known, ...(suggestion ? { suggestion } : {}) }]);
}

/** Keys that may be told; nothing else can be, so that no letter says what a letter should not. */
function toldKeys(keys: readonly string[] = [], { questions }: CaseInput['pack']): readonly string[] {
  const allowed = questions.filter(({ sensitive }) => sensitive).map(({ key }) => key);
  const wrong = keys.find((key) => !allowed.includes(key));
  if (wrong === undefined) return keys;
  const suggestion = meant(wrong, allowed);
  throw new Failure([{ code: 'unknown_key', source: '--tell', allowed, ...(suggestion ? { suggestion } : {}) }]);
}

const LONGEST_SENTENCE = 200;

function ownSentence(sentence: string): string {
  if ([...sentence].length <= LONGEST_SENTENCE) return sentence;
  throw new Failure([{ code: 'text_too_long', source: '--own' }]);
}
