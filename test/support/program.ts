import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../bin/run.cjs');

/** What a call of the built program came to. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON document it must be. */
  json<T = Record<string, unknown>>(): T;
}

export interface CallOptions {
  /** What stands on standard input; absent: it is closed at once. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** A new empty folder, removed with the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quota-doctor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Calls the built program without a terminal, in an empty folder that is also its home. */
export async function call(
  args: readonly string[],
  { input, env = {}, folder = emptyFolder() }: CallOptions = {},
): Promise<Ran> {
  if (!existsSync(join(import.meta.dirname, '../../dist/main.cjs')))
    throw new Error('The program is not built: npm run build');
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, '.config'),
      XDG_CACHE_HOME: join(folder, '.cache'),
      ...env,
    },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const text = Buffer.concat(stdout).toString();
  return { code, stdout: text, stderr: Buffer.concat(stderr).toString(), json: <T>() => JSON.parse(text) as T };
}
