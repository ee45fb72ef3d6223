import type { CaseFile, KnowledgePack, Locale, QuotaEntry } from '../../diagnostics/index.ts';
import { evidenceOf } from '../evidence-view.ts';
import { html, htmlPage, type Markup } from '../html.ts';
import { sheetMarkup } from '../letter-html.ts';
import { letterSheet } from '../letter-sheet.ts';
import { phrase } from '../phrases.ts';
import { causeSection, headSection } from './head-section.ts';
import { planSection, whereSection } from './plan-section.ts';
import { quotaSection } from './quota-section.ts';
import { type Audience, type ReportCase, reportCase } from './report-case.ts';
import { sourcesSection } from './sources-section.ts';
import { treeDrawing } from './tree-drawing.ts';

/**
 * The whole case as one HTML file to keep or hand over: summary, reasons, plan, papers, letters, way through the
 * questions, sources; with a quota log its chart. What to do comes before how the result was found. An agent's report hides free text, exact sums and sensitive answers, and
 * holds neither letter nor chart.
 */
export function reportHtml(
  file: CaseFile,
  pack: KnowledgePack,
  locale: Locale,
  audience: Audience,
  log: readonly QuotaEntry[] = [],
): string {
  const about = reportCase(file, pack, locale, audience);
  const title = phrase(locale, audience === 'agent' ? 'report.title_agent' : 'report.title');
  const what = [causeSection(about), quotaSection(log, about)];
  const act = [planSection(about), whereSection(about)];
  // Where money is at stake, what to do comes before what it is.
  const first = file.diagnosis.outcome === 'scam_alert' ? [act, what] : [what, act];
  const path = html`<section><h2>${phrase(locale, 'report.path')}</h2>${treeDrawing(about)}</section>`;
  const body = html`<main>${headSection(about, title)}${first}${checklist(about)}${letters(about)}${path}${sourcesSection(about)}</main>`;
  return htmlPage({ locale, title, body });
}

function checklist({ file, pack, locale }: ReportCase): Markup | undefined {
  const papers = evidenceOf(file, pack);
  if (papers.length === 0) return undefined;
  const items = papers.map(
    ({ text, proves, where }) =>
      html`<li><strong>${text[locale]}</strong><p>${phrase(locale, 'report.proves', { text: proves[locale] })}</p><p class="soft">${phrase(locale, 'report.from_where', { text: where[locale] })}</p></li>`,
  );
  return html`<section><h2>${phrase(locale, 'report.checklist')}</h2><ul class="checks">${items}</ul></section>`;
}

function letters({ file, locale, audience }: ReportCase): Markup | undefined {
  const [refused] = file.letters.filter((letter) => letter.refused !== null);
  const written = file.letters.filter((letter) => letter.refused === null);
  if (audience === 'agent' || (written.length === 0 && !refused)) return undefined;
  const parts =
    written.length > 0
      ? written.map((letter) => sheetMarkup(letterSheet(letter, locale)))
      : html`<p>${phrase(locale, 'letter.refused', { message: refused?.refused?.message[locale] ?? '' })}</p>`;
  return html`<section><h2>${phrase(locale, 'report.letters')}</h2>${parts}</section>`;
}
