import { string } from '@oclif/core/args';
import { BaseCommand } from '../base-command.ts';
import { builtInPack } from '../composition.ts';
import { diagnosisSchema, errorSchema, factsSchema } from '../rendering/schemas.ts';

export default class Schema extends BaseCommand {
  static override args = {
    what: string({ ignoreStdin: true, options: ['facts', 'diagnosis', 'error'], default: 'facts' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Schema);
    const { locale } = await this.shell(flags);
    if (args.what === 'error') await this.printDocument(errorSchema());
    else {
      const pack = await builtInPack();
      await this.printDocument(args.what === 'facts' ? factsSchema(pack, locale) : diagnosisSchema(pack));
    }
  }

  /** A schema is JSON with or without `--json`, and is read by people too. */
  private printDocument(document: unknown): Promise<void> {
    return this.print(`${JSON.stringify(document, null, 2)}\n`);
  }
}
