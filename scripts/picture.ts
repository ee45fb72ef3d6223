/** A stretch of a terminal row in one manner. Columns count from 0; a Chinese sign takes two. */
export interface Run {
  readonly text: string;
  readonly column: number;
  readonly columns: number;
  readonly bold: boolean;
  readonly faint: boolean;
  readonly red: boolean;
}

const CELL = 8.4;
const LINE = 20;
const MARGIN = 16;
const FONT = "ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Microsoft YaHei', monospace";

/** Rows of a terminal as a picture that every browser shows alike: each run is set at its own column. */
export function svgOf(
  rows: readonly (readonly Run[])[],
  { columns, title }: { columns: number; title: string },
): string {
  const width = Math.ceil(columns * CELL + 2 * MARGIN);
  const height = rows.length * LINE + 2 * MARGIN;
  const texts = rows.flatMap((runs, row) => runs.map((run) => textOf(run, row)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#1b1f24"/>`,
    `<g font-family="${FONT}" font-size="14" fill="#e6e6e6" xml:space="preserve">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function textOf({ text, column, columns, bold, faint, red }: Run, row: number): string {
  const x = round(MARGIN + column * CELL);
  const y = MARGIN + row * LINE + 15;
  const manner = [bold ? ' font-weight="bold"' : '', faint ? ' fill="#9aa4ae"' : '', red ? ' fill="#ff8a80"' : ''].join(
    '',
  );
  return `<text x="${x}" y="${y}" textLength="${round(columns * CELL)}" lengthAdjust="spacingAndGlyphs"${manner}>${escaped(text)}</text>`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
