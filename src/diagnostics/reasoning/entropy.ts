/** Finest share told apart. */
const GRAIN = 4096;

/** log2 by repeated squaring: only × and comparison, so that every machine has the same bytes. */
function log2(number: number): number {
  let value = number;
  let result = 0;
  while (value < 1) {
    value *= 2;
    result -= 1;
  }
  let bit = 0.5;
  for (let i = 0; i < 30; i += 1) {
    value *= value;
    if (value >= 2) {
      value /= 2;
      result += bit;
    }
    bit /= 2;
  }
  return result;
}

/** What each share adds, worked out when it first comes up: a start needs few of them. */
const terms = new Float64Array(GRAIN + 1).fill(-1);

function term(share: number): number {
  const grains = Math.round(share * GRAIN);
  const known = terms[grains] ?? 0;
  if (known >= 0) return known;
  const made = grains === 0 ? 0 : -(grains / GRAIN) * log2(grains / GRAIN);
  terms[grains] = made;
  return made;
}

/** Shannon entropy in bits of shares that sum to one. */
export function entropy(shares: Iterable<number>): number {
  let sum = 0;
  for (const share of shares) sum += term(share);
  return sum;
}

/** What one share adds to the entropy, in bits. */
export function entropyOf(share: number): number {
  return term(share);
}
