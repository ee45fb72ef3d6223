import type { FactValue, Locale } from '../diagnostics/index.ts';
import { phrase } from '../rendering/phrases.ts';
import { type Course, saidIn } from './course.ts';

/** Keys whose value is in the person's own words. */
const FREE_TEXT = ['message', 'lender_name'];

/** One command that goes on from here; free text is left out of it. */
export function goOnCommand(course: Course, locale: Locale): string {
  const said = saidIn(course);
  const flags = said
    .filter(({ key }) => !FREE_TEXT.includes(key))
    .map(({ key, fact }) => `--answer ${key}=${flagValue(fact.value)}`);
  if (flags.length === 0) return phrase(locale, 'interview.stopped_empty');
  const left = flags.length < said.length ? `\n${phrase(locale, 'interview.free_text_left_out')}` : '';
  return `${phrase(locale, 'interview.stopped')}\nquota-doctor ${flags.join(' ')}${left}`;
}

function flagValue(value: FactValue): string {
  if (value === null) return 'unknown';
  return typeof value === 'object' ? value.join(',') : String(value);
}
