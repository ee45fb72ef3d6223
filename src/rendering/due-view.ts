import { type DuePoint, dayToAct, type PackNames, whenDue } from '../diagnostics/index.ts';
import { dueInWords } from './case-words.ts';
import { type PhraseKey, phrase } from './phrases.ts';
import { remembered } from './remembered.ts';
import { hang, wrap } from './text-layout.ts';
import { heading, type View } from './view.ts';

/** A due point of a case, on the day it can be acted on. */
export interface DueRow {
  readonly id: string;
  readonly point: DuePoint;
  readonly day: string;
  readonly when: ReturnType<typeof whenDue>;
}

const GROUPS = ['late', 'today', 'this_week', 'later'] as const;

/** Due points of many cases, first the oldest. */
export function dueRows(
  cases: readonly { readonly id: string; readonly due: readonly DuePoint[] }[],
  pack: PackNames,
  today: string,
): DueRow[] {
  // Ten thousand cases share a few steps and days.
  const known = new Map<string, Pick<DueRow, 'day' | 'when'>>();
  const rows: DueRow[] = [];
  for (const { id, due } of cases)
    for (const point of due) {
      const key = `${point.step} ${point.day}`;
      let on = known.get(key);
      if (!on) {
        const day = dayToAct(pack, point);
        on = { day, when: whenDue(day, today) };
        known.set(key, on);
      }
      rows.push({ id, point, day: on.day, when: on.when });
    }
  return rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
}

/** What falls due, grouped by how near it is. */
export function renderDue(rows: readonly DueRow[], pack: PackNames, today: string, view: View, all: boolean): string {
  const { locale, width, style } = view;
  if (rows.length === 0) return `${phrase(locale, all ? 'due.none_at_all' : 'due.none')}\n`;
  // The id is put in at the end: all else is the same for many rows, and is written and broken into lines once.
  const rowAfterId = remembered(({ id, point, day }: DueRow) => {
    const moved = day === point.day ? '' : phrase(locale, 'due.moved');
    const lines = hang(`${id} `, `${day} ${dueInWords(pack, point, locale)}${moved}`, width);
    return `${lines.join('\n')}\n`.slice(id.length);
  });
  const parts: string[] = [];
  for (const group of GROUPS) {
    const own = rows.filter(({ when }) => when === group);
    if (own.length === 0) continue;
    const title = heading(phrase(locale, `due.${group}` as PhraseKey, { day: today }), view);
    parts.push(...title.slice(parts.length === 0 ? 1 : 0).map((line) => `${line}\n`));
    for (const row of own) {
      const { step, kind, certain, day } = row.point;
      parts.push(row.id, rowAfterId(`${row.id.length} ${day} ${kind} ${certain} ${step}`, row));
    }
  }
  parts.push('\n', ...wrap(phrase(locale, 'due.more'), width).map((line) => `${style.faint(line)}\n`));
  return parts.join('');
}

/** The same for a program. */
export function dueJson(rows: readonly DueRow[], today: string) {
  return {
    schema: 'quota-doctor/due@1',
    at: today,
    due: rows.map(({ id, point, day, when }) => ({
      case: id,
      step: point.step,
      kind: point.kind,
      day: point.day,
      act_on: day,
      when,
      certain: point.certain,
    })),
  };
}
