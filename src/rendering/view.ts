import type { Locale } from '../diagnostics/index.ts';
import type { Style } from './style.ts';
import { wrap } from './text-layout.ts';

/** How a view is to look. Width in columns. */
export interface View {
  readonly locale: Locale;
  readonly width: number;
  readonly style: Style;
}

/** A heading on a line of its own, after an empty line. */
export function heading(text: string, view: View): string[] {
  return ['', ...wrap(text, view.width).map(view.style.strong)];
}
