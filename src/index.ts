import pack from '../generated/jiebei.js';
import reading from '../generated/jiebei-reading.js';
import type { KnowledgePack } from './diagnostics/index.ts';

/** The built-in knowledge of Ant Jiebei, with what stories are read with. */
export const builtInPack: KnowledgePack = { ...pack, reading };

export * from './diagnostics/index.ts';
export { caseJson } from './rendering/case-json.ts';
export { renderCase } from './rendering/case-view.ts';
export { sheetHtml, sheetMarkdown, sheetText } from './rendering/letter-formats.ts';
export { letterDocument } from './rendering/letter-json.ts';
export { type LetterPage, type LetterSheet, letterSheet } from './rendering/letter-sheet.ts';
export { renderLetter } from './rendering/letter-view.ts';
export { plainStyle, type Style } from './rendering/style.ts';
