import {
  byTime,
  type Locale,
  mask,
  type QuotaChange,
  type QuotaEntry,
  type QuotaFindings,
  type Recovery,
} from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import { hang, visible, wrap } from './text-layout.ts';
import { heading, type View } from './view.ts';

/** The log, one entry a line, and what it shows by itself. */
export function renderQuotaLog(log: readonly QuotaEntry[], findings: QuotaFindings, view: View): string {
  const { locale, width } = view;
  if (log.length === 0) return `${wrap(phrase(locale, 'quota.none'), width).join('\n')}\n`;
  const lines = byTime(log).flatMap((entry) => hang(`${momentOf(entry)} `, entryInWords(entry, locale), width));
  return `${[...lines, ...findingLines(findings, view)].join('\n')}\n`;
}

/** What the log shows, in sentences. It says what was seen and when, and nothing about what will be. */
export function findingLines({ changes, recoveries }: QuotaFindings, view: View): string[] {
  const { locale, width, style } = view;
  const said = [
    ...changes.map((change) => changeInWords(change, locale)),
    ...recoveries.map((recovery) => recoveryInWords(recovery, locale)),
  ];
  if (said.length === 0) return [];
  const lines = said.flatMap((words) => hang('· ', words, width));
  if (recoveries.length > 0) lines.push(...wrap(phrase(locale, 'quota.recovery.only_order'), width).map(style.faint));
  return [...heading(phrase(locale, 'quota.shows'), view), ...lines];
}

/** One entry in a line, as it was noted. */
export function momentAndEntry(entry: QuotaEntry, locale: Locale): string {
  return `${momentOf(entry)} ${entryInWords({ ...entry, note: entry.note && mask(entry.note) }, locale)}`;
}

function momentOf({ at }: QuotaEntry): string {
  return at.replace('T', ' ');
}

function entryInWords(entry: QuotaEntry, locale: Locale): string {
  const note = entry.note === null ? '' : phrase(locale, 'quota.note', { text: visible(entry.note) });
  if (entry.kind === 'reading') {
    const slots = { quota: String(entry.quota), available: String(entry.available ?? '') };
    return phrase(locale, entry.available === null ? 'quota.reading' : 'quota.reading_available', slots) + note;
  }
  const words = phrase(locale, `quota.event.${entry.kind}`);
  return (
    (entry.amount === null ? words : phrase(locale, 'quota.event_amount', { words, amount: String(entry.amount) })) +
    note
  );
}

function changeInWords({ kind, from, to, lastSeen, firstSeen }: QuotaChange, locale: Locale): string {
  const slots = { from: String(from), to: String(to), last: lastSeen.slice(0, 10), first: firstSeen.slice(0, 10) };
  return phrase(locale, `quota.change.${kind}`, slots);
}

function recoveryInWords({ repaid, from, to, looked, atLeast, atMost }: Recovery, locale: Locale): string {
  const slots = {
    day: repaid.slice(0, 10),
    least: String(atLeast),
    most: String(atMost ?? ''),
    from: String(from),
    to: String(to ?? ''),
    looked: looked?.slice(0, 10) ?? '',
  };
  if (atMost === null) return phrase(locale, looked ? 'quota.recovery.not_yet' : 'quota.recovery.not_looked', slots);
  if (atLeast === 0 && atMost > 0) return phrase(locale, 'quota.recovery.within', slots);
  return phrase(locale, atLeast === atMost ? 'quota.recovery.after' : 'quota.recovery.between', slots);
}

/** `quota-doctor/quota@1`: the log and what it shows, for a program. */
export function quotaJson(log: readonly QuotaEntry[], { changes, recoveries, last }: QuotaFindings) {
  return {
    schema: 'quota-doctor/quota@1',
    entries: byTime(log),
    changes: changes.map(({ kind, from, to, lastSeen, firstSeen }) => ({
      kind,
      from,
      to,
      last_seen: lastSeen,
      first_seen: firstSeen,
    })),
    recoveries: recoveries.map(({ repaid, amount, from, to, looked, atLeast, atMost }) => ({
      repaid,
      amount,
      from,
      to,
      last_looked: looked,
      at_least_days: atLeast,
      at_most_days: atMost,
    })),
    last,
  };
}
