import { builtInPack } from './composition.ts';
import { type KnowledgePack, type Locale, readOverlay, withOverlay } from './diagnostics/index.ts';
import { Failure } from './failure.ts';
import { readText } from './given-facts.ts';
import { readJson } from './workflows/read-json.ts';

/** The built-in pack, with the calibration that was asked for and with no other. */
export async function packWith(
  overlay: string | undefined,
  locale: Locale,
  options: { readonly reading?: boolean },
): Promise<KnowledgePack> {
  const pack = await builtInPack(options);
  if (overlay === undefined) return pack;
  const source = '--overlay';
  const text = await readText(overlay, source, locale);
  if (typeof text !== 'string') throw new Failure([text]);
  const read = readJson(text, source);
  if ('problem' in read) throw new Failure([read.problem]);
  const made = readOverlay(pack, read.value);
  if (typeof made === 'string') throw new Failure([{ code: made, source }]);
  return withOverlay(pack, made);
}
