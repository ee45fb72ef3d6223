import { documents } from './composition.ts';
import { Failure } from './failure.ts';

/** Saves what a command made; what cannot be saved ends the command, with the result that would be lost. */
export function saveDocument(
  file: string,
  content: string | Uint8Array,
  {
    force = false,
    source = '--output',
    result,
  }: { readonly force?: boolean; readonly source?: string; readonly result?: unknown } = {},
): void {
  const saved = documents.save(file, content, { force });
  if (saved === 'written') return;
  throw new Failure([{ code: saved === 'exists' ? 'file_exists' : 'cannot_write', source }], result);
}
