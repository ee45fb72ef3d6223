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

const TERMS = (() => {
  const table = new Float64Array(GRAIN + 1);
  for (let i = 1; i <= GRAIN; i += 1) table[i] = -(i / GRAIN) * log2(i / GRAIN);
  return table;
})();

/** Shannon entropy in bits of shares that sum to one. */
export function entropy(shares: Iterable<number>): number {
  let sum = 0;
  for (const share of shares) sum += TERMS[Math.round(share * GRAIN)] ?? 0;
  return sum;
}

/** What one share adds to the entropy, in bits. */
export function entropyOf(share: number): number {
  return TERMS[Math.round(share * GRAIN)] ?? 0;
}
