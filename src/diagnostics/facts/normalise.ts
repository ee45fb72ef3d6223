import type { KnowledgePack } from '../pack/knowledge-pack.ts';

const tables = new WeakMap<KnowledgePack, ReadonlyMap<string, string>>();

/**
 * Text as the matchers want it: compatibility forms folded (full width to half), lower case, traditional characters
 * simplified, common misspellings mended, invisible signs removed. Character by character, so that positions still point into the original where
 * the two have the same length; `positions` maps each normalised character to its original index.
 */
export function normalise(
  pack: KnowledgePack,
  text: string,
): { readonly text: string; readonly positions: readonly number[] } {
  const simple = simplifications(pack);
  let result = '';
  const positions: number[] = [];
  let index = 0;
  for (const character of text) {
    const folded = character.normalize('NFKC').toLowerCase();
    for (const part of folded) {
      if (!/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/u.test(part)) {
        const clean = simple.get(part) ?? part;
        result += clean;
        for (let i = 0; i < clean.length; i += 1) positions.push(index);
      }
    }
    index += character.length;
  }
  for (const [written, meant] of pack.typos) result = result.replaceAll(written, meant);
  return { text: result, positions };
}

/** Text without blanks, punctuation and signs. */
export function squeezed(text: string): string {
  return text.replace(/[\s\p{P}\p{S}]+/gu, '');
}

function simplifications(pack: KnowledgePack): ReadonlyMap<string, string> {
  const known = tables.get(pack);
  if (known) return known;
  const to = [...pack.simplified.to];
  const map = new Map([...pack.simplified.from].map((character, index) => [character, to[index] ?? character]));
  tables.set(pack, map);
  return map;
}
