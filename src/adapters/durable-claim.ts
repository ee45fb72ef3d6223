import { readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { removeQuietly, statusOf } from './durable-file.ts';

/** Milliseconds: how long a writer waits for another one's claim, how often it looks, how long a claim may be empty. */
const [PATIENCE, PAUSE, EMPTY] = [2000, 3, 5000];
const HOUR = 3_600_000;

/** Makes a claim, waiting a while for somebody else's; false when it stays theirs. */
export function claims(claim: string): boolean {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited <= PATIENCE; waited += PAUSE) {
    if (makeClaim(claim, `${host()}.${process.pid}`)) return true;
    if (isAbandoned(claim)) removeQuietly(claim);
    Atomics.wait(clock, 0, 0, PAUSE);
  }
  return false;
}

/** A link that leads nowhere: it names its maker from the first moment on. Where links are not allowed, a file. */
function makeClaim(claim: string, maker: string): boolean {
  const taken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';
  try {
    symlinkSync(maker, claim);
    return true;
  } catch (error) {
    if (taken(error)) return false;
  }
  try {
    writeFileSync(claim, maker, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (taken(error)) return false;
    throw error;
  }
}

/** A claim whose process is gone, or that is over an hour old; a file that names nobody is being made, or was not. */
export function isAbandoned(claim: string): boolean {
  const status = statusOf(claim);
  if (status === undefined) return false;
  const [where, id] = makerOf(claim, status.isSymbolicLink()).split('.');
  return (where === host() && !isAlive(Number(id))) || Date.now() - status.mtimeMs > (id ? HOUR : EMPTY);
}

function makerOf(claim: string, link: boolean): string {
  try {
    return link ? readlinkSync(claim) : readFileSync(claim, 'utf8');
  } catch {
    return '';
  }
}

/** Loaded when something is written or swept: it is slow to load, and every start looks into these folders. */
export const crypto = () => process.getBuiltinModule('node:crypto');

let known: string | undefined;
/** Eight characters that stand for this machine: a process number means something on it only. */
export function host(): string {
  known ??= crypto().createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  return known;
}

/** Whether a process of this machine still runs. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
