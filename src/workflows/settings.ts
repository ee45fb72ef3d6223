import type { ShownSetting } from '../rendering/settings-view.ts';

/** Every setting with the values it takes; the first is what counts when none is set. */
export const SETTINGS = {
  language: ['zh-CN', 'en'],
  audience: ['borrower', 'agent'],
  colour: ['auto', 'never'],
  saving: ['ask', 'always', 'never'],
  retention: ['remind', '30', '90', '180', '365', 'forever'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];

/** What a person has set; a key that is absent was never set. */
export type Settings = { [Key in SettingKey]?: string };

/** Where settings are kept. */
export interface SettingsStore {
  readonly path: string;
  all(): Settings;
  set(key: SettingKey, value: string): void;
  unset(key: SettingKey): void;
}

/** The set value of a key if it is one of those the key takes. */
export function validSetting(settings: Settings, key: SettingKey): string | undefined {
  const value = settings[key];
  return value !== undefined && (SETTINGS[key] as readonly string[]).includes(value) ? value : undefined;
}

/** Settings as they are shown: what was set, or the default. */
export function shownSettings(settings: Settings, keys: readonly SettingKey[]): ShownSetting[] {
  return keys.map((key) => {
    const set = validSetting(settings, key);
    return { key, value: set ?? SETTINGS[key][0], set: set !== undefined, allowed: SETTINGS[key] };
  });
}
