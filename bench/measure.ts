import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The program as it is shipped. */
export const PROGRAM = join(import.meta.dirname, '../bin/run.cjs');

/** What is compared: the first is what the others are divided by. */
export type Contestants = Readonly<Record<string, () => number | Promise<number>>>;

/**
 * Runs the contestants in turn, A B C A B C …, so that a machine that slows down slows all of them, and prints the
 * median of each with the median of its ratios, run by run, to the first.
 */
export async function compare(title: string, contestants: Contestants, runs = 20): Promise<void> {
  const names = Object.keys(contestants);
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let run = -1; run < runs; run += 1) {
    for (const name of names) {
      const time = (await contestants[name]?.()) ?? Number.NaN;
      // The first round warms up.
      if (run >= 0) times.get(name)?.push(time);
    }
  }
  const first = times.get(names[0] ?? '') ?? [];
  process.stdout.write(`\n${title} (${runs} rounds)\n`);
  for (const [name, own] of times) {
    const ratio = median(own.map((time, run) => time / (first[run] ?? Number.NaN)));
    process.stdout.write(
      `  ${name.padEnd(44)}${shown(median(own)).padStart(12)} ms${`x${ratio.toFixed(2)}`.padStart(10)}\n`,
    );
  }
}

/**
 * The environment programs are started in. NODE_EXTRA_CA_CERTS makes Node 20 read certificates at each start, which
 * takes longer than starting; QUOTA_DOCTOR_DATA keeps whatever is saved here out.
 */
export function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  return { ...(env as Record<string, string>), LANG: 'zh_CN.UTF-8', ...more };
}

/** Milliseconds one run of Node with these arguments takes, from start to end. */
export function processTime(args: readonly string[], input = '', env = environment()): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { input, env, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return performance.now() - start;
}

/** Milliseconds a function takes here. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function shown(milliseconds: number): string {
  return milliseconds >= 10 ? milliseconds.toFixed(0) : milliseconds.toFixed(3);
}
