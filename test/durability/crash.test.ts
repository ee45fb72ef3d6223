import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentFolder } from '../../src/adapters/document-folder.ts';
import { listCases } from '../../src/workflows/case-listing.ts';
import { readLog } from '../../src/workflows/quota-log.ts';
import { loadCase, type Shelf } from '../../src/workflows/saved-cases.ts';
import { emptyFolder } from '../support/program.ts';
import { buildSaver, progress, startSaver, TIMES, tellFigures } from '../support/saver.ts';

let saver: Awaited<ReturnType<typeof buildSaver>>;
beforeAll(async () => {
  saver = await buildSaver();
});
afterAll(() => saver.remove());

/** Kilobytes between two sizes of disk that are tried. */
const STRIDE = TIMES > 1 ? 1 : 10;

const filesIn = (data: string) => readdirSync(join(data, 'cases')).filter((name) => name !== '.listing');
const shelfOf = (data: string): Shelf => ({ documents: documentFolder(data, 'cases'), newId: () => 'none' });

/** Waits, without giving up the processor, until a save is half way: its temporary file is there. At most a second. */
const untilHalfWay = (data: string) => {
  const end = performance.now() + 1000;
  while (performance.now() < end && !filesIn(data).some((name) => name.endsWith('.tmp')));
};

test('a killed process tears nothing, loses no save it was promised, and leaves nothing behind', async () => {
  const trials = 20 * TIMES;
  const data = emptyFolder();
  const shelf = shelfOf(data);
  const promised = new Map<string, number>();
  const found = { kills: 0, torn: 0, lost: 0, leftover: 0, killedInTheMaking: 0 };
  // A kill at any moment, and one in the middle of a save, by turns. A kill that comes too late for the save it was meant
  // for has tried nothing: such a trial is held again, so that a slow machine changes how long this takes and not what it shows.
  for (let trial = 0; trial < trials || (found.killedInTheMaking < trials / 4 && trial < 20 * trials); trial += 1) {
    const { child, ended, lines } = startSaver(saver.file, ['loop', data, 'k', '0', '20000']);
    const saved = new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
    await saved;
    if (trial % 2 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 12));
    else untilHalfWay(data);
    child.kill('SIGKILL');
    await ended;
    found.kills += 1;
    for (const line of lines()) {
      const [id = '', revision] = line.split(' ');
      promised.set(id, Number(revision));
    }
    if (filesIn(data).some((name) => name.endsWith('.tmp'))) found.killedInTheMaking += 1;
    const listing = listCases(shelf.documents);
    if ('code' in listing) throw new Error(listing.code);
    found.torn += listing.setAside.length;
    for (const [id, revision] of promised) {
      const saved = loadCase(shelf, id);
      if ('code' in saved || saved.revision < revision) found.lost += 1;
    }
    found.leftover += filesIn(data).length - listing.cases.length;
    progress('kill -9', trial + 1, trials);
  }
  tellFigures('kill -9 while saving', { ...found, promised: [...promised.values()].reduce((a, b) => a + b, 0) });
  expect(found).toMatchObject({ torn: 0, lost: 0, leftover: 0 });
  expect(found.killedInTheMaking).toBeGreaterThanOrEqual(trials / 4);
}, 600_000);

test.each([
  [2, 100 * TIMES],
  [8, 25 * TIMES],
])(
  '%i processes save %i cases each, and all are there',
  async (writers, each) => {
    const data = emptyFolder();
    const savers = Array.from({ length: writers }, (_, n) =>
      startSaver(saver.file, ['new', data, `w${n}x`, String(each), '50']),
    );
    await Promise.all(savers.map(({ ended }) => ended));
    const listing = listCases(documentFolder(data, 'cases'));
    const there = 'cases' in listing ? listing.cases.length : 0;
    tellFigures(`${writers} writers`, { saved: writers * each, there });
    expect(there).toBe(writers * each);
    expect(savers.flatMap(({ lines }) => lines()).filter((line) => !line.endsWith(' written'))).toEqual([]);
  },
  300_000,
);

test('two writers on one case: one wins each time and the other is told', async () => {
  const data = emptyFolder();
  const turns = 100 * TIMES;
  let won: string[] = [];
  let told = 0;
  // Two processes that never met have shown nothing: then the case is fought over again.
  for (let round = 1; round <= 20 && told === 0; round += 1) {
    const savers = [1, 2].map(() => startSaver(saver.file, ['again', data, 'duel', String(turns), '50']));
    await Promise.all(savers.map(({ ended }) => ended));
    const said = savers.flatMap(({ lines }) => lines());
    expect(said.length).toBe(2 * turns);
    won = [...won, ...said.filter((line) => line.startsWith('written'))];
    told = said.filter((line) => ['changed', 'case_changed'].includes(line)).length;
    expect(won.length + told).toBe(2 * turns * round);
  }
  const saved = loadCase(shelfOf(data), 'duel');
  tellFigures('two writers on one case', { won: won.length, told });
  expect('revision' in saved && saved.revision).toBe(won.length);
  expect(new Set(won).size).toBe(won.length);
  expect(told).toBeGreaterThan(0);
}, 300_000);

test('four processes write into one log, and every entry that was taken is there', async () => {
  const data = emptyFolder();
  const savers = [0, 1, 2, 3].map((n) => startSaver(saver.file, ['log', data, `w${n}`, String(25 * TIMES)]));
  await Promise.all(savers.map(({ ended }) => ended));
  const taken = savers.flatMap(({ lines }, n) =>
    lines().flatMap((line) => (line.startsWith('added ') ? [`w${n} ${line.slice(6)}`] : [])),
  );
  const log = readLog(documentFolder(data, 'quota'));
  if ('code' in log) throw new Error(log.code);
  const there = log.map((entry) => ('quota' in entry ? `${entry.note} ${entry.quota}` : '?'));
  tellFigures('four writers into one log', { taken: taken.length, there: there.length });
  expect(there.sort()).toEqual(taken.sort());
  expect(taken.length).toBeGreaterThan(0);
}, 300_000);

test('a first revision is refused where a later one stands', () => {
  const documents = documentFolder(emptyFolder(), 'quota');
  expect(documents.write('log', 0, 'one')).toBe('written');
  expect(documents.write('log', 1, 'two')).toBe('written');
  expect(documents.write('log', 0, 'three')).toBe('changed');
  expect(documents.find('log')).toMatchObject({ revision: 2 });
});

test('a full disk at any point leaves the old file as it was, byte for byte', async () => {
  const data = emptyFolder();
  await startSaver(saver.file, ['again', data, 'full', '2', '10000']).ended;
  const [name = ''] = filesIn(data);
  const before = readFileSync(join(data, 'cases', name));
  const kilobytes = Math.ceil(before.length / 1024);
  expect(kilobytes).toBeGreaterThan(50);
  const results = { told: 0, saved: 0, wrong: [] as string[] };
  for (let limit = 0; limit < kilobytes + STRIDE; limit += STRIDE) {
    const { ended, lines } = startSaver(saver.file, ['again', data, 'full', '1'], `ulimit -f ${limit}`);
    await ended;
    const [said] = lines();
    const now = filesIn(data);
    if (said === 'cannot_write') {
      results.told += 1;
      if (now.length !== 1 || !readFileSync(join(data, 'cases', name)).equals(before)) results.wrong.push(`${limit}`);
    } else if (said?.startsWith('written')) {
      results.saved += 1;
      break;
    } else results.wrong.push(`${limit}: ${said}`);
  }
  tellFigures('a full disk', { sizes: results.told + results.saved, ...results, wrong: results.wrong.length });
  expect(results.wrong).toEqual([]);
  expect(results.told).toBeGreaterThanOrEqual(Math.floor(kilobytes / STRIDE) - 1);
  expect(results.saved).toBe(1);
}, 300_000);
