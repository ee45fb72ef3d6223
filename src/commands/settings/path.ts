import { BaseCommand } from '../../base-command.ts';
import { settingsPath } from '../../composition.ts';
import { settingsFailure } from '../../settings-command.ts';

export default class SettingsPath extends BaseCommand {
  async run(): Promise<void> {
    const { flags } = await this.parse(SettingsPath);
    const path = await settingsPath().catch((error) => {
      throw settingsFailure(error);
    });
    await (flags.json ? this.printJson({ schema: 'quota-doctor/settings@1', path }) : this.print(`${path}\n`));
  }
}
