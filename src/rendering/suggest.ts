import { closest, distance } from 'fastest-levenshtein';

/** The allowed word that was probably meant, or nothing when none is near. */
export function meant(typed: string, allowed: readonly string[]): string | undefined {
  if (typed === '' || allowed.length === 0) return undefined;
  const near = closest(typed.toLowerCase(), [...allowed]);
  return distance(typed.toLowerCase(), near) <= Math.max(1, Math.floor(near.length / 3)) ? near : undefined;
}
