/**
 * The library without knowledge of its own: pure, for browsers and every other place where JavaScript runs. A pack
 * survives JSON, so that one can be fetched.
 */
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
