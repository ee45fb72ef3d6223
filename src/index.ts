import pack from '../generated/jiebei.js';
import reading from '../generated/jiebei-reading.js';
import type { KnowledgePack } from './diagnostics/index.ts';

/** The built-in knowledge of Ant Jiebei, with what stories are read with. */
export const builtInPack: KnowledgePack = { ...pack, reading };

export * from './core.ts';
