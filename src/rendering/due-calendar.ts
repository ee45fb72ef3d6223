import type { Locale, PackNames } from '../diagnostics/index.ts';
import { type CalendarContent, type CalendarEntry, shortened } from './calendar-entries.ts';
import { dueInWords } from './case-words.ts';
import type { DueRow } from './due-view.ts';
import { type PhraseKey, phrase } from './phrases.ts';

/**
 * What falls due in saved cases as calendar entries. An entry is known by case and step and not by its day: where the
 * day moves, importing again moves the entry. Nothing a person wrote is in it.
 *
 * @param revisions revision of each case, by id
 */
export function dueCalendar(
  rows: readonly DueRow[],
  revisions: ReadonlyMap<string, number>,
  pack: PackNames,
  made: string,
  locale: Locale,
): CalendarContent {
  const entries = rows.map(({ id, point, day }): CalendarEntry => {
    const text = pack.steps.find((step) => step.id === point.step)?.text[locale] ?? point.step;
    const moved = day === point.day ? '' : phrase(locale, 'due.moved');
    return {
      id: `${id}-${point.step}@${pack.id}.quota-doctor`,
      day,
      title: phrase(locale, `calendar.due.${point.kind}` as PhraseKey, { step: shortened(text, locale) }),
      text: [
        dueInWords(pack, point, locale) + moved,
        phrase(locale, 'calendar.due.case', { id }),
        phrase(locale, 'result.disclaimer'),
      ].join('\n'),
      sequence: revisions.get(id) ?? 0,
    };
  });
  return { name: phrase(locale, 'calendar.due.name'), made, entries };
}
