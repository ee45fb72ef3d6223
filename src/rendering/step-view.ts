import type { CaseFile, KnowledgePack, Locale, PlannedStep } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import { hang } from './text-layout.ts';
import { heading, type View } from './view.ts';

/** The steps in order, each with who acts and the dates that are known. */
export function stepLines(
  file: CaseFile,
  pack: KnowledgePack,
  view: View,
  title = phrase(view.locale, 'result.next'),
): string[] {
  const { locale, width, style } = view;
  if (file.plan.steps.length === 0) return [];
  const lines = heading(title, view);
  file.plan.steps.forEach((planned, index) => {
    const step = pack.steps.find(({ id }) => id === planned.id);
    if (!step) return;
    const done =
      planned.over && planned.due
        ? phrase(locale, 'result.over', { date: planned.due })
        : planned.status === 'done'
          ? phrase(locale, 'result.done')
          : '';
    lines.push(...hang(`${index + 1} `, step.text[locale] + done, width));
    const note = stepNote(file, planned, locale);
    if (note !== '') lines.push(...hang('  ', note, width).map(style.faint));
    if (step.worked && planned.status === 'next')
      lines.push(...hang('  ', step.worked[locale], width).map(style.faint));
  });
  return lines;
}

/** Who acts, after which steps, and the dates that are known, as one line. */
export function stepNote(file: CaseFile, planned: PlannedStep, locale: Locale): string {
  const parts = [phrase(locale, `result.who.${planned.who}`)];
  if (planned.status === 'done') return '';
  if (planned.status === 'not_yet' && planned.after.length > 0) {
    const open = file.plan.steps.map(({ id, status }) => planned.after.includes(id) && status !== 'done');
    const numbers = open.flatMap((waits, place) => (waits ? [place + 1] : []));
    parts.push(phrase(locale, 'result.after', { steps: numbers.join(locale === 'zh-CN' ? '、' : ', ') }));
  } else if (planned.notBefore) parts.push(phrase(locale, 'result.not_before', { date: planned.notBefore }));
  if (planned.days && planned.due) {
    const slots = { count: String(planned.days.count), date: planned.due };
    const { kind, certain } = planned.days;
    if (kind === 'calendar') parts.push(phrase(locale, certain ? 'result.due_rule' : 'result.due_advice', slots));
    else parts.push(phrase(locale, certain ? 'result.due_working' : 'result.due_working_uncertain', slots));
  }
  return parts.join(locale === 'zh-CN' ? '；' : '; ');
}
