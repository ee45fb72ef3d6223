import type { CaseFile, KnowledgePack, Locale } from '../diagnostics/index.ts';
import { planDates } from '../diagnostics/plan/plan-dates.ts';
import { phrase } from './phrases.ts';
import { stepNote } from './step-view.ts';

/** One entry of a calendar: a whole day. */
export interface CalendarEntry {
  /** The same for the same day and step of a pack, so that importing twice adds nothing. */
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly text: string;
  /** Grows with every change of what it says, so that a calendar takes the newer of two. */
  readonly sequence?: number;
  /** It no longer counts: calendars that have it take it away or cross it out, and nobody is reminded. */
  readonly cancelled?: boolean;
}

/** A calendar file in the making. */
export interface CalendarContent {
  readonly name: string;
  /** The day it was made on. */
  readonly made: string;
  readonly entries: readonly CalendarEntry[];
}

/** The days of the plan as calendar entries; titles name no lender and no sum, since calendars are shared. */
export function calendarOf(file: CaseFile, pack: KnowledgePack, locale: Locale): CalendarContent {
  const entries = planDates(file.plan, file.at).flatMap(({ day, step: id, kind }): CalendarEntry[] => {
    const step = pack.steps.find((item) => item.id === id);
    const planned = file.plan.steps.find((item) => item.id === id);
    if (!step || !planned) return [];
    const text = [
      step.text[locale],
      stepNote(file, planned, locale),
      step.worked?.[locale],
      phrase(locale, 'result.disclaimer'),
    ];
    return [
      {
        id: `${day}-${kind}-${id}@${pack.id}.quota-doctor`,
        day,
        title: phrase(locale, `calendar.${kind}`, { step: shortened(step.text[locale], locale) }),
        text: text.filter((line) => line !== undefined && line !== '').join('\n'),
      },
    ];
  });
  return { name: phrase(locale, 'calendar.name'), made: file.at, entries };
}

/** Signs of a title that a calendar shows in one line. */
const TITLE_SIGNS = { 'zh-CN': 24, en: 60 } as const;

/** The first sentence, as far as the title of an entry has room. */
export function shortened(text: string, locale: Locale): string {
  const [sentence = ''] = text.split(/[。；;]|\. /, 1);
  const signs = [...sentence.trim()];
  return signs.length > TITLE_SIGNS[locale] ? `${signs.slice(0, TITLE_SIGNS[locale] - 1).join('')}…` : signs.join('');
}
