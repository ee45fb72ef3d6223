export { default as builtInPack } from '../generated/jiebei.js';
export * from './diagnostics/index.ts';
export { caseJson } from './rendering/case-json.ts';
export { renderCase } from './rendering/case-view.ts';
export { letterDocument } from './rendering/letter-json.ts';
export { renderLetter } from './rendering/letter-view.ts';
export { plainStyle, type Style } from './rendering/style.ts';
