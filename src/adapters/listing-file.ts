import { renameSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { DocumentStore } from '../workflows/document-store.ts';
import { readWhole, removeQuietly, statusOf, writeNew } from './durable-file.ts';

/** Before the listing stands its check sum, and after it the end of the list that holds both. */
const BEFORE = '["00000000",'.length;
const AFTER = ']'.length;

/**
 * The file that keeps a listing for speed. Where its check sum does not fit, where something else stands in its place,
 * or where it cannot be written, there is no listing and nobody needs to be told.
 *
 * @param temporary makes a name nobody else uses, in the same folder
 */
export function listingFile(file: string, temporary: () => string): DocumentStore['cache'] {
  return {
    read() {
      const bytes = readWhole(file, Number.POSITIVE_INFINITY);
      if (!(bytes instanceof Uint8Array)) return undefined;
      const kept = bytes.subarray(BEFORE, -AFTER);
      return Buffer.from(bytes.subarray(0, BEFORE)).equals(headOf(kept)) ? kept : undefined;
    },
    write(text) {
      const beside = temporary();
      try {
        const bytes = Buffer.from(text);
        writeNew(beside, Buffer.concat([headOf(bytes), bytes, Buffer.from(']')]));
        renameSync(beside, file);
      } catch {
        removeQuietly(beside);
      }
    },
    remove() {
      removeQuietly(file);
      return statusOf(file)?.isFile() !== true;
    },
  };
}

function headOf(bytes: Uint8Array): Buffer {
  return Buffer.from(`["${crc32(bytes).toString(16).padStart(8, '0')}",`);
}
