import type { Letter, Locale } from '../diagnostics/index.ts';
import { sheetHtml, sheetMarkdown, sheetText } from '../rendering/letter-formats.ts';
import { type LetterSheet, letterSheet } from '../rendering/letter-sheet.ts';

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

/** The format a file name asks for; plain text when it does not say. */
export function formatOf(file: string): LetterFormat {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
  const known = Object.entries(LETTER_FORMATS).find(([, end]) => end === ending);
  return (known?.[0] as LetterFormat | undefined) ?? (ending === 'htm' ? 'html' : 'text');
}
