import type { CaseFile, KnowledgePack, Letter, Locale, QuotaEntry } from '../diagnostics/index.ts';
import { type CalendarContent, calendarOf } from '../rendering/calendar-entries.ts';
import { sheetMarkdown, sheetText } from '../rendering/letter-formats.ts';
import { sheetHtml } from '../rendering/letter-html.ts';
import { type LetterSheet, letterSheet } from '../rendering/letter-sheet.ts';
import type { Audience } from '../rendering/report/report-case.ts';

/** The formats a letter can be saved in, and the ending each is known by. */
export const LETTER_FORMATS = { text: 'txt', markdown: 'md', html: 'html', docx: 'docx' } as const;
export type LetterFormat = keyof typeof LETTER_FORMATS;

/** Saves a finished document. */
export interface DocumentSaver {
  save(
    file: string,
    content: string | Uint8Array,
    options?: { readonly force?: boolean },
  ): 'written' | 'exists' | 'cannot_write';
}

/** Makes what needs a library of its own, loaded when it is wanted. */
export interface DocumentMakers {
  docx(sheet: LetterSheet): Promise<Uint8Array>;
  calendar(content: CalendarContent): Promise<string>;
  report(
    file: CaseFile,
    pack: KnowledgePack,
    locale: Locale,
    audience: Audience,
    log?: readonly QuotaEntry[],
  ): Promise<string>;
}

/** A letter as the content of a file. */
export async function letterContent(
  letter: Letter,
  locale: Locale,
  format: LetterFormat,
  makers: DocumentMakers,
): Promise<string | Uint8Array> {
  const sheet = letterSheet(letter, locale);
  if (format === 'docx') return makers.docx(sheet);
  if (format === 'html') return sheetHtml(sheet);
  return format === 'markdown' ? sheetMarkdown(sheet) : sheetText(sheet);
}

/** The dates of a plan as the content of a calendar file; nothing when the plan has no day left. */
export async function calendarContent(
  file: CaseFile,
  pack: KnowledgePack,
  locale: Locale,
  makers: DocumentMakers,
): Promise<string | undefined> {
  const content = calendarOf(file, pack, locale);
  return content.entries.length === 0 ? undefined : makers.calendar(content);
}

/** The format a file name asks for; plain text when it does not say. */
export function formatOf(file: string): LetterFormat {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
  const known = Object.entries(LETTER_FORMATS).find(([, end]) => end === ending);
  return (known?.[0] as LetterFormat | undefined) ?? (ending === 'htm' ? 'html' : 'text');
}
