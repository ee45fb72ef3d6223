import type { CaseFile, KnowledgePack, Locale, PlannedStep } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import type { Style } from './style.ts';
import { columns, hang, wrap } from './text-layout.ts';
import { heading, type View } from './view.ts';

/** From so many columns on, who acts and when stand in a column of their own beside the steps. */
const SIDE_BY_SIDE = 120;
/** What that column takes, with the gap before it. */
const ASIDE = 48;
const GAP = 4;

/** The steps in order as a timeline: each with who acts and the dates that are known, beside it where there is room. */
export function stepLines(
  file: CaseFile,
  pack: KnowledgePack,
  view: View,
  title = phrase(view.locale, 'result.next'),
): string[] {
  const { locale, style } = view;
  if (file.plan.steps.length === 0) return [];
  const room = view.spoken ? 0 : (view.room ?? 0);
  const beside = room >= SIDE_BY_SIDE;
  const width = beside ? room - ASIDE : view.width;
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
    const text = hang(`${index + 1} `, step.text[locale] + done, width);
    const note = stepNote(file, planned, locale);
    const worked = step.worked && planned.status === 'next' ? hang('  ', step.worked[locale], width) : [];
    if (beside) lines.push(...sideBySide([...text, ...worked], wrap(note, ASIDE - GAP), width, text.length, style));
    else {
      lines.push(...text, ...(note === '' ? [] : hang('  ', note, width).map(style.faint)), ...worked.map(style.faint));
    }
  });
  return lines;
}

/** Two columns line by line; what comes after the first lines of the left one, and all of the right one, is faint. */
function sideBySide(
  left: readonly string[],
  right: readonly string[],
  width: number,
  strong: number,
  style: Style,
): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const here = left[at] ?? '';
    const shown = at < strong ? here : style.faint(here);
    const beside = right[at] ?? '';
    if (beside === '') return here === '' ? '' : shown;
    return `${shown}${' '.repeat(width + GAP - columns(here))}${style.faint(beside)}`;
  });
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
