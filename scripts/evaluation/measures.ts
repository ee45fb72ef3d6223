/** Wilson's 95 % interval of hits out of trials, in per cent. */
export function interval(hits: number, trials: number): string {
  if (trials === 0) return '–';
  const z = 1.96;
  const p = hits / trials;
  const centre = (p + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  const half = (z / (1 + (z * z) / trials)) * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const percent = (x: number) => (100 * Math.min(1, Math.max(0, x))).toFixed(0);
  return `${hits}/${trials} = ${percent(p)} % (${percent(centre - half)}–${percent(centre + half)})`;
}

/** The q-quantile of numbers (0 to 1), by nearest rank. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? 0;
}
