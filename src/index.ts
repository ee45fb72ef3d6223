import pack from '../generated/jiebei.js';
import reading from '../generated/jiebei-reading.js';
import type { KnowledgePack } from './diagnostics/index.ts';

/** The built-in knowledge of Ant Jiebei, with what stories are read with. */
export const builtInPack: KnowledgePack = { ...pack, reading };

export * from './diagnostics/index.ts';
export { caseJson } from './rendering/case-json.ts';
export { renderCase } from './rendering/case-view.ts';
export { letterDocument } from './rendering/letter-json.ts';
export { renderLetter } from './rendering/letter-view.ts';
export { plainStyle, type Style } from './rendering/style.ts';
