import { readdirSync, readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { columns, wrap } from '../../src/rendering/text-layout.ts';
import { builtInPack } from '../support/pack.ts';

const WIDTHS = [40, 60, 80, 120];
/** Marks that close or follow: no line may begin with one. */
const CLOSING = /^[、。，．：；？！）】》」』〉”’…％%,.;:?!)\]}]/u;
/** Marks that open: no line may end with one. */
const OPENING = /[（【《「『〈“‘([{]$/u;

interface Sentence {
  readonly where: string;
  readonly text: string;
}

/** Every text in one language that stands in a value, wherever it is. */
function textsIn(value: unknown, where: string): Sentence[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const own = typeof item === 'string' && ['zh-CN', 'zh', 'en'].includes(key) && item !== '';
    return own ? [{ where: `${where} ${key}`, text: item as string }] : textsIn(item, `${where}.${key}`);
  });
}

const { tables: _, reading: _rules, typos: _typos, simplified: _pairs, ...pack } = builtInPack();
const TEXTS = [
  ...textsIn(pack, 'pack'),
  ...readdirSync('knowledge/interface').flatMap((file) =>
    textsIn(parse(readFileSync(`knowledge/interface/${file}`, 'utf8')), file),
  ),
];

test('there are texts to look at, in both languages', () => {
  expect(TEXTS.filter(({ where }) => where.endsWith('en')).length).toBeGreaterThan(1000);
  expect(TEXTS.filter(({ where }) => /zh(-CN)?$/.test(where)).length).toBeGreaterThan(1000);
});

test.each(WIDTHS)(
  'at %i columns: none too wide, none lost, no mark and no word on the wrong side of a break',
  (width) => {
    const wrong: string[] = [];
    const bare = (words: string) => words.replace(/\s+/g, '');
    for (const { where, text } of TEXTS) {
      const lines = wrap(text, width);
      if (bare(lines.join('')) !== bare(text)) wrong.push(`${where}: loses something`);
      const given = new Set(text.split('\n').map((line) => line.trim()));
      lines.forEach((line, at) => {
        if (columns(line) > width) wrong.push(`${where}: too wide ${line}`);
        if (given.has(line.trim())) return;
        if (CLOSING.test(line) && at > 0) wrong.push(`${where}: begins ${line}`);
        if (OPENING.test(line) && at < lines.length - 1) wrong.push(`${where}: ends ${line}`);
      });
      const words = new Set(text.match(/[A-Za-z]{2,}/g));
      for (const word of lines.join('\n').match(/[A-Za-z]{2,}/g) ?? [])
        if (!words.has(word) && word.length < width) wrong.push(`${where}: cuts ${word}`);
    }
    expect(wrong).toEqual([]);
  },
);

test('the width of every text is what the library says', () => {
  const wrong = TEXTS.filter(({ text }) => columns(text) !== stringWidth(text)).map(({ where }) => where);
  expect(wrong).toEqual([]);
});
