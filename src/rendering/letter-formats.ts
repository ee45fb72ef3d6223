import type { LetterPage, LetterSheet } from './letter-sheet.ts';

/** The lines of a laid-out letter, an empty one between its groups. */
export function pageLines({ title, to, groups, attachments }: LetterPage): string[] {
  const lines = [title, to];
  for (const group of groups) lines.push('', ...group);
  if (attachments !== undefined) lines.push('', attachments);
  return lines;
}

const RULE = '----';

/** The letter file as plain text. */
export function sheetText(sheet: LetterSheet): string {
  const parts = [sheet.notes, [sheet.shortTitle, sheet.short], pageLines(sheet.letter)];
  const { translation } = sheet;
  if (translation) parts.push([translation.title, '', translation.short, '', ...pageLines(translation.page)]);
  return `${parts.map((lines) => lines.join('\n')).join(`\n\n${RULE}\n\n`)}\n`;
}

/** The letter file as Markdown; whatever a person typed is text and nothing else. */
export function sheetMarkdown(sheet: LetterSheet): string {
  const { translation } = sheet;
  const parts = [
    sheet.notes.map((note) => `> ${plain(note)}`).join('\n>\n'),
    `## ${plain(sheet.shortTitle)}\n\n${plain(sheet.short)}`,
    markdownPage(sheet.letter),
    ...(translation
      ? [`## ${plain(translation.title)}\n\n${plain(translation.short)}`, markdownPage(translation.page)]
      : []),
  ];
  return `${parts.join('\n\n---\n\n')}\n`;
}

function markdownPage({ title, to, groups, attachments }: LetterPage): string {
  const paragraphs = [
    `# ${plain(title)}`,
    plain(to),
    ...groups.map((lines) => lines.map(plain).join('  \n')),
    ...(attachments === undefined ? [] : [plain(attachments)]),
  ];
  return paragraphs.join('\n\n');
}

/** Takes the meaning from every sign that Markdown or HTML inside it could read, at the start of a line too. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/^([-+=:]|\d+(?=[.)]))/gm, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    .replace(/(?<=https?|mailto|ftp):|(?<=www)\.|@/gi, '\\$&');
}
