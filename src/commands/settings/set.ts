import { string } from '@oclif/core/args';
import { keyArgument, SettingsCommand } from '../../settings-command.ts';
import type { SettingKey } from '../../workflows/settings.ts';

export default class SettingsSet extends SettingsCommand {
  static override args = { key: keyArgument, value: string({ ignoreStdin: true, required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SettingsSet);
    const key = args.key as SettingKey;
    const value = this.checked(key, args.value);
    await this.change(flags, key, (store) => store.set(key, value));
  }
}
