import type { Locale } from '../diagnostics/index.ts';
import { STYLE_SHEET } from './style-sheet.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** HTML that is finished: what is put into it is not escaped again. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = string | number | Markup | undefined | readonly Part[];

/** HTML from a template: everything put into it is text, unless it is markup made the same way. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(fixed.reduce((before, piece, place) => before + sourceOf(parts[place - 1]) + piece));
}

function sourceOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(sourceOf).join('');
}

/** Text that is nothing but text, in an attribute too; control and direction signs become visible marks. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replace(INVISIBLE, '\u2423');
}

/**
 * One HTML file that needs nothing else: no script, no address, its own style only. The policy lets a browser fetch
 * nothing, whatever stands in the text.
 */
export function htmlPage({
  locale,
  title,
  body,
}: {
  readonly locale: Locale;
  readonly title: string;
  readonly body: Markup;
}): string {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(STYLE_SHEET)}</style>
</head>
<body>
${body}
</body>
</html>
`.source;
}
