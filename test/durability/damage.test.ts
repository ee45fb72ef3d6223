import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentFolder } from '../../src/adapters/document-folder.ts';
import { openCase } from '../../src/diagnostics/index.ts';
import { listCases } from '../../src/workflows/case-listing.ts';
import { loadCase, type Shelf, saveNew } from '../../src/workflows/saved-cases.ts';
import { builtInPack } from '../support/pack.ts';
import { emptyFolder } from '../support/program.ts';
import { TIMES } from '../support/saver.ts';

const AT = '2026-11-24T10:00';
const TODAY = '2026-11-24';

/** Three saved cases in a folder of their own. */
function threeCases() {
  const data = emptyFolder();
  const ids = ['one', 'two', 'three'];
  const shelf: Shelf = { documents: documentFolder(data, 'cases'), newId: () => ids.shift() ?? 'more' };
  const pack = builtInPack();
  const input = { stated: { card: { value: 'class_2', from: 'stated' } } } as const;
  const file = openCase({ pack, today: TODAY, ...input });
  for (let n = 0; n < 3; n += 1) saveNew(shelf, { input, file, keepStory: false, at: AT }, pack);
  return { data, folder: join(data, 'cases'), shelf };
}

/** Every file below a folder but the listing kept for speed, by its content. */
function contents(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== '.listing.json')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('hex'));
}

const whole = (text: string) => text.replace('"class_2"', '"class_9"');
const DAMAGES: Readonly<Record<string, (bytes: Buffer) => Uint8Array>> = {
  'cut in half': (bytes) => bytes.subarray(0, bytes.length / 2),
  empty: () => Buffer.alloc(0),
  'filled with NUL': (bytes) => Buffer.alloc(bytes.length),
  'with other line ends': (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n')),
  'as UTF-16': (bytes) => Buffer.from(bytes.toString(), 'utf16le'),
  'with a trailing comma': (bytes) => Buffer.from(bytes.toString().replace(/\}\s*$/, ',}\n')),
  null: () => Buffer.from('null'),
  'a number': () => Buffer.from('42'),
  'a string': () => Buffer.from('"hello"'),
  'a list': () => Buffer.from('[]'),
  'an empty object': () => Buffer.from('{}'),
  'with bytes of GBK': (bytes) =>
    Buffer.concat([bytes.subarray(0, 100), Buffer.from([0xd6, 0xd0]), bytes.subarray(100)]),
  'with a number of twenty digits': (bytes) =>
    Buffer.from(bytes.toString().replace('"revision":1', '"revision":12345678901234567890')),
  'nested 200,000 deep': () => Buffer.from('['.repeat(200_000)),
  'with __proto__ as a key': (bytes) => Buffer.from(bytes.toString().replace('"id"', '"__proto__":{"x":1},"id"')),
  'with one word changed': (bytes) => Buffer.from(whole(bytes.toString())),
};

test.each(Object.entries(DAMAGES))('a file %s is set aside byte for byte and the others open', (_, damage) => {
  const { folder, shelf } = threeCases();
  const file = join(folder, 'two.1.json');
  const damaged = damage(readFileSync(file));
  writeFileSync(file, damaged);
  const before = contents(folder).sort();
  const listing = listCases(shelf.documents);
  expect(listing).toMatchObject({ cases: [{ id: 'one' }, { id: 'three' }] });
  expect('setAside' in listing && listing.setAside.length).toBe(1);
  expect(contents(folder).sort()).toEqual(before);
  expect(loadCase(shelf, 'three')).toMatchObject({ id: 'three', revision: 1 });
  expect(loadCase(shelf, 'two')).toMatchObject({ code: 'case_not_found' });
});

test('a byte order mark does no harm', () => {
  const { folder, shelf } = threeCases();
  const file = join(folder, 'two.1.json');
  writeFileSync(file, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), readFileSync(file)]));
  expect(loadCase(shelf, 'two')).toMatchObject({ id: 'two', revision: 1 });
});

test('opening a damaged case says so and keeps it', () => {
  const { folder, shelf } = threeCases();
  writeFileSync(join(folder, 'two.1.json'), '{');
  expect(loadCase(shelf, 'two')).toMatchObject({ code: 'case_damaged' });
  expect(contents(folder)).toContain(Buffer.from('{').toString('hex'));
});

test('any changed byte is found, and nothing is destroyed', () => {
  const { folder, shelf } = threeCases();
  const file = join(folder, 'two.1.json');
  const good = readFileSync(file);
  for (let trial = 0; trial < 200 * TIMES; trial += 1) {
    const bad = Buffer.from(good);
    const at = (trial * 7919) % bad.length;
    bad[at] = ((bad[at] ?? 0) + 1 + (trial % 255)) % 256;
    writeFileSync(file, bad);
    const read = loadCase(shelf, 'two');
    const code = 'code' in read ? read.code : 'opened';
    if (code === 'newer_format') continue;
    expect(code).toBe('case_damaged');
    expect(contents(folder)).toContain(bad.toString('hex'));
  }
});

test('a case of a newer program stays where it is', () => {
  const { folder, shelf } = threeCases();
  const file = join(folder, 'two.1.json');
  const newer = readFileSync(file, 'utf8').replace('case@1', 'case@2');
  writeFileSync(file, newer);
  expect(loadCase(shelf, 'two')).toMatchObject({ code: 'newer_format' });
  expect(listCases(shelf.documents)).toMatchObject({ newer: ['two'], setAside: [] });
  expect(readFileSync(file, 'utf8')).toBe(newer);
});

test('a link in place of a file or of the folder is not followed', () => {
  const { data, folder, shelf } = threeCases();
  const elsewhere = join(data, 'elsewhere');
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, join(folder, 'link.1.json'));
  expect(listCases(shelf.documents)).toMatchObject({ links: ['link'] });
  expect(loadCase(shelf, 'link')).toMatchObject({ code: 'link_found' });
  expect(shelf.documents.write('link', 0, 'x')).toBe('changed');
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine');

  const other = emptyFolder();
  mkdirSync(join(other, 'target'));
  symlinkSync(join(other, 'target'), join(other, 'cases'));
  const documents = documentFolder(other, 'cases');
  expect(documents.write('a', 0, 'x')).toBe('link');
  expect(documents.list()).toBe('link');
  expect(readdirSync(join(other, 'target'))).toEqual([]);
});

test('a lost or damaged listing is made anew and shows the same', () => {
  const { folder, shelf } = threeCases();
  const first = listCases(shelf.documents);
  expect(existsSync(join(folder, '.listing.json'))).toBe(true);
  for (const bad of ['', 'xxxxxxxx\n[]', '{"cases":1}']) {
    writeFileSync(join(folder, '.listing.json'), bad);
    expect(listCases(shelf.documents)).toEqual(first);
  }
});

test('forgetting leaves no byte of a case, not even where it was set aside', () => {
  const { folder, shelf } = threeCases();
  writeFileSync(join(folder, 'two.1.json'), 'damaged');
  listCases(shelf.documents);
  expect(shelf.documents.remove('two')).toBe('removed');
  expect(shelf.documents.remove('one')).toBe('removed');
  expect(contents(folder).length).toBe(1);
});
