import { type Lead, type WayPoint, wayThroughTree } from '../../diagnostics/index.ts';
import { html, type Markup } from '../html.ts';
import { phrase } from '../phrases.ts';
import { branchLabel, leadLabel } from '../tree-view.ts';
import type { ReportCase } from './report-case.ts';

/**
 * The decision tree with the person's way through it: each question with the answer given, and beside it the answers
 * not given, gathered by where they lead. Drawn as lists, so that it wraps, prints and is read aloud like text.
 */
export function treeDrawing(about: ReportCase): Markup {
  const { file, pack, locale, path, elsewhere, result } = about;
  const way = wayThroughTree(pack, file.facts, file.at);
  const passed = new Set(way.map(({ question }) => question));
  const beside = path.filter(({ key }) => !passed.has(key));
  const also = beside.map(({ question, answer }) => html`<li>${question} <strong>${answer}</strong></li>`);
  const maybe = elsewhere.map((text) => html`<li class="other">${text}</li>`);
  return html`<figure class="way"><ol>${way.map((point) => pointMarkup(about, point))}${
    also.length > 0
      ? html`<li class="point"><p class="ask">${phrase(locale, 'report.also_counted')}</p><ul class="answers">${also}</ul></li>`
      : undefined
  }<li class="point end"><p class="ask">${phrase(locale, 'report.result')}</p><p><strong>${result}</strong></p>${
    maybe.length > 0 ? html`<ul class="others">${maybe}</ul>` : undefined
  }</li></ol><figcaption class="soft">${phrase(locale, 'report.path_note')}</figcaption></figure>`;
}

function pointMarkup(about: ReportCase, point: WayPoint): Markup {
  const { pack, locale, answers, audience } = about;
  const question = pack.questions.find(({ key }) => key === point.question);
  const given = answers.find(({ key }) => key === point.question)?.answer ?? phrase(locale, 'review.unknown');
  const answer = point.answered ? given : phrase(locale, 'report.not_answered');
  // Beside a hidden answer the others would give it away.
  const hidden = audience === 'agent' && question?.sensitive === true;
  const others = hidden ? [] : gathered(about, point);
  return html`<li class="point ${point.answered ? '' : 'open'}"><p class="ask">${question?.text[locale] ?? ''}</p><p class="taken">${answer}</p>${
    others.length > 0
      ? html`<ul class="others">${others.map(
          ({ values, lead }) =>
            html`<li class="other">${phrase(locale, 'report.other_answers', { answers: values.join(' / '), lead })}</li>`,
        )}</ul>`
      : undefined
  }</li>`;
}

/** The answers not given, together where they lead to the same. */
function gathered({ pack, locale }: ReportCase, { question, others }: WayPoint): { values: string[]; lead: string }[] {
  const groups = new Map<string, string[]>();
  for (const { value, lead } of others) {
    const words = wordsFor(lead);
    const values = groups.get(words) ?? [];
    groups.set(words, values);
    values.push(branchLabel(question, value, pack, locale));
  }
  return [...groups].map(([lead, values]) => ({ values, lead }));

  function wordsFor(lead: Lead): string {
    const label = leadLabel(lead, pack, locale);
    return phrase(locale, lead.question === undefined ? 'report.leads_to' : 'report.asks_next', { what: label });
  }
}
