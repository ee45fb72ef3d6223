import { string } from '@oclif/core/args';
import { BaseCommand, type GlobalFlags } from './base-command.ts';
import { NoSettingsFolder, openSettings, SettingsUnreadable, type Shell } from './composition.ts';
import { Failure } from './failure.ts';
import { renderSettings, settingsJson } from './rendering/settings-view.ts';
import {
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type Settings,
  type SettingsStore,
  shownSettings,
} from './workflows/settings.ts';

/** The argument that names a setting. */
export const keyArgument = string({ ignoreStdin: true, required: true, options: [...SETTING_KEYS] });

/** What keeps the settings from being opened, as a failure to tell; anything else as it is. */
export function settingsFailure(error: unknown): unknown {
  if (error instanceof NoSettingsFolder) return new Failure([{ code: 'no_data_folder' }]);
  return error instanceof SettingsUnreadable ? new Failure([{ code: error.why, source: 'settings' }]) : error;
}

/** What the settings commands share: a store that opens or says why not, and one way to show what holds. */
export abstract class SettingsCommand extends BaseCommand {
  /** Opens the settings; a damaged file is told and left as it is. */
  protected async store(): Promise<SettingsStore> {
    try {
      const store = await openSettings();
      this.read(store);
      return store;
    } catch (error) {
      throw settingsFailure(error);
    }
  }

  private read(store: SettingsStore): Settings {
    try {
      return store.all();
    } catch (error) {
      throw settingsFailure(error);
    }
  }

  /** Changes the file and says what holds afterwards. */
  protected async change(flags: GlobalFlags, key: SettingKey, change: (store: SettingsStore) => void): Promise<void> {
    const store = await this.store();
    try {
      change(store);
    } catch {
      throw new Failure([{ code: 'cannot_write', source: 'settings' }]);
    }
    await this.showSettings(flags, store, [key]);
  }

  /** Prints some settings with what holds for each. */
  protected async showSettings(flags: GlobalFlags, store: SettingsStore, keys: readonly SettingKey[]): Promise<void> {
    const { locale }: Shell = await this.shell(flags);
    const shown = shownSettings(this.read(store), keys);
    if (flags.json) await this.printJson(settingsJson(shown));
    else await this.print(renderSettings(shown, locale));
  }

  /** Refuses a value the key does not take. */
  protected checked(key: SettingKey, value: string): string {
    const allowed: readonly string[] = SETTINGS[key];
    if (allowed.includes(value)) return value;
    throw new Failure([{ code: 'unknown_value', source: 'VALUE', key, allowed }]);
  }
}
