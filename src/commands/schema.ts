import { string } from '@oclif/core/args';
import { BaseCommand } from '../base-command.ts';
import { builtInPack } from '../composition.ts';
import { renderSchemas, schemaOf, schemasJson } from '../rendering/schemas/index.ts';
import { SCHEMA_NAMES } from '../rendering/schemas/names.ts';

export default class Schema extends BaseCommand {
  static override args = { what: string({ ignoreStdin: true, options: [...SCHEMA_NAMES] }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Schema);
    const { locale, view } = await this.shell(flags);
    const name = SCHEMA_NAMES.find((known) => known === args.what);
    if (!name) await (flags.json ? this.printJson(schemasJson(locale)) : this.print(renderSchemas(view)));
    // A schema is JSON with or without `--json`, and is read by people too.
    else await this.print(`${JSON.stringify(schemaOf(name, await builtInPack(), locale), null, 2)}\n`);
  }
}
