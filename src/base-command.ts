import { Command } from '@oclif/core/command';
import { boolean, string } from '@oclif/core/flags';
import { type Manner, openShell, output, type Shell } from './composition.ts';
import { LOCALES } from './diagnostics/text.ts';
import type { Call } from './failure.ts';
import { jsonPieces } from './rendering/json-pieces.ts';
import { reportFailure } from './report-failure.ts';

/** The flags of every command, as parsed. */
export interface GlobalFlags {
  readonly lang?: string | undefined;
  readonly json: boolean;
  readonly 'no-color': boolean;
}

/** What every command shares: the global flags, one way to print, one way to fail. */
export abstract class BaseCommand extends Command {
  static override baseFlags = {
    lang: string({ options: [...LOCALES], helpGroup: 'GLOBAL', helpValue: 'LANGUAGE' }),
    json: boolean({ helpGroup: 'GLOBAL' }),
    'no-color': boolean({ helpGroup: 'GLOBAL' }),
  };

  /** How to talk to whoever called. */
  protected shell(flags: GlobalFlags, more: Pick<Manner, 'silent' | 'noColor'> = {}): Promise<Shell> {
    return openShell({ lang: flags.lang, json: flags.json, noColor: flags['no-color'], ...more });
  }

  /** Prints the result, the only thing that goes to standard output. */
  protected print(text: string | Uint8Array): Promise<void> {
    return output.write(text);
  }

  /** Prints a result that may be long, a piece at a time. */
  protected printPieces(pieces: Iterable<string>): Promise<void> {
    return output.writePieces(pieces);
  }

  /** Prints the result as the one JSON document of this call; what is iterable in it need not be a list. */
  protected printJson(document: object): Promise<void> {
    return output.writePieces(jsonPieces(document));
  }

  protected override async catch(error: Error): Promise<void> {
    const { id, flags, baseFlags, args } = this.ctor;
    const choice = Object.entries(args).find(([, { options }]) => options)?.[0];
    const call: Call = {
      argv: this.argv,
      flags: Object.keys({ ...baseFlags, ...flags }),
      ...(id === undefined ? {} : { command: id.replaceAll(':', ' ') }),
      ...(choice === undefined ? {} : { choice: choice.toUpperCase() }),
    };
    await reportFailure(error, call);
  }
}
