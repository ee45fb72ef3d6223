import { keyArgument, SettingsCommand } from '../../settings-command.ts';
import type { SettingKey } from '../../workflows/settings.ts';

export default class SettingsUnset extends SettingsCommand {
  static override args = { key: keyArgument };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SettingsUnset);
    const key = args.key as SettingKey;
    await this.change(flags, key, (store) => store.unset(key));
  }
}
