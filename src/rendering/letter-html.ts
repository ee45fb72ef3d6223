import { html, htmlPage, type Markup } from './html.ts';
import type { LetterPage, LetterSheet } from './letter-sheet.ts';

/** The letter file as a page for printing: notes and short message first, then the letter on a sheet of its own. */
export function sheetHtml(sheet: LetterSheet): string {
  return htmlPage({
    locale: sheet.locale,
    title: sheet.letter.title,
    body: html`<main class="letter">${sheetMarkup(sheet)}</main>`,
  });
}

/** The same as a part of a page. */
export function sheetMarkup({ notes, shortTitle, short, letter, translation }: LetterSheet): Markup {
  return html`<aside>${paragraphs(notes)}<h3>${shortTitle}</h3><p class="short" lang="zh-CN">${withBlanks(short)}</p></aside>${pageMarkup(letter)}${
    translation &&
    html`<section><h3>${translation.title}</h3><p>${translation.short}</p>${pageMarkup(translation.page)}</section>`
  }`;
}

function pageMarkup({ locale, title, to, groups, attachments }: LetterPage): Markup {
  return html`<article lang="${locale}"><h2 class="title">${title}</h2><p>${to}</p>${groups.map(
    (group) => html`<div class="group">${paragraphs(group)}</div>`,
  )}${attachments === undefined ? undefined : html`<p>${attachments}</p>`}</article>`;
}

/** A blank is never torn apart, and longer on paper, where somebody writes into it. */
function withBlanks(line: string): (string | Markup)[] {
  return line.split(/(＿＿)/).map((piece) => (piece === '＿＿' ? html`<span class="blank">${piece}</span>` : piece));
}

function paragraphs(lines: readonly string[]): Markup[] {
  return lines.map((line) => html`<p>${withBlanks(line)}</p>`);
}
