import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentFolder } from '../../src/adapters/document-folder.ts';
import type { CaseSummary, DuePoint } from '../../src/diagnostics/index.ts';
import { dueRows } from '../../src/rendering/due-view.ts';
import { inTurn, jsonPieces } from '../../src/rendering/json-pieces.ts';
import { chooseCases, SORTS } from '../../src/workflows/choose-cases.ts';
import { type ListedRows, readListed, withoutCases } from '../../src/workflows/listed-rows.ts';
import { listingWriter } from '../../src/workflows/listing-writer.ts';
import { builtInPack } from '../support/pack.ts';
import { emptyFolder } from '../support/program.ts';

const TODAY = '2026-11-24';
const pack = builtInPack();
const file = { size: 1234, time: 1764000000123.25 };

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const moment = fc.tuple(day, fc.constantFrom('', 'T00:00', 'T10:30', 'T23:59')).map((parts) => parts.join(''));
const points: fc.Arbitrary<readonly DuePoint[]> = fc.array(
  fc.record({
    step: fc.constantFrom(...pack.steps.slice(0, 5).map(({ id }) => id)),
    kind: fc.constantFrom('ready' as const, 'expected' as const),
    day,
    certain: fc.boolean(),
  }) as fc.Arbitrary<DuePoint>,
  { maxLength: 3 },
);
const summary: fc.Arbitrary<CaseSummary> = fc.record({
  id: fc.stringMatching(/^[a-c0-2][a-c0-2-]{0,4}$/),
  revision: fc.integer({ min: 1, max: 999_999_999 }),
  opened: moment,
  // A file changed by hand may hold any text.
  changed: fc.oneof(moment, fc.constantFrom('昨天', '🙂', '')),
  outcome: fc.constantFrom('diagnosed', 'undecided'),
  cause: fc.option(fc.constantFrom('peak_demand', 'never_granted')),
  family: fc.option(fc.constantFrom('liquidity', 'risk_freeze')),
  strength: fc.option(fc.constantFrom('likely', 'possible')),
  due: points,
  ended: points,
  closing: fc.option(
    fc.record({
      at: moment,
      cause: fc.constantFrom('peak_demand', 'unknown'),
      knownBy: fc.constant('lender' as const),
    }),
  ) as fc.Arbitrary<CaseSummary['closing']>,
});
const summaries = fc.uniqueArray(summary, { selector: ({ id }) => id, maxLength: 30 });

const byId = (a: CaseSummary, b: CaseSummary) => (a.id < b.id ? -1 : 1);

function rowsOf(cases: readonly CaseSummary[]): ListedRows {
  const writer = listingWriter();
  for (const one of cases) writer.add(one, file);
  return readListed(writer.bytes());
}

const listingOf = (cases: ListedRows) => ({ cases, setAside: [], newer: [], links: [], unreadable: [] });
/** Nothing is read from it. */
const documents = documentFolder('/nowhere', 'cases');

test('what was listed is read as it was, in the order of the ids, wherever the bytes begin', () => {
  fc.assert(
    fc.property(summaries, fc.integer({ min: 0, max: 7 }), (cases, offset) => {
      const writer = listingWriter();
      for (const one of cases) writer.add(one, file);
      const bytes = writer.bytes();
      const moved = new Uint8Array(bytes.length + offset).subarray(offset);
      moved.set(bytes);
      const rows = readListed(moved);
      expect([...rows]).toEqual([...cases].sort(byId));
      expect([...rows.changes()].map(({ changed }) => changed)).toEqual([...rows].map(({ changed }) => changed));
      expect(rows.leastChanged).toBe(cases.map(({ changed }) => changed).sort()[0]);
    }),
  );
});

test('a row counts only for the same id, revision, size and time', () => {
  fc.assert(
    fc.property(summaries, fc.nat(40), (cases, near) => {
      const rows = rowsOf(cases);
      for (const [place, { id, revision }] of [...rows].entries()) {
        const same = { id, revision, ...file, older: false };
        expect(rows.placeOf(same, near)).toBe(place);
        const others = [{ size: 1235 }, { time: file.time + 0.001 }, { revision: revision + 1 }, { older: true }];
        for (const other of [...others, { id: `${id}z` }, { id: '' }])
          expect(rows.placeOf({ ...same, ...other }, near)).toBeUndefined();
      }
    }),
  );
});

test('cases leave the listing and nothing of them stays', () => {
  fc.assert(
    fc.property(summaries, fc.func(fc.boolean()), (cases, goes) => {
      const gone = new Set(cases.map(({ id }) => id).filter(goes));
      const stay = cases.filter(({ id }) => !gone.has(id)).sort(byId);
      expect([...withoutCases(rowsOf(cases), gone)]).toEqual(stay);
    }),
  );
});

test('numbers sort as the texts do', () => {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const orders: Record<(typeof SORTS)[number], (a: CaseSummary, b: CaseSummary) => number> = {
    changed: (a, b) => compare(b.changed, a.changed),
    opened: (a, b) => compare(b.opened, a.opened),
    due: (a, b) => compare(a.due[0]?.day ?? '9999', b.due[0]?.day ?? '9999'),
    cause: (a, b) => compare(a.cause ?? '9999', b.cause ?? '9999'),
  };
  fc.assert(
    fc.property(summaries, fc.constantFrom(...SORTS), (cases, sort) => {
      const chosen = chooseCases(documents, listingOf(rowsOf(cases)), { status: 'all', sort }, pack, TODAY);
      expect([...chosen]).toEqual([...cases].sort((a, b) => orders[sort](a, b) || byId(a, b)));
    }),
  );
});

/** Ten thousand cases, and how many rows were made of them. */
function manyRows() {
  const made = { rows: 0 };
  const due: readonly DuePoint[] = [{ step: pack.steps[0]?.id ?? '', kind: 'ready', day: TODAY, certain: true }];
  const rows = rowsOf(
    Array.from({ length: 10_000 }, (_, n) => ({
      ...{ id: `many-${n}`, revision: 1, opened: TODAY, changed: TODAY, outcome: 'diagnosed', cause: 'peak_demand' },
      ...{ family: 'liquidity', strength: 'likely', due, ended: [], closing: null },
    })),
  );
  const counted: ListedRows = {
    ...rows,
    at(place) {
      made.rows += 1;
      return rows.at(place);
    },
    idAt(place) {
      made.rows += 1;
      return rows.idAt(place);
    },
  };
  return { rows: counted, made };
}

test('of ten thousand cases a row is made only for those that are shown, when their turn comes', () => {
  for (const sort of SORTS) {
    const { rows, made } = manyRows();
    const wanted = { status: 'open', sort, limit: 3 };
    const chosen = chooseCases(documents, listingOf(rows), wanted, pack, TODAY);
    expect([chosen.length, made.rows]).toEqual([3, 0]);
    expect([[...chosen].length, made.rows]).toEqual([3, 3]);
  }
  const { rows, made } = manyRows();
  const due = dueRows(rows, pack, TODAY, false);
  expect([due.length, made.rows]).toEqual([10_000, 0]);
  const [first, second] = due;
  expect([first?.id, second?.id, made.rows]).toEqual(['many-0', 'many-1', 2]);
});

test('a long document is the same JSON in pieces, and no item is made before its turn', () => {
  let made = 0;
  const items = inTurn([1, 2, 3], (n) => {
    made += 1;
    return { n, text: '"额度"' };
  });
  const document = { schema: 'x', left: undefined, items, none: inTurn([], String), after: [1, null], word: 'w' };
  const text = [...jsonPieces(document)].join('');
  expect(text).toBe(`${JSON.stringify({ ...document, items: [...items], none: [] })}\n`);
  expect([...jsonPieces({ items: inTurn([], String) })].join('')).toBe('{"items":[]}\n');
  expect([...jsonPieces({ a: [1], b: 'c' })].join('')).toBe('{"a":[1],"b":"c"}\n');
  made = 0;
  const pieces = jsonPieces(document);
  while (!pieces.next().value?.includes('额度'));
  expect(made).toBe(1);
});

test('a document is looked at when its turn comes, its newest revision once', () => {
  const data = emptyFolder();
  const store = documentFolder(data, 'cases');
  for (const id of ['a', 'a-b', 'b', 'c']) store.write(id, 0, id);
  writeFileSync(join(data, 'cases', 'a.12.json'), 'a');
  writeFileSync(join(data, 'cases', 'a.9.json'), 'a');
  writeFileSync(join(data, 'cases', 'a.9.txt'), 'no revision');
  const found = store.list();
  if (typeof found === 'string') throw new Error(found);
  const looked = found[Symbol.iterator]();
  expect(looked.next().value).toMatchObject({ id: 'a-b', revision: 1, older: false });
  expect(looked.next().value).toMatchObject({ id: 'a', revision: 12, older: true });
  rmSync(join(data, 'cases', 'b.1.json'));
  expect(looked.next().value).toMatchObject({ id: 'c', revision: 1 });
  expect(looked.next().done).toBe(true);
});
