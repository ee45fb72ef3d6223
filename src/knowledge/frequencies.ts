import type { Frequency } from './schema.ts';

/**
 * Words of frequency in numbers: the elicitation of INTERNIST-1/QMR (Miller, Pople, Myers 1982) as chances.
 * Words of doubt depend on the background share, so that they always speak against.
 */
const CHANCE: Readonly<Record<Frequency, number>> = {
  always: 0.95,
  usually: 0.8,
  often: 0.55,
  sometimes: 0.3,
  rarely: 0.08,
  never: 0.01,
};

/** Smallest background share of a value; rarer ones would let a single answer decide everything. */
export const LEAST_BACKGROUND = 0.005;

/** Chance of a value given a cause, from its word and its background share (both 0 to 1). */
export function chanceOf(word: Frequency, background: number): number {
  if (word === 'rarely') return Math.min(CHANCE.rarely, background / 2);
  if (word === 'never') return Math.min(CHANCE.never, background / 20);
  return CHANCE[word];
}

/** Chance that a step helps, 0 to 1. */
export function helpChance(word: Frequency): number {
  return CHANCE[word];
}

/**
 * Weight of evidence in hundredths of a deciban, 1000·log10(chance/background), as an integer
 * (Good 1950, "Probability and the Weighing of Evidence").
 */
export function weightOf(chance: number, background: number): number {
  return Math.round(1000 * Math.log10(chance / background));
}

/** "How common" words as shares before normalising. */
export const COMMONNESS = { very_common: 8, common: 4, uncommon: 2, rare: 1 } as const;
