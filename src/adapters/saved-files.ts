import { closeSync, fsyncSync, openSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DocumentSaver } from '../workflows/documents.ts';

/**
 * Saves a document whole or not at all, readable by its owner only. What exists is replaced only by force, and then in
 * one step, so that a failure leaves the old file as it was.
 */
export const savedFiles: DocumentSaver = {
  save(file, content, { force = false } = {}) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    if (!force) return write(file, bytes);
    const beside = join(dirname(file), `.${basename(file)}.${process.getBuiltinModule('node:crypto').randomUUID()}`);
    try {
      if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) return 'cannot_write';
      if (write(beside, bytes) !== 'written') return 'cannot_write';
      renameSync(beside, file);
      return 'written';
    } catch {
      remove(beside);
      return 'cannot_write';
    }
  },
};

function write(file: string, bytes: Uint8Array): 'written' | 'exists' | 'cannot_write' {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx', 0o600);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'exists' : 'cannot_write';
  }
  let whole = false;
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
    whole = true;
  } catch {
    remove(file);
  } finally {
    closeSync(descriptor);
  }
  return whole ? 'written' : 'cannot_write';
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Nothing was left behind.
  }
}
