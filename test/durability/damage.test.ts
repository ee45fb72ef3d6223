import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { documentFolder } from '../../src/adapters/document-folder.ts';
import { openCase } from '../../src/diagnostics/index.ts';
import { listCases } from '../../src/workflows/case-listing.ts';
import { forgetCase, loadCase, type Shelf, saveNew } from '../../src/workflows/saved-cases.ts';
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

/** A listing as the program keeps it, with something in it changed and its check sum put right. */
function otherListing(kept: string, from: string | RegExp, to: string): string {
  const body = kept.slice('["00000000",'.length, -1).replace(from, to);
  return `["${crc32(body).toString(16).padStart(8, '0')}",${body}]`;
}

const BAD_LISTINGS: Readonly<Record<string, (kept: string) => string | Uint8Array>> = {
  empty: () => '',
  'of another shape': () => 'xxxxxxxx\n[]',
  'that is an object': () => '{"cases":1}',
  'cut in half': (kept) => kept.slice(0, kept.length / 2),
  'with one sign changed': (kept) => kept.replace('"one"', '"ona"'),
  'filled with NUL': (kept) => Buffer.alloc(kept.length),
  'that is not UTF-8': (kept) => Buffer.from(kept.replace('"one"', '"\xe9ne"'), 'latin1'),
  'of an older program': (kept) => otherListing(kept, /listing@\d+/, 'listing@1'),
  'of a newer program': (kept) => otherListing(kept, /listing@\d+/, 'listing@9'),
  'with a column missing': (kept) => otherListing(kept, '"stamp":', '"was_stamp":'),
  'with places of nothing': (kept) => otherListing(kept, /"result":\[[\d,]+\]/, '"result":[7,8,9]'),
  'that knows a case too many': (kept) => otherListing(kept, '"id":["one",', '"id":["gone","one",'),
};

test.each(Object.entries(BAD_LISTINGS))('a listing %s is made anew without a word and shows the same', (_, bad) => {
  const { folder, shelf } = threeCases();
  const file = join(folder, '.listing.json');
  const first = listCases(shelf.documents);
  const kept = readFileSync(file, 'utf8');
  expect('cases' in first && first.cases.map(({ id }) => id).sort()).toEqual(['one', 'three', 'two']);
  writeFileSync(file, bad(kept));
  expect(listCases(shelf.documents)).toEqual(first);
  expect(readFileSync(file, 'utf8')).toBe(kept);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a listing that cannot be written, or in whose place something else stands, changes nothing', () => {
  const { data, folder, shelf } = threeCases();
  const file = join(folder, '.listing.json');
  const first = listCases(shelf.documents);
  rmSync(file);
  mkdirSync(join(file, 'full'), { recursive: true });
  expect(listCases(shelf.documents)).toEqual(first);
  expect(readdirSync(folder).sort()).toEqual(['.listing.json', 'one.1.json', 'three.1.json', 'two.1.json']);
  rmSync(file, { recursive: true });
  const elsewhere = join(data, 'elsewhere');
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, file);
  expect(listCases(shelf.documents)).toEqual(first);
  expect([readFileSync(elsewhere, 'utf8'), lstatSync(file).isFile()]).toEqual(['mine', true]);
});

test('a case that somebody changed, replaced or planted by hand is seen, with or without a listing', () => {
  const { folder, shelf } = threeCases();
  listCases(shelf.documents);
  const file = join(folder, 'two.1.json');
  const before = statSync(file);
  // A file of the same length, with the time put back to the second.
  writeFileSync(file, whole(readFileSync(file, 'utf8')));
  utimesSync(file, before.atime, new Date(Math.floor(before.mtimeMs / 1000) * 1000));
  expect(listCases(shelf.documents)).toMatchObject({ cases: [{ id: 'one' }, { id: 'three' }] });
  rmSync(join(folder, 'one.1.json'));
  symlinkSync(join(folder, 'three.1.json'), join(folder, 'one.1.json'));
  expect(listCases(shelf.documents)).toMatchObject({ cases: [{ id: 'three' }], links: ['one'] });
  rmSync(join(folder, 'three.1.json'));
  expect(listCases(shelf.documents)).toMatchObject({ cases: [] });
});

test('forgetting a case takes the listing with it', () => {
  const { folder, shelf } = threeCases();
  listCases(shelf.documents);
  expect(forgetCase(shelf, 'two')).toBeUndefined();
  expect(existsSync(join(folder, '.listing.json'))).toBe(false);
  listCases(shelf.documents);
  expect(readFileSync(join(folder, '.listing.json'), 'utf8')).not.toContain('two');
});

test('forgetting leaves no byte of a case, not even where it was set aside', () => {
  const { folder, shelf } = threeCases();
  writeFileSync(join(folder, 'two.1.json'), 'damaged');
  listCases(shelf.documents);
  expect(shelf.documents.remove('two')).toBe('removed');
  expect(shelf.documents.remove('one')).toBe('removed');
  expect(contents(folder).length).toBe(1);
});
