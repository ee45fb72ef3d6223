import type { Locale } from '../diagnostics/index.ts';
import { type PhraseKey, phrase } from './phrases.ts';

/** One setting with what holds for it. */
export interface ShownSetting {
  readonly key: string;
  readonly value: string;
  /** False when nobody has set it and the default holds. */
  readonly set: boolean;
  readonly allowed: readonly string[];
}

/** Some settings, one a line, each with what it means. */
export function renderSettings(settings: readonly ShownSetting[], locale: Locale): string {
  const lines = settings.map(({ key, value, set }) =>
    phrase(locale, 'settings.one', {
      key,
      value: set ? value : phrase(locale, 'settings.default', { value }),
      about: phrase(locale, `setting.${key}` as PhraseKey),
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** The same for a program. */
export function settingsJson(settings: readonly ShownSetting[]) {
  return { schema: 'quota-doctor/settings@1', settings };
}
