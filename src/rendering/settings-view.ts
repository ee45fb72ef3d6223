import type { Locale } from '../diagnostics/index.ts';
import { SETTINGS, type SettingKey, type Settings, validSetting } from '../workflows/settings.ts';
import { phrase } from './phrases.ts';

/** Some settings, one a line, each with what it means. */
export function renderSettings(settings: Settings, keys: readonly SettingKey[], locale: Locale): string {
  const lines = keys.map((key) => {
    const set = validSetting(settings, key);
    const value = set ?? phrase(locale, 'settings.default', { value: SETTINGS[key][0] });
    return phrase(locale, 'settings.one', { key, value, about: phrase(locale, `setting.${key}`) });
  });
  return `${lines.join('\n')}\n`;
}

/** The same for a program. */
export function settingsJson(settings: Settings, keys: readonly SettingKey[]) {
  return {
    schema: 'quota-doctor/settings@1',
    settings: keys.map((key) => {
      const set = validSetting(settings, key);
      return { key, value: set ?? SETTINGS[key][0], set: set !== undefined, allowed: SETTINGS[key] };
    }),
  };
}
