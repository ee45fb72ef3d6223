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
import type { DocumentStore } from '../../src/workflows/document-store.ts';
import { readListed } from '../../src/workflows/listed-rows.ts';
import { NAME, placesOf } from '../../src/workflows/listing-layout.ts';
import { listingWriter } from '../../src/workflows/listing-writer.ts';
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

/** A listing with its rows in a list. */
function listed(documents: DocumentStore) {
  const listing = listCases(documents);
  return 'cases' in listing ? { ...listing, cases: [...listing.cases] } : listing;
}

/** Every file below a folder but the listing kept for speed, by its content. */
function contents(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== '.listing')
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
  const listing = listed(shelf.documents);
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
  expect(listed(shelf.documents)).toMatchObject({ newer: ['two'], setAside: [] });
  expect(readFileSync(file, 'utf8')).toBe(newer);
});

test('a link in place of a file or of the folder is not followed', () => {
  const { data, folder, shelf } = threeCases();
  const elsewhere = join(data, 'elsewhere');
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, join(folder, 'link.1.json'));
  expect(listed(shelf.documents)).toMatchObject({ links: ['link'] });
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
function otherListing(kept: Buffer, change: (body: Buffer) => Uint8Array): Buffer {
  const body = change(Buffer.from(kept.subarray(8)));
  return Buffer.concat([Buffer.from(crc32(body).toString(16).padStart(8, '0')), body]);
}

/** The same with a number written over: the first, second… of a part of the listing. */
function withNumber(part: 'header' | 'columns' | 'starts', nth: number, number: number) {
  return (kept: Buffer) =>
    otherListing(kept, (body) => {
      const [rows = 0, texts = 0] = [4, 8].map((at) => body.readUInt32LE(NAME.length + at));
      body.writeUInt32LE(number, placesOf(rows, texts)[part] + 4 * nth);
      return body;
    });
}

const replaced = (from: string, to: string) => (body: Buffer) =>
  Buffer.from(body.toString('latin1').replace(from, to), 'latin1');

const BAD_LISTINGS: Readonly<Record<string, (kept: Buffer) => Uint8Array>> = {
  empty: () => Buffer.alloc(0),
  'of another shape': () => Buffer.from('xxxxxxxx\n[]'),
  'that is an object': () => Buffer.from('{"cases":1}'),
  'cut in half': (kept) => kept.subarray(0, kept.length / 2),
  'cut in half, with the check sum put right': (kept) =>
    otherListing(kept, (body) => body.subarray(0, body.length / 2)),
  'cut after its name': (kept) => otherListing(kept, (body) => body.subarray(0, NAME.length)),
  'with one sign changed': (kept) => Buffer.from(kept.toString('latin1').replace('one', 'ona'), 'latin1'),
  'filled with NUL': (kept) => Buffer.alloc(kept.length),
  'that is not UTF-8': (kept) => otherListing(kept, replaced('one', '\xe9ne')),
  'of an older program': (kept) => otherListing(kept, replaced('listing@3', 'listing@1')),
  'of a newer program': (kept) => otherListing(kept, replaced('listing@3', 'listing@9')),
  'in JSON, as it was once': (kept) =>
    otherListing(kept, () => Buffer.from('["quota-doctor/listing@2",{"id":["one"]}]')),
  'with a number missing': (kept) => otherListing(kept, (body) => body.subarray(4)),
  'with a text missing': (kept) => otherListing(kept, (body) => body.subarray(0, -1)),
  'with the bytes of numbers the other way round': withNumber('header', 0, 0x04030201),
  'with more rows than there are': withNumber('header', 1, 4),
  'with very many rows': withNumber('header', 1, 0xffffffff),
  'with more texts than there are': withNumber('header', 2, 4_000_000),
  'with a text that is none': withNumber('columns', 3 * 3, 4_000_000),
  'with the same case twice': (kept) => withNumber('columns', 1, kept.readUInt32LE(firstId(kept)))(kept),
  'that knows a case too many': (kept) => otherListing(kept, withCase('gone')),
};

function firstId(kept: Buffer): number {
  return 8 + placesOf(kept.readUInt32LE(8 + NAME.length + 4), 0).columns;
}

/** The listing with one more row, of a case that is not there. */
function withCase(id: string) {
  return (body: Buffer): Uint8Array => {
    const rows = readListed(body);
    const writer = listingWriter();
    for (let place = 0; place < rows.length; place += 1) writer.add(rows.at(place), rows.fileAt(place));
    writer.add({ ...rows.at(0), id }, rows.fileAt(0));
    return writer.bytes();
  };
}

test.each(Object.entries(BAD_LISTINGS))('a listing %s is made anew without a word and shows the same', (_, bad) => {
  const { folder, shelf } = threeCases();
  const file = join(folder, '.listing');
  const first = listed(shelf.documents);
  const kept = readFileSync(file);
  expect('cases' in first && first.cases.map(({ id }) => id)).toEqual(['one', 'three', 'two']);
  const other = bad(kept);
  expect(kept.equals(other)).toBe(false);
  writeFileSync(file, other);
  expect(listed(shelf.documents)).toEqual(first);
  expect(readFileSync(file).equals(kept)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a listing under the name it once had is removed, by the next one and by forgetting', () => {
  const { folder, shelf } = threeCases();
  const former = join(folder, '.listing.json');
  writeFileSync(former, '["00000000",["quota-doctor/listing@2",{"id":["one","two","three"]}]]');
  expect(listed(shelf.documents)).toMatchObject({ cases: [{ id: 'one' }, { id: 'three' }, { id: 'two' }] });
  expect(existsSync(former)).toBe(false);
  writeFileSync(former, '["00000000",["quota-doctor/listing@2",{"id":["one","two","three"]}]]');
  expect(forgetCase(shelf, 'two')).toBeUndefined();
  expect(existsSync(former)).toBe(false);
});

test('a listing that cannot be written, or in whose place something else stands, changes nothing', () => {
  const { data, folder, shelf } = threeCases();
  const file = join(folder, '.listing');
  const first = listed(shelf.documents);
  rmSync(file);
  mkdirSync(join(file, 'full'), { recursive: true });
  expect(listed(shelf.documents)).toEqual(first);
  expect(readdirSync(folder).sort()).toEqual(['.listing', 'one.1.json', 'three.1.json', 'two.1.json']);
  rmSync(file, { recursive: true });
  const elsewhere = join(data, 'elsewhere');
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, file);
  expect(listed(shelf.documents)).toEqual(first);
  expect([readFileSync(elsewhere, 'utf8'), lstatSync(file).isFile()]).toEqual(['mine', true]);
});

test('a case that somebody changed, replaced or planted by hand is seen, with or without a listing', () => {
  const { folder, shelf } = threeCases();
  listed(shelf.documents);
  const file = join(folder, 'two.1.json');
  const before = statSync(file);
  // A file of the same length, with the time put back to the second.
  writeFileSync(file, whole(readFileSync(file, 'utf8')));
  utimesSync(file, before.atime, new Date(Math.floor(before.mtimeMs / 1000) * 1000));
  expect(listed(shelf.documents)).toMatchObject({ cases: [{ id: 'one' }, { id: 'three' }] });
  rmSync(join(folder, 'one.1.json'));
  symlinkSync(join(folder, 'three.1.json'), join(folder, 'one.1.json'));
  expect(listed(shelf.documents)).toMatchObject({ cases: [{ id: 'three' }], links: ['one'] });
  rmSync(join(folder, 'three.1.json'));
  expect(listed(shelf.documents)).toMatchObject({ cases: [] });
});

test('forgetting a case takes the listing with it', () => {
  const { folder, shelf } = threeCases();
  listed(shelf.documents);
  expect(forgetCase(shelf, 'two')).toBeUndefined();
  expect(existsSync(join(folder, '.listing'))).toBe(false);
  listed(shelf.documents);
  expect(readFileSync(join(folder, '.listing'), 'utf8')).not.toContain('two');
});

test('forgetting leaves no byte of a case, not even where it was set aside', () => {
  const { folder, shelf } = threeCases();
  writeFileSync(join(folder, 'two.1.json'), 'damaged');
  listed(shelf.documents);
  expect(shelf.documents.remove('two')).toBe('removed');
  expect(shelf.documents.remove('one')).toBe('removed');
  expect(contents(folder).length).toBe(1);
});
