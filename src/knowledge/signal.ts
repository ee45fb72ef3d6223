/** Chances that belong together and sum to one, with how often each came true. */
export interface Tally {
  readonly expected: readonly number[];
  readonly seen: readonly number[];
}

/** What has a chance of nothing came true all the same: then the chance was this. */
const LEAST = 0.0001;
const ROUNDS = 200;

/**
 * How much better what was seen is explained by chances that are off than by those expected, as a natural logarithm
 * of the ratio of likelihoods (Dirichlet-multinomial against multinomial). Off means: drawn around the expected ones
 * as loosely as `trust` cases would have left them.
 */
export function evidenceOff({ expected, seen }: Tally, trust: number): number {
  let sum = 0;
  let all = 0;
  seen.forEach((count, place) => {
    const chance = Math.max(LEAST, expected[place] ?? 0);
    for (let k = 0; k < count; k += 1) sum += Math.log((trust * chance + k) / chance);
    all += count;
  });
  for (let k = 0; k < all; k += 1) sum -= Math.log(trust + k);
  return sum;
}

/**
 * How likely each of many tallies is off, given how many of them seem to be: with no signal anywhere none is, and a
 * few that stand out are not hidden by the rest (a mixture of two kinds, its share found by expectation
 * maximisation).
 */
export function likelyOff(evidence: readonly number[]): readonly number[] {
  const given = (share: number) => evidence.map((ln) => 1 / (1 + ((1 - share) / share) * Math.exp(-ln)));
  let share = 0.5;
  for (let round = 0; round < ROUNDS; round += 1) {
    const sum = given(share).reduce((total, chance) => total + chance, 0);
    share = Math.min(0.999, Math.max(0.0001, sum / Math.max(1, evidence.length)));
  }
  return given(share);
}

/** Standard deviations within which nineteen of twenty results lie. */
const NINETEEN_OF_TWENTY = 1.96;

/** Between how many hits of as many other trials the truth lies, in nineteen of twenty cases (Wilson). */
export function hitsBetween(hits: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 0];
  const spread = NINETEEN_OF_TWENTY ** 2;
  const middle = (hits + spread / 2) / (of + spread);
  const half = (NINETEEN_OF_TWENTY * Math.sqrt((hits * (of - hits)) / of + spread / 4)) / (of + spread);
  return [Math.round(of * Math.max(0, middle - half)), Math.round(of * Math.min(1, middle + half))];
}

/** Whether more was won than lost, or the other way round, beyond what chance does (McNemar, with its correction). */
export function changeOf(won: number, lost: number): 'better' | 'worse' | 'same' {
  const beyond = (Math.abs(won - lost) - 1) / Math.sqrt(won + lost) > NINETEEN_OF_TWENTY;
  if (!beyond) return 'same';
  return won > lost ? 'better' : 'worse';
}
