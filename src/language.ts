import { LOCALES, type Locale } from './diagnostics/text.ts';

/** Where a wish for a language can come from, strongest first. */
export interface LanguageWishes {
  readonly flag: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Talking to a person in a terminal: only then do the setting and the system's locale count. */
  readonly person: boolean;
  readonly setting: string | undefined;
}

/** `--lang`, then QUOTA_DOCTOR_LANG, then (for a person) the setting and the system's locale, else Chinese. */
export function chooseLanguage({ flag, env, person, setting }: LanguageWishes): Locale {
  const wishes = [flag, env.QUOTA_DOCTOR_LANG];
  if (person) wishes.push(setting, systemLocale(env));
  for (const wish of wishes) {
    const locale = localeOf(wish);
    if (locale) return locale;
  }
  return 'zh-CN';
}

/** The value of `--lang` before the command line is parsed, for help and for errors in it. */
export function languageFlag(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  const at = flags.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = flags[at];
  return word?.startsWith('--lang=') ? word.slice('--lang='.length) : word && flags[at + 1];
}

function localeOf(wish: string | undefined): Locale | undefined {
  const tag = wish?.replace('_', '-').toLowerCase() ?? '';
  return LOCALES.find((locale) => tag === locale.toLowerCase() || tag.split(/[-.@]/)[0] === locale.slice(0, 2));
}

/** Any language that is neither Chinese nor unset (C, POSIX) is better served by English. */
function systemLocale(env: LanguageWishes['env']): string {
  const set = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  if (/^(C|POSIX)([.@]|$)/.test(set)) return 'zh-CN';
  return /^zh/i.test(set) ? 'zh-CN' : 'en';
}
