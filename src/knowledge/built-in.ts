import pack from '../../generated/jiebei.js';
import type { KnowledgePack } from '../diagnostics/index.ts';

/** The built-in pack, compiled at build time; no YAML is read at start. */
export const builtIn: KnowledgePack = pack;
