import { string as stringArgument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { byteStream, canRead, onStop, spinner, stdinIsTerminal, tell } from '../composition.ts';
import { overlayFlag } from '../fact-flags.ts';
import { Failure } from '../failure.ts';
import { dayFrom } from '../given-facts.ts';
import { packWith } from '../overlaid-pack.ts';
import { phrase } from '../rendering/phrases.ts';
import { wholeNumber } from '../whole-number.ts';
import { runBatch } from '../workflows/batch.ts';

const SOME_REFUSED = 4;

export default class Batch extends BaseCommand {
  static override args = { file: stringArgument({ ignoreStdin: true, default: '-' }) };
  static override flags = {
    at: string({ helpValue: 'DATE' }),
    next: boolean(),
    ...overlayFlag,
    'allow-errors': boolean(),
    'max-errors': wholeNumber('--max-errors', 0, 1_000_000_000),
    'fail-fast': boolean(),
    summary: boolean(),
    'summary-only': boolean(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Batch);
    const { locale, today } = await this.shell(flags, { silent: true });
    const day = dayFrom(flags.at) ?? today;
    if (args.file !== '-' && !(await canRead(args.file)))
      throw new Failure([{ code: 'file_unreadable', source: 'FILE' }]);
    if (args.file === '-' && stdinIsTerminal()) tell(`${phrase(locale, 'note.reading_terminal')}\n`);

    const stop = onStop();
    const progress = spinner();
    const { stoppedAt, ...counts } = await runBatch(byteStream(args.file, stop.signal), {
      pack: await packWith(flags.overlay, locale, { reading: true }),
      locale,
      today: day,
      next: flags.next === true,
      maxErrors: flags['fail-fast'] ? 0 : (flags['max-errors'] ?? Number.POSITIVE_INFINITY),
      write: flags['summary-only'] ? async () => {} : (text) => this.print(text),
      progress: (records) => progress.say(phrase(locale, 'batch.progress', { records: String(records) })),
      signal: stop.signal,
    });
    await progress.end();
    const { records, refused } = counts;
    if (flags['summary-only']) await this.printJson({ schema: 'quota-doctor/summary@1', ...counts });
    if (flags.summary) {
      const slots = { records: String(records), done: String(records - refused), refused: String(refused) };
      tell(`${phrase(locale, 'batch.summary', slots)}\n`);
    }
    if (stoppedAt !== null) tell(`${phrase(locale, 'batch.stopped', { line: String(stoppedAt) })}\n`);
    process.exitCode = stop.exitCode() ?? (refused > 0 && !flags['allow-errors'] ? SOME_REFUSED : 0);
  }
}
