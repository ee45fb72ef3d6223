/** Eight hours, all year: China has no summer time, so the day there needs no time-zone table. */
const SHANGHAI = 8 * 60 * 60 * 1000;

/** Today in China, YYYY-MM-DD. */
export function todayInShanghai(now: number = Date.now()): string {
  return new Date(now + SHANGHAI).toISOString().slice(0, 10);
}

/** This minute in China, YYYY-MM-DDTHH:MM. */
export function minuteInShanghai(now: number = Date.now()): string {
  return new Date(now + SHANGHAI).toISOString().slice(0, 16);
}
