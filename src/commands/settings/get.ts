import { keyArgument, SettingsCommand } from '../../settings-command.ts';
import type { SettingKey } from '../../workflows/settings.ts';

export default class SettingsGet extends SettingsCommand {
  static override args = { key: keyArgument };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SettingsGet);
    await this.showSettings(flags, await this.store(), [args.key as SettingKey]);
  }
}
