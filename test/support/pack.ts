import { loadPack } from '../../scripts/evaluation/load-pack.ts';
import type { KnowledgePack } from '../../src/diagnostics/index.ts';

let pack: KnowledgePack | undefined;

/** The built-in pack, compiled once from its YAML files. */
export function builtInPack(): KnowledgePack {
  pack ??= loadPack();
  return pack;
}
