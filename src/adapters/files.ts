import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** Facts and stories are small; more than this is a mistake. */
const LARGEST = 1024 * 1024;

/** Bytes of a file or, for `-`, of standard input; or why there are none. */
export async function readBytes(from: string): Promise<Uint8Array | 'file_unreadable' | 'text_too_long'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of byteStream(from)) {
      size += chunk.length;
      if (size > LARGEST) return 'text_too_long';
      chunks.push(chunk);
    }
  } catch {
    return 'file_unreadable';
  }
  return Buffer.concat(chunks);
}

/** The bytes of a file or, for `-`, of standard input, as they come. */
export function byteStream(from: string, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  if (from !== '-') return createReadStream(from, signal ? { signal } : {});
  signal?.addEventListener('abort', () => process.stdin.destroy());
  return process.stdin;
}

/** True when a file can be opened for reading. */
export async function canRead(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    const status = await handle.stat();
    await handle.close();
    return !status.isDirectory();
  } catch {
    return false;
  }
}
