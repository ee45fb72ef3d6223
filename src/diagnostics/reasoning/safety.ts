import type { Facts } from '../facts/facts.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { valuesOf } from './findings.ts';

/** Signs of a fraud in the facts: whether they raise the alert, and which they are (`key=value` ids, pack order). */
export interface Safety {
  readonly alert: boolean;
  readonly alarms: readonly string[];
  /** One soft sign that raises no alert by itself. */
  readonly caution: boolean;
}

/**
 * Red flags are not weighed. A sign that the pack marks `alone` raises the alert whatever else is true; signs marked
 * `together` raise it when two of them are present.
 */
export function safetyOf(prepared: PreparedPack, facts: Facts): Safety {
  const alone: string[] = [];
  const together: string[] = [];
  for (const [key, question] of prepared.questions) {
    const fact = facts[key];
    if (!fact) continue;
    for (const present of valuesOf(question, fact.value)) {
      const alarm = question.values.find(({ id }) => id === present)?.alarm;
      if (alarm === 'alone') alone.push(`${key}=${present}`);
      else if (alarm === 'together') together.push(`${key}=${present}`);
    }
  }
  const alert = alone.length > 0 || together.length > 1;
  return { alert, alarms: [...alone, ...together], caution: !alert && together.length > 0 };
}
