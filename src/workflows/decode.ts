/** Bytes as text if they are UTF-8 (a mark at the beginning is skipped); nothing is ever replaced by a stand-in sign. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
