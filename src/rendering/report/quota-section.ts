import type { QuotaEntry } from '../../diagnostics/index.ts';
import { html, Markup } from '../html.ts';
import { phrase } from '../phrases.ts';
import { quotaLegend, quotaSvg } from '../quota-chart.ts';
import type { ReportCase } from './report-case.ts';

/** The limit over time as the person noted it; the sums are nobody else's business, so an agent's report has none. */
export function quotaSection(log: readonly QuotaEntry[], { locale, audience }: ReportCase): Markup | undefined {
  const drawn = audience === 'agent' ? '' : quotaSvg(log, locale);
  if (drawn === '') return undefined;
  // Within a page no name space is declared: a report holds no address at all.
  const inPage = new Markup(drawn.replace(/ xmlns="[^"]*"/, ''));
  const legend = quotaLegend(log, locale).join('  ');
  return html`<section><h2>${phrase(locale, 'report.quota')}</h2><figure class="chart">${inPage}<figcaption class="soft">${phrase(locale, 'report.quota_note')} ${legend}</figcaption></figure></section>`;
}
