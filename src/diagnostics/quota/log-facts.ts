import { readRecordFacts } from '../facts/answers.ts';
import type { Fact, Facts } from '../facts/facts.ts';
import type { KnowledgePack } from '../pack/knowledge-pack.ts';
import { daysBetween } from '../plan/calendar-date.ts';
import { findInLog, type QuotaChange, type QuotaEntry } from './quota-log.ts';

/** Older entries say nothing about what is wrong today. */
const STILL_SPEAKS = 60;
const LAST_DAYS = 30;

/**
 * Facts that the quota log shows, as `from: log`. They are handed to a diagnosis only where the person has agreed,
 * and anything the person says is stronger.
 */
export function logFacts(pack: KnowledgePack, log: readonly QuotaEntry[], today: string): Facts {
  const { changes, recoveries, refused, last } = findInLog(log, today);
  const ago = (at: string) => daysBetween(at.slice(0, 10), today);
  const values: Record<string, unknown> = {};
  const change = changes.at(-1);
  const lost = change && (change.kind === 'dropped' || change.kind === 'vanished') ? change : undefined;
  const repayment = recoveries.at(-1);
  // Where nobody has looked since, nothing is known to be waited for.
  const waited = repayment?.atMost === null && repayment.looked !== null && repayment.open;
  const waiting = waited && ago(repayment.repaid) <= LAST_DAYS ? repayment : undefined;
  const refusal = refused.filter(({ at }) => ago(at) <= LAST_DAYS);
  if (lost && ago(lost.firstSeen) <= STILL_SPEAKS) Object.assign(values, afterLoss(lost, today));
  else if (waiting) {
    values.symptom = 'no_quota_after_repayment';
    values.happened_at = waiting.repaid.slice(0, 10);
  } else if (refusal[0] && last && last.quota > 0) {
    values.symptom = 'quota_visible_cannot_borrow';
    values.happened_at = refusal[0].at.slice(0, 10);
  }
  if (waiting) values.waiting_hours = 24 * ago(waiting.repaid);
  if (repayment && ago(repayment.repaid) <= LAST_DAYS) values.repaid = sinceRepayment(ago(repayment.repaid));
  if (refusal.length > 0) values.attempts = refusal.length;
  // A limit of 0 has nothing available, and that says no more than that it is gone.
  if (last && last.quota > 0 && last.available !== null && ago(last.at) <= 3) values.available_quota = last.available;
  const { facts } = readRecordFacts(pack, values, 'quota_log');
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]): [string, Fact] => [key, { ...fact, from: 'log' }]),
  );
}

function afterLoss({ kind, from, to, firstSeen }: QuotaChange, today: string): Record<string, unknown> {
  const day = firstSeen.slice(0, 10);
  return {
    symptom: kind === 'vanished' ? 'quota_vanished' : 'quota_reduced',
    quota_before: from,
    quota_after: to,
    happened_at: day,
    lasting_days: daysBetween(day, today),
  };
}

function sinceRepayment(days: number): string {
  if (days === 0) return 'today';
  return days <= 3 ? 'within_3_days' : 'within_month';
}
