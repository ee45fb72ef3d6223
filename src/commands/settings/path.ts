import { BaseCommand } from '../../base-command.ts';
import { settingsPath } from '../../composition.ts';

export default class SettingsPath extends BaseCommand {
  async run(): Promise<void> {
    const { flags } = await this.parse(SettingsPath);
    const path = await settingsPath();
    await (flags.json ? this.printJson({ path }) : this.print(`${path}\n`));
  }
}
