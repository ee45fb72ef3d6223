import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Unusable } from '../workflows/document-store.ts';

const LARGEST = 4 * 1024 * 1024;
/** Errors of systems that know no hard links, or no syncing of folders. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];
const NO_FOLDER_SYNC = ['EINVAL', 'EPERM', 'EACCES', 'EISDIR', 'ENOTSUP', 'EBADF'];

/** False when the name is taken. Where there are no hard links the bytes are written a second time. */
export function place(temporary: string, target: string, bytes: Uint8Array): boolean {
  try {
    linkSync(temporary, target);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!NO_LINKS.includes(codeOf(error))) throw error;
  }
  try {
    writeNew(target, bytes);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A new file for its owner only, whole and synced, or none. */
export function writeNew(file: string, bytes: Uint8Array): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  const descriptor = openSync(file, flags, 0o600);
  try {
    fchmodSync(descriptor, 0o600);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    if (fstatSync(descriptor).size !== bytes.length) throw new Error('short file');
    fsyncSync(descriptor);
  } catch (error) {
    removeQuietly(file);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** A link stands where a folder should be. */
export class LinkFound extends Error {}

/** Makes the folder for its owner only, or narrows one that is too open; a link in its place is refused. */
export function makeFolder(folder: string): void {
  const status = statusOf(folder);
  if (status === undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  else if (!status.isDirectory()) throw new LinkFound();
  if (((status?.mode ?? 0o777) & 0o777) !== 0o700) chmodSync(folder, 0o700);
}

/** Puts new bytes in place of a file in one step; on failure the old file stays as it was. */
export function replaceWhole(file: string, bytes: Uint8Array): void {
  const temporary = join(dirname(file), `.${basename(file)}.tmp`);
  // A killed process may have left one.
  removeQuietly(temporary);
  try {
    writeNew(temporary, bytes);
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
  syncFolder(dirname(file));
}

/** Reading must not wait for the other end of a pipe that somebody has put in the place of a file. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a file that is no link; undefined when there is none. */
export function readWhole(file: string, most = LARGEST): Uint8Array | undefined | Unusable {
  let descriptor: number;
  try {
    descriptor = openSync(file, AT_ONCE);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    return codeOf(error) === 'ELOOP' ? 'link' : 'file_unreadable';
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return 'link';
    return status.size > most ? 'text_too_long' : readFileSync(descriptor);
  } catch {
    return 'file_unreadable';
  } finally {
    closeSync(descriptor);
  }
}

/** Makes sure that new names in a folder are on the disk, where the system can. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!NO_FOLDER_SYNC.includes(codeOf(error))) throw error;
  }
}

/** What stands at a path, without following a link. */
export function statusOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** Removes a file that is of no use any more. */
export function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It is gone already, or cannot be removed; the next start tries again.
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
