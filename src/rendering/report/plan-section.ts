import { html, type Markup } from '../html.ts';
import { phrase } from '../phrases.ts';
import { stepNote } from '../step-view.ts';
import type { ReportCase } from './report-case.ts';

/** The plan as a line of time: each step with who acts and its dates; what not to do; where it ends. */
export function planSection({ file, pack, locale }: ReportCase): Markup {
  const steps = file.plan.steps.flatMap((planned) => {
    const step = pack.steps.find(({ id }) => id === planned.id);
    if (!step) return [];
    const dates = [planned.notBefore, planned.due].filter((day): day is string => day !== null && !planned.over);
    const state =
      planned.over && planned.due
        ? phrase(locale, 'result.over', { date: planned.due })
        : planned.status === 'done'
          ? phrase(locale, 'result.done')
          : '';
    const when = planned.status === 'next' ? phrase(locale, 'report.now') : (dates.at(-1) ?? '');
    return [
      html`<li class="${planned.status}">${when === '' ? undefined : html`<p class="soft"><strong>${when}</strong></p>`}<p>${step.text[locale]}${state}</p><p class="soft">${stepNote(file, planned, locale)}</p>${step.worked && planned.status !== 'done' ? html`<p class="soft">${step.worked[locale]}</p>` : undefined}${step.wait?.rule ? html`<p class="soft">${step.wait.rule[locale]}</p>` : undefined}</li>`,
    ];
  });
  const avoid = file.plan.avoid.flatMap((id) => pack.avoid.find((item) => item.id === id)?.text[locale] ?? []);
  return html`<section><h2>${phrase(locale, 'report.plan')}</h2><ol class="timeline">${steps}</ol>${
    avoid.length > 0
      ? html`<h3>${phrase(locale, 'result.avoid')}</h3><ul>${avoid.map((text) => html`<li>${text}</li>`)}</ul>`
      : undefined
  }${file.plan.stop ? html`<p>${file.plan.stop[locale]}</p>` : undefined}</section>`;
}

/** Whom to turn to, in order: what it takes, how to reach it, which times the rules set, what to beware of. */
export function whereSection({ file, pack, locale }: ReportCase): Markup | undefined {
  const { route } = file.plan;
  if (!route) return undefined;
  const places = [route.first, ...(route.further ? [route.further] : [])].flatMap((id, place) => {
    const channel = pack.channels.find((item) => item.id === id);
    if (!channel) return [];
    const head = phrase(locale, place === 0 ? 'result.whom_first' : 'result.whom_then', {
      channel: channel.name[locale],
    });
    const notes = [
      channel.accepts,
      channel.how,
      channel.hours?.certain ? channel.hours.text : undefined,
      channel.limits,
      channel.warning,
    ];
    return [
      html`<div class="card"><h3>${head}</h3>${notes.map((note) => (note ? html`<p>${note[locale]}</p>` : undefined))}</div>`,
    ];
  });
  return html`<section><h2>${phrase(locale, 'result.whom')}</h2><p>${route.why[locale]}</p>${places}</section>`;
}
