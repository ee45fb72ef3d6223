import { expect, test } from 'vitest';
import { type CaseFile, type Letter, LOCALES, type Locale } from '../../src/diagnostics/index.ts';
import { sheetText } from '../../src/rendering/letter-formats.ts';
import { letterSheet } from '../../src/rendering/letter-sheet.ts';
import { phrase } from '../../src/rendering/phrases.ts';
import { routeLines } from '../../src/rendering/route-view.ts';
import { stepLines } from '../../src/rendering/step-view.ts';
import { plainStyle } from '../../src/rendering/style.ts';
import { builtInPack } from '../support/pack.ts';
import { LENDERS, STORIES, storyCase } from '../support/stories.ts';

const pack = builtInPack();
const RULE = '='.repeat(72);

/** Plan and letters of one typical case a cause, to be read by a person: the first lender whole, the others where they differ. */
for (const cause of Object.keys(STORIES)) {
  for (const locale of LOCALES) {
    test(`plan and letters of ${cause}, ${locale}`, async () => {
      const [first = '', ...others] = LENDERS.map((lender) => printed(storyCase(cause, { lender }), locale));
      const known = new Set(first.split('\n'));
      const parts = others.map((text, place) => {
        const differing = text.split('\n').filter((line) => line.trim() !== '' && !known.has(line));
        return [`${RULE}\nlender=${LENDERS[place + 1]}`, ...(differing.length > 0 ? differing : ['-'])].join('\n');
      });
      await expect(`lender=${LENDERS[0]}\n${first}\n${parts.join('\n')}\n`).toMatchFileSnapshot(
        `printed/${cause}.${locale}.txt`,
      );
    });
  }
}

function printed(file: CaseFile, locale: Locale): string {
  const view = { locale, width: 100, style: plainStyle };
  const letters = file.letters.map(
    (letter) => `${RULE}\n${letter.id} → ${letter.channel}\n\n${textOf(letter, locale)}`,
  );
  return [...stepLines(file, pack, view), ...routeLines(file, pack, view), ...letters].join('\n');
}

function textOf(letter: Letter, locale: Locale): string {
  if (!letter.refused) return sheetText(letterSheet(letter, locale));
  const { code, message, repair } = letter.refused;
  return `${phrase(locale, 'letter.refused', { message: message[locale] })}\n(${code}; ${repair.join(', ')})`;
}
