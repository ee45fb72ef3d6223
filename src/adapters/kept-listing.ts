import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { DocumentStore } from '../workflows/document-store.ts';
import { readWhole, removeQuietly, statusOf, writeNew } from './durable-file.ts';

const LISTING = '.listing';
/** The name it had before; the listing in it is of no use any more, but it tells of cases. */
const FORMER = '.listing.json';
/** The check sum in hex stands first. Eight bytes: numbers of any width that follow can be read where they stand. */
const HEAD = 8;

/**
 * The file that keeps a listing for speed. Where its check sum does not fit, where something else stands in its place,
 * or where it cannot be written, there is no listing and nobody needs to be told.
 *
 * @param temporary makes a name nobody else uses, in the same folder
 */
export function keptListing(folder: string, temporary: () => string): DocumentStore['cache'] {
  const file = join(folder, LISTING);
  const former = join(folder, FORMER);
  return {
    read() {
      const bytes = readWhole(file, Number.POSITIVE_INFINITY);
      if (!(bytes instanceof Uint8Array)) return undefined;
      const kept = bytes.subarray(HEAD);
      return Buffer.from(bytes.subarray(0, HEAD)).equals(headOf(kept)) ? kept : undefined;
    },
    write(bytes) {
      const beside = temporary();
      try {
        writeNew(beside, Buffer.concat([headOf(bytes), bytes]));
        renameSync(beside, file);
      } catch {
        removeQuietly(beside);
      }
      removeQuietly(former);
    },
    remove() {
      removeQuietly(file);
      removeQuietly(former);
      return [file, former].every((one) => statusOf(one)?.isFile() !== true);
    },
  };
}

function headOf(bytes: Uint8Array): Buffer {
  return Buffer.from(crc32(bytes).toString(16).padStart(HEAD, '0'));
}
