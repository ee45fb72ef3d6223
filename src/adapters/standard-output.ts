import { fstatSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

/** Where results go. A write that was not taken whole is an error, never silence. */
export interface Output {
  write(text: string | Uint8Array): Promise<void>;
  /** The same for a text that comes in pieces, which is never there as a whole. */
  writePieces(pieces: Iterable<string>): Promise<void>;
}

/** So many signs go out at once. */
const AT_ONCE = 16_384;

/** Standard output. Waits until what was written has left the process, so a slow reader slows the writer down. */
export function standardOutput(): Output {
  const write = isFile(1) ? writeToFile : writeToStream;
  return {
    write,
    async writePieces(pieces) {
      let held = '';
      for (const piece of pieces) {
        held += piece;
        if (held.length < AT_ONCE) continue;
        await write(held);
        held = '';
      }
      if (held !== '') await write(held);
    },
  };
}

/** True when the error means that nobody reads any more (`… | head -1`, a closed window): a quiet end. */
export function readerHasGone(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === 'EPIPE' || (error.code === 'EIO' && !fstatSync(1).isFile());
}

/** True when the error is a failed write to standard output. */
export function writeFailed(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}

function isFile(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isFile() || (status.isCharacterDevice() && !isatty(descriptor));
  } catch {
    return false;
  }
}

/** Node's stream for files ignores a short write, as a nearly full disk gives. */
async function writeToFile(text: string | Uint8Array): Promise<void> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}

function writeToStream(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
