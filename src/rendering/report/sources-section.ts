import { html, type Markup } from '../html.ts';
import { phrase } from '../phrases.ts';
import type { ReportCase } from './report-case.ts';

/** The answers the report rests on, and the sources of everything it says; names and dates, no links to follow. */
export function sourcesSection({ file, pack, locale, cause, answers }: ReportCase): Markup {
  const [first] = file.diagnosis.causes;
  const steps = file.plan.steps.flatMap(({ sources }) => sources);
  const papers = file.evidence.flatMap((id) => pack.evidence.find((item) => item.id === id)?.sources ?? []);
  const rules = file.letters.flatMap(({ legal }) => legal.map(({ source }) => source));
  const named = [
    ...(cause?.sources ?? []),
    ...(first?.for.flatMap(({ sources }) => sources) ?? []),
    ...rules,
    ...(file.plan.route?.sources ?? []),
    ...steps,
    ...papers,
  ];
  const sources = [...new Set(named)].flatMap((id) => pack.sources.find((source) => source.id === id) ?? []);
  const listed = sources.map(({ id, title, date, confidence }) => {
    const words = phrase(locale, 'explain.source', {
      title: title[locale],
      date: date ?? phrase(locale, 'explain.undated'),
      confidence: phrase(locale, `confidence.${confidence}`),
    });
    return html`<li>${id} ${words}</li>`;
  });
  const told = answers.map(({ question, answer }) => html`<li>${question} <strong>${answer}</strong></li>`);
  return html`<section><h2>${phrase(locale, 'report.answers')}</h2><ul class="answers">${told}</ul></section><section><h2>${phrase(locale, 'result.sources_title')}</h2><ul class="soft">${listed}</ul></section><footer class="soft"><p>${phrase(locale, 'report.foot')}</p></footer>`;
}
