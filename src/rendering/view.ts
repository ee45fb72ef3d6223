import type { Locale } from '../diagnostics/index.ts';
import { type PhraseKey, phrase } from './phrases.ts';
import type { Style } from './style.ts';
import { wrap } from './text-layout.ts';

/** How a view is to look. Width in columns. */
export interface View {
  readonly locale: Locale;
  readonly width: number;
  readonly style: Style;
  /** Columns there are in all, where they are more than text is comfortable to read in. */
  readonly room?: number;
  /** Signs are said in words, for a screen reader or a terminal that shows letters only. */
  readonly spoken?: boolean;
}

/** A heading on a line of its own, after an empty line. */
export function heading(text: string, view: View): string[] {
  return ['', ...wrap(text, view.width).map(view.style.strong)];
}

/** What stands before a line of a list. */
export type Sign = 'for' | 'against' | 'open' | 'avoid' | 'keep' | 'item';

const SIGNS: Readonly<Record<Sign, string>> = {
  for: '+ ',
  against: '- ',
  open: '? ',
  avoid: '× ',
  keep: '□ ',
  item: '· ',
};

/** The sign of a list as a mark, or as a word where signs are spoken. */
export function sign(kind: Sign, { locale, spoken }: View): string {
  return spoken ? phrase(locale, `sign.${kind}` satisfies PhraseKey) : SIGNS[kind];
}

/** A line across the screen that sets a warning apart; nothing where signs are spoken. */
export function rule({ width, spoken }: View): string[] {
  return spoken ? [] : ['='.repeat(Math.min(width, 40))];
}
