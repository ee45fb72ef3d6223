import type { Reason } from '../../diagnostics/index.ts';
import { valueInWords } from '../fact-words.ts';
import { html, type Markup } from '../html.ts';
import { phrase } from '../phrases.ts';
import type { ReportCase } from './report-case.ts';

/** Title, then what it is, what to do now, who alone can know more; in an alert the first three things to do. */
export function headSection({ file, pack, locale, cause, result }: ReportCase, title: string): Markup {
  const { outcome, caution } = file.diagnosis;
  const alarm = outcome === 'scam_alert';
  const loss = file.facts.loss?.value;
  const paid = loss === 'money_today' || loss === 'money_earlier';
  const first = alarm
    ? [
        phrase(locale, paid ? 'scam.stop_paid' : 'scam.stop'),
        phrase(locale, paid ? 'scam.call_paid' : loss === 'details_given' ? 'scam.call_details' : 'scam.call_none'),
        phrase(locale, 'scam.hang_up'),
      ]
    : cause
      ? [cause.doNow[locale], cause.whoKnows[locale]]
      : [phrase(locale, 'undecided.do'), phrase(locale, 'undecided.who')];
  const lead = alarm ? [...first, result] : [result, ...first];
  return html`<header><h1>${title}</h1><p class="soft">${phrase(locale, 'report.made', { date: file.at, pack: pack.title[locale], version: file.pack.version, digest: file.pack.digest, as_of: pack.asOf })}</p><div class="card ${alarm ? 'warn' : ''}">${lead.map((line, place) => html`<p class="${place === 0 ? 'lead' : ''}">${place === 0 ? html`<strong>${line}</strong>` : line}</p>`)}</div>${caution ? html`<p>${phrase(locale, 'result.caution')}</p>` : undefined}<p class="soft">${phrase(locale, 'result.disclaimer')}</p></header>`;
}

/** What the cause means, how long it lasts, how well founded that is, and the reasons as bars without a scale. */
export function causeSection(about: ReportCase): Markup {
  const { file, pack, locale, cause } = about;
  if (!cause) return openSection(about);
  const others = file.diagnosis.causes.slice(1).filter(({ strength }) => strength !== null);
  const titles = others.flatMap(({ id }) => pack.causes.find((item) => item.id === id)?.title[locale] ?? []);
  return html`<section><h2>${phrase(locale, 'report.cause')}</h2><p>${cause.text[locale]}</p><p>${phrase(locale, `result.duration.${cause.duration.basis}`, { text: cause.duration.text[locale] })}</p><p class="soft">${phrase(locale, `result.basis.${cause.basis.level}`, { text: cause.basis.text[locale] })}</p>${
    titles.length > 0
      ? html`<h3>${phrase(locale, 'result.others')}</h3><ul>${titles.map((title) => html`<li>${title}</li>`)}</ul>`
      : undefined
  }${bars(about)}</section>`;
}

function openSection({ file, pack, locale }: ReportCase): Markup {
  const { ruledOut, causes, checks } = file.diagnosis;
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? undefined : html`<h3>${title}</h3><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const families = ruledOut.flatMap((id) => pack.families.find((family) => family.id === id)?.title[locale] ?? []);
  const running = causes.flatMap(({ id }) => pack.causes.find((cause) => cause.id === id)?.title[locale] ?? []);
  const asked = checks.flatMap(({ fact }) => pack.questions.find(({ key }) => key === fact)?.text[locale] ?? []);
  return html`<section><h2>${phrase(locale, 'report.cause')}</h2>${list(phrase(locale, 'undecided.ruled_out'), families)}${list(phrase(locale, 'undecided.running'), running)}${list(phrase(locale, 'undecided.checks'), [...asked, phrase(locale, 'undecided.ask')])}</section>`;
}

/** What speaks for the first cause goes to the right, what speaks against it to the left; lengths compare, no more. */
function bars({ file, pack, locale, answers, audience }: ReportCase): Markup | undefined {
  const [first] = file.diagnosis.causes;
  if (!first) return undefined;
  const rows: (Reason & { readonly side: 'for' | 'against' })[] = [
    ...first.for.map((reason) => ({ ...reason, side: 'for' as const })),
    ...first.against.map((reason) => ({ ...reason, side: 'against' as const })),
  ];
  const kept = (key: string) => audience === 'agent' && pack.questions.find((item) => item.key === key)?.sensitive;
  const shown = rows.filter(({ fact }) => !kept(fact));
  if (shown.length === 0) return undefined;
  const longest = Math.max(...shown.map(({ weight }) => Math.abs(weight)), 1);
  const one = shown.every(({ side }) => side === 'for');
  const items = shown.map(({ fact, value, weight, side }) => {
    const fill = html`<span class="fill" style="width:${Math.max(4, Math.round((Math.abs(weight) / longest) * 100))}%"></span>`;
    const words =
      fact === 'message'
        ? (answers.find(({ key }) => key === fact)?.answer ?? '')
        : valueInWords(pack, fact, value, locale);
    const left = one ? undefined : html`<span class="left">${side === 'against' ? fill : undefined}</span>`;
    return html`<li class="bar"><span class="words">${phrase(locale, side === 'for' ? 'report.speaks_for' : 'report.speaks_against', { fact: words })}</span>${left}<span class="right">${side === 'for' ? fill : undefined}</span></li>`;
  });
  return html`<h3>${phrase(locale, 'result.why')}</h3><p class="soft">${phrase(locale, one ? 'report.bars_note_for' : 'report.bars_note')}</p><ul class="bars ${one ? 'one' : ''}">${items}</ul>`;
}
