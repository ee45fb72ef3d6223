import { html, type Markup } from '../html.ts';
import { phrase } from '../phrases.ts';
import { wrap } from '../text-layout.ts';
import type { ReportCase } from './report-case.ts';

/** Sizes of the drawing in its own units; a sign is about 14 units wide, a column half of that. */
const WIDTH = 340;
const COLUMNS = 42;
const LINE = 19;
const PAD = 9;
const GAP = 34;
const INDENT = 26;

interface Box {
  readonly question: readonly string[];
  readonly answer: readonly string[];
  readonly kind: 'step' | 'end' | 'maybe';
}

/** The way through the questions to the result, and the answers not given that would lead elsewhere. */
export function pathDrawing(about: ReportCase): Markup {
  const { locale } = about;
  const boxes = boxesOf(about);
  let y = 2;
  const drawn = boxes.map((box, place) => {
    const height = (box.question.length + box.answer.length) * LINE + PAD * 2;
    const top = y;
    y += height + (box.kind === 'end' || box.kind === 'maybe' ? GAP * 0.6 : GAP);
    return boxMarkup(box, top, height, place, boxes);
  });
  const title = phrase(locale, 'report.path');
  return html`<figure class="drawing"><svg viewBox="0 0 ${WIDTH} ${Math.ceil(y)}" role="img" aria-label="${title}"><title>${title}</title>${drawn}</svg><figcaption class="soft">${phrase(locale, 'report.path_note')}</figcaption></figure>`;
}

function boxesOf({ locale, path, result, elsewhere }: ReportCase): Box[] {
  const lines = (text: string, less = 0) => wrap(text, COLUMNS - less);
  return [
    ...path.map(({ question, answer }): Box => ({ question: lines(question), answer: lines(answer), kind: 'step' })),
    { question: lines(phrase(locale, 'report.result')), answer: lines(result), kind: 'end' },
    ...elsewhere.map((text): Box => ({ question: lines(text, 4), answer: [], kind: 'maybe' })),
  ];
}

function boxMarkup(box: Box, top: number, height: number, place: number, boxes: readonly Box[]): Markup {
  const left = box.kind === 'maybe' ? INDENT : 1;
  const all = [
    ...box.question.map((text) => ({ text, of: 'small' })),
    ...box.answer.map((text) => ({ text, of: 'answer' })),
  ];
  const texts = all.map(
    ({ text, of }, line) =>
      html`<text class="${of}" x="${left + PAD + 1}" y="${top + PAD + LINE * (line + 0.75)}">${text}</text>`,
  );
  const next = boxes[place + 1];
  const bottom = top + height;
  const edge =
    box.kind === 'step' && next
      ? html`<path class="edge" d="M ${WIDTH / 2} ${bottom} v ${GAP - 7}"/><path class="edge" d="M ${WIDTH / 2 - 5} ${bottom + GAP - 9} l 5 7 l 5 -7"/>`
      : undefined;
  const branch =
    box.kind === 'maybe'
      ? html`<path class="edge maybe" d="M ${INDENT / 2} ${top - GAP * 0.6} V ${top + height / 2} H ${INDENT}"/>`
      : undefined;
  return html`<g>${branch}<rect class="${box.kind === 'end' ? 'end' : box.kind === 'maybe' ? 'box maybe' : 'box'}" x="${left}" y="${top}" width="${WIDTH - left - 2}" height="${height}" rx="6"/>${texts}${edge}</g>`;
}
