import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import type { LetterPage, LetterSheet } from '../rendering/letter-sheet.ts';

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
/** A4 with the margins of an official letter, in twentieths of a point. */
const PAGE = { size: { width: 11_906, height: 16_838 }, margin: { top: 1440, bottom: 1440, left: 1587, right: 1474 } };
/** Half points: 12 pt text, 16 pt title. */
const TEXT = 24;
const TITLE = 32;
const SPACE = 160;

/** The letter file as a Word document: notes and short message on the first page, the letter on one of its own. */
export async function docxLetter(sheet: LetterSheet): Promise<Uint8Array> {
  const { translation } = sheet;
  const document = new Document({
    title: sheet.letter.title,
    creator: '',
    lastModifiedBy: '',
    description: '',
    styles: { default: { document: { run: { font: FONT, size: TEXT } } } },
    sections: [
      section([
        ...sheet.notes.map((note) => line(note)),
        line(sheet.shortTitle, { bold: true, before: SPACE * 2 }),
        line(sheet.short),
      ]),
      section(letterParagraphs(sheet.letter)),
      ...(translation
        ? [
            section([
              line(translation.title, { bold: true }),
              line(translation.short),
              ...letterParagraphs(translation.page),
            ]),
          ]
        : []),
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function section(children: Paragraph[]) {
  return { properties: { page: PAGE }, children };
}

function letterParagraphs({ title, to, groups, attachments }: LetterPage): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: SPACE * 2 },
      children: [new TextRun({ text: title, bold: true, size: TITLE })],
    }),
    line(to),
    ...groups.flatMap((group) => group.map((text, index) => line(text, { before: index === 0 ? SPACE : 0 }))),
    ...(attachments === undefined ? [] : [line(attachments, { before: SPACE })]),
  ];
}

function line(text: string, { bold = false, before = 0 } = {}): Paragraph {
  return new Paragraph({ spacing: { before, after: SPACE / 2, line: 360 }, children: [new TextRun({ text, bold })] });
}
