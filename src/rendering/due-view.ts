import { type DuePoint, dayToAct, type PackNames, whenDue } from '../diagnostics/index.ts';
import { dueInWords } from './case-words.ts';
import { inTurn } from './json-pieces.ts';
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

/** Cases in the order of their ids, and what falls due in each. */
export interface CasesDue {
  readonly length: number;
  idAt(place: number): string;
  dueAt(place: number): readonly DuePoint[];
}

/** Due points of many cases, first the oldest. A row is made when its turn comes: there may be very many. */
export interface DueRows extends Iterable<DueRow> {
  readonly length: number;
  /** Those of one group. */
  of(when: DueRow['when']): Iterable<DueRow>;
}

/** Finds the due points of many cases; those after this week are left out unless `later` is set. */
export function dueRows(cases: CasesDue, pack: PackNames, today: string, later: boolean): DueRows {
  const dayOf = remembered<DuePoint>((point) => dayToAct(pack, point));
  const whenOf = remembered((day: string) => whenDue(day, today));
  // Place of the case and number of the point in it by turns. Cases come by id, so the rows of a day are in order.
  const days = new Map<string, number[]>();
  let length = 0;
  for (let place = 0; place < cases.length; place += 1)
    for (const [number, point] of cases.dueAt(place).entries()) {
      const day = dayOf(`${point.step} ${point.day}`, point);
      if (!later && whenOf(day, day) === 'later') continue;
      const own = days.get(day);
      if (own) own.push(place, number);
      else days.set(day, [place, number]);
      length += 1;
    }
  const sorted = [...days.keys()].sort();
  function* rows(wanted?: DueRow['when']): Generator<DueRow> {
    for (const day of sorted) {
      const when = whenOf(day, day);
      if (wanted !== undefined && when !== wanted) continue;
      const own = days.get(day) ?? [];
      for (let at = 0; at < own.length; at += 2) {
        const place = own[at] ?? 0;
        const point = cases.dueAt(place)[own[at + 1] ?? 0];
        if (point) yield { id: cases.idAt(place), point, day, when };
      }
    }
  }
  return { length, of: rows, [Symbol.iterator]: () => rows() };
}

/** What falls due, grouped by how near it is, in pieces. */
export function* renderDue(rows: DueRows, pack: PackNames, today: string, view: View, all: boolean): Generator<string> {
  const { locale, width, style } = view;
  if (rows.length === 0) {
    yield `${phrase(locale, all ? 'due.none_at_all' : 'due.none')}\n`;
    return;
  }
  // The id is put in at the end: all else is the same for many rows, and is written and broken into lines once.
  const rowAfterId = remembered(({ id, point, day }: DueRow) => {
    const moved = day === point.day ? '' : phrase(locale, 'due.moved');
    const lines = hang(`${id} `, `${day} ${dueInWords(pack, point, locale)}${moved}`, width);
    return `${lines.join('\n')}\n`.slice(id.length);
  });
  let isFirst = true;
  for (const group of GROUPS) {
    let isBegun = false;
    for (const row of rows.of(group)) {
      if (!isBegun) {
        const title = heading(phrase(locale, `due.${group}` as PhraseKey, { day: today }), view);
        yield title
          .slice(isFirst ? 1 : 0)
          .map((line) => `${line}\n`)
          .join('');
        isBegun = true;
        isFirst = false;
      }
      const { step, kind, certain, day } = row.point;
      yield row.id + rowAfterId(`${row.id.length} ${day} ${kind} ${certain} ${step}`, row);
    }
  }
  yield ['\n', ...wrap(phrase(locale, 'due.more'), width).map((line) => `${style.faint(line)}\n`)].join('');
}

/** The same for a program. */
export function dueJson(rows: DueRows, today: string) {
  return {
    schema: 'quota-doctor/due@1',
    at: today,
    due: inTurn(rows, ({ id, point, day, when }) => ({
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
