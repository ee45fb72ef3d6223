import pack from '../generated/jiebei.js';
import reading from '../generated/jiebei-reading.js';
import type { KnowledgePack } from './diagnostics/index.ts';

/** The built-in knowledge of Ant Jiebei, with what stories are read with. */
export const builtInPack: KnowledgePack = { ...pack, reading };

export * from './diagnostics/index.ts';
export { type CalendarContent, type CalendarEntry, calendarOf } from './rendering/calendar-entries.ts';
export { caseJson } from './rendering/case-json.ts';
export { renderCase } from './rendering/case-view.ts';
export { sheetMarkdown, sheetText } from './rendering/letter-formats.ts';
export { sheetHtml } from './rendering/letter-html.ts';
export { letterDocument } from './rendering/letter-json.ts';
export { type LetterPage, type LetterSheet, letterSheet } from './rendering/letter-sheet.ts';
export { renderLetter } from './rendering/letter-view.ts';
export { reportHtml } from './rendering/report/report.ts';
export type { Audience } from './rendering/report/report-case.ts';
export { plainStyle, type Style } from './rendering/style.ts';
