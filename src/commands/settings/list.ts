import { SettingsCommand } from '../../settings-command.ts';
import { SETTING_KEYS } from '../../workflows/settings.ts';

export default class SettingsList extends SettingsCommand {
  async run(): Promise<void> {
    const { flags } = await this.parse(SettingsList);
    await this.showSettings(flags, await this.store(), SETTING_KEYS);
  }
}
