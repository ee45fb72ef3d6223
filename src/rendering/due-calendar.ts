import type { Locale, PackNames } from '../diagnostics/index.ts';
import { type CalendarContent, type CalendarEntry, shortened } from './calendar-entries.ts';
import { dueInWords } from './case-words.ts';
import type { DueRow } from './due-view.ts';
import { type PhraseKey, phrase } from './phrases.ts';

/**
 * What falls due in saved cases as calendar entries. An entry is known by case and step and not by its day: where the
 * day moves, importing again moves the entry, and where nothing falls due any more, it is cancelled. Nothing a person
 * wrote is in it.
 *
 * @param ended what no longer falls due; of days that have passed nobody is reminded, so they are left as they are
 * @param revisions revision of each case, by id
 */
export function dueCalendar(
  { rows, ended }: { readonly rows: Iterable<DueRow>; readonly ended: Iterable<DueRow> },
  revisions: ReadonlyMap<string, number>,
  pack: PackNames,
  made: string,
  locale: Locale,
): CalendarContent {
  const entryOf = ({ id, point, day }: DueRow, key: PhraseKey, text: string) => {
    const step = pack.steps.find((item) => item.id === point.step)?.text[locale] ?? point.step;
    return {
      id: `${id}-${point.step}@${pack.id}.quota-doctor`,
      day,
      title: phrase(locale, key, { step: shortened(step, locale) }),
      text: [text, phrase(locale, 'calendar.due.case', { id }), phrase(locale, 'result.disclaimer')].join('\n'),
      sequence: revisions.get(id) ?? 0,
    };
  };
  const entries = [...rows].map((row): CalendarEntry => {
    const moved = row.day === row.point.day ? '' : phrase(locale, 'due.moved');
    const text = dueInWords(pack, row.point, locale) + moved;
    return entryOf(row, `calendar.due.${row.point.kind}` as PhraseKey, text);
  });
  const cancelled = [...ended]
    .filter(({ day }) => day >= made)
    .map((row): CalendarEntry => {
      const text = phrase(locale, 'calendar.due.cancelled_text');
      return { ...entryOf(row, 'calendar.due.cancelled', text), cancelled: true };
    });
  return { name: phrase(locale, 'calendar.due.name'), made, entries: [...entries, ...cancelled] };
}
