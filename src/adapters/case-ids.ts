/** Signs that are not mistaken for one another when read out or typed. */
const SIGNS = '23456789abcdefghjkmnpqrstvwxyz';

/** The name of a case: the day it was opened and five signs by chance, short enough to read out. */
export function newCaseId(at: string): string {
  // Loaded only now: it is slow to load.
  const { randomInt } = process.getBuiltinModule('node:crypto');
  const day = at.slice(2, 10).replaceAll('-', '');
  return `${day}-${Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;
}
