import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const SOURCE = join(import.meta.dirname, '../durability/saver.ts');
/** Trials are this many times as many in a long run (`npm run durability` makes it 10). */
export const TIMES = Math.max(1, Number(process.env.QUOTA_DOCTOR_TRIALS ?? 1));

/** The saver as one JavaScript file, so that a process starts as fast as it can. Remove it when done. */
export async function buildSaver(): Promise<{ readonly file: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'quota-doctor-saver-'));
  const file = join(folder, 'saver.mjs');
  const bundle = await rolldown({ input: SOURCE, platform: 'node', external: [/^node:/] });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A saver at work. */
export interface Saver {
  readonly child: ChildProcess;
  /** Whole lines said so far. */
  lines(): readonly string[];
  readonly ended: Promise<number | null>;
}

export function startSaver(file: string, args: readonly string[], shell?: string): Saver {
  const child = shell
    ? spawn('bash', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, file, ...args])
    : spawn(process.execPath, [file, ...args]);
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, lines: () => text.split('\n').slice(0, -1) };
}

/** How far a long trial is, where somebody watches. */
export function progress(name: string, done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${name} ${done}/${of}${done < of ? '' : '\n'}`);
}

/** What a trial found, printed whether it passes or not: zeros are worth nothing without the number of trials. */
export function tellFigures(name: string, figures: Readonly<Record<string, number>>): void {
  const told = Object.entries(figures).map(([figure, count]) => `${figure} ${count}`);
  process.stderr.write(`${name}: ${told.join(', ')}\n`);
}
