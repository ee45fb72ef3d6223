/** The two languages everything is written in. */
export type Locale = 'zh-CN' | 'en';

/** One sentence in both languages; neither may be missing. */
export type Text = Readonly<Record<Locale, string>>;

export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];
