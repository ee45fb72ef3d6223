import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentFolder } from '../../src/adapters/document-folder.ts';
import { listCases, readCases } from '../../src/workflows/case-listing.ts';
import { readLog } from '../../src/workflows/quota-log.ts';
import { call, emptyFolder } from '../support/program.ts';
import { TIMES } from '../support/saver.ts';

const PRELOAD = join(import.meta.dirname, '../support/failing-files.cjs');
const DATA = '.local/share/quota-doctor';
const SETTINGS = '.config/quota-doctor/config.json';
const AT = ['--at', '2026-11-24T10:00'];
const FACTS = ['--answer', 'symptom=applied_not_disbursed', '--answer', 'card=class_2'];

/** What can go wrong, by the operation it happens to. A process that cannot be served fails once; a disk stays full. */
const FAULTS = [
  ['open', 'EMFILE'],
  ['write', 'SHORT'],
  ['write', 'ENOSPC'],
  ['fsync', 'EIO'],
  ['rename', 'EIO'],
  ['link', 'EIO'],
  // Where there are no hard links, another way is taken.
  ['link', 'EPERM'],
  ['unlink', 'EACCES'],
  ['readdir', 'EIO'],
  ['mkdir', 'ENOSPC'],
] as const;

/** A home with an open case, one nobody has touched for long, a quota log and settings. */
async function home() {
  const folder = emptyFolder();
  const run = (args: readonly string[]) => call(args, { folder });
  const saved = await run(['diagnose', '--json', '--save', ...FACTS, '--at', '2026-11-03']);
  const { id } = saved.json<{ case: { id: string } }>().case;
  await run(['case', 'note', id, '第一次回电', '--at', '2026-11-04']);
  await run(['quota', 'add', '20000', '--at', '2026-11-01']);
  await run(['settings', 'set', 'colour', 'never']);
  return { folder, id };
}

/** A home in which nothing was ever kept. */
const emptyHome = async () => ({ folder: emptyFolder(), id: 'none' });

type Prepare = (folder: string) => Promise<unknown>;
const oldCase: Prepare = async (folder) => {
  await call(['diagnose', '--json', '--save', ...FACTS, '--at', '2020-01-01'], { folder });
  await call(['settings', 'set', 'retention', '90'], { folder });
};
const someRows: Prepare = async (folder) => writeFileSync(join(folder, 'q.csv'), 'date,quota\n2026-11-20,1\n');

/** Every operation that changes what is kept. */
const OPERATIONS: readonly {
  name: string;
  args: (id: string) => readonly string[];
  prepare?: Prepare;
  first?: boolean;
}[] = [
  { name: 'first save', args: () => ['diagnose', '--no-input', '--save', ...FACTS, ...AT], first: true },
  { name: 'first quota add', args: () => ['quota', 'add', '15000', ...AT], first: true },
  { name: 'first settings set', args: () => ['settings', 'set', 'language', 'en'], first: true },
  { name: 'save', args: () => ['diagnose', '--no-input', '--save', ...FACTS, ...AT] },
  { name: 'note', args: (id) => ['case', 'note', id, '第二次回电', ...AT] },
  { name: 'tried', args: (id) => ['case', 'tried', id, '1', ...AT] },
  { name: 'close', args: (id) => ['case', 'close', id, '--cause', 'unknown', '--known-by', 'our_guess', ...AT] },
  { name: 'resume', args: (id) => ['case', 'resume', id, '--no-input', '--answer', 'stage=approved_no_money', ...AT] },
  { name: 'forget', args: (id) => ['case', 'forget', id] },
  { name: 'retention', args: () => ['case', 'list'], prepare: oldCase },
  { name: 'quota add', args: () => ['quota', 'add', '15000', ...AT] },
  { name: 'quota event', args: () => ['quota', 'event', 'repaid', ...AT] },
  { name: 'quota import', args: () => ['quota', 'import', 'q.csv'], prepare: someRows },
  { name: 'quota forget', args: () => ['quota', 'forget', '--yes'] },
  { name: 'settings set', args: () => ['settings', 'set', 'language', 'en'] },
  { name: 'settings unset', args: () => ['settings', 'unset', 'colour'] },
];

/** Every file that is kept but the listing, which can be lost at any time; and whether nothing else lies about. */
function filesIn(folder: string): Map<string, string> {
  const data = existsSync(join(folder, DATA)) ? join(folder, DATA) : folder;
  const own = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.listing')
    .map((entry) => join(entry.parentPath, entry.name));
  const all = [...own, ...(existsSync(join(folder, SETTINGS)) ? [join(folder, SETTINGS)] : [])];
  return new Map(all.map((file) => [file.slice(folder.length), readFileSync(file).toString('hex')]));
}

/** What is kept, read as the next start of the program reads it. Names and minutes that differ each time are left out. */
function keptIn(folder: string, id: string) {
  const documents = documentFolder(join(folder, DATA), 'cases');
  const listing = listCases(documents);
  const log = readLog(documentFolder(join(folder, DATA), 'quota'));
  if ('code' in listing || 'code' in log) throw new Error('what is kept cannot be read');
  expect(listing).toMatchObject({ setAside: [], newer: [], links: [], unreadable: [] });
  const cases = [...readCases(documents, listing)].map(
    (saved) =>
      `${saved.id === id ? 'first' : 'other'} ${saved.revision} ${saved.history.length} ${saved.closing?.cause}`,
  );
  const settings = existsSync(join(folder, SETTINGS)) ? readFileSync(join(folder, SETTINGS), 'utf8') : null;
  return JSON.stringify({ cases: cases.sort(), log, settings });
}

interface Fault {
  readonly kind?: string;
  readonly nth?: number;
  readonly code?: string;
  readonly always?: boolean;
}

/** Runs the program in a copy of a home with one fault. */
async function attempt(from: string, args: readonly string[], fault: Fault, lang = 'zh-CN') {
  const folder = emptyFolder();
  cpSync(from, folder, { recursive: true });
  const report = join(emptyFolder(), 'counts.json');
  const env = {
    NODE_OPTIONS: `--require ${PRELOAD}`,
    FAILING_FILES: JSON.stringify({ under: folder, report, ...fault }),
    QUOTA_DOCTOR_LANG: lang,
    XDG_CACHE_HOME: join(report, '..'),
  };
  const ran = await call(args, { folder, env });
  return { folder, ran, counts: JSON.parse(readFileSync(report, 'utf8')) as Record<string, number> };
}

const WORDS: Readonly<Record<string, Readonly<Record<number, RegExp>>>> = {
  'zh-CN': { 3: /读不到|不是有效的 JSON/, 7: /写不进去/ },
  en: { 3: /cannot be read|not valid JSON/, 7: /cannot be written/ },
};

test.each(OPERATIONS)(
  '$name: whichever file operation fails, the old is there as it was or the new is whole',
  async ({ args: argsOf, prepare, first }) => {
    const { folder: start, id } = await (first ? emptyHome() : home());
    await prepare?.(start);
    const args = argsOf(id);
    const old = { kept: keptIn(start, id), files: filesIn(start) };
    const clean = await attempt(start, args, {});
    expect(clean.ran.code).toBe(0);
    const whole = keptIn(clean.folder, id);
    expect(whole).not.toBe(old.kept);

    const trials = FAULTS.flatMap(([kind, code]) =>
      Array.from({ length: clean.counts[kind] ?? 0 }, (_, place) => place + 1).flatMap((nth) => [
        { kind, code, nth },
        ...(TIMES > 1 || code === 'ENOSPC' ? [{ kind, code, nth, always: true }] : []),
      ]),
    );
    expect(trials.length).toBeGreaterThan(3);
    const wrong: string[] = [];
    const one = async (fault: Fault & { kind: string; code: string }, place: number) => {
      const lang = place % 2 === 0 ? 'zh-CN' : 'en';
      const { folder, ran } = await attempt(start, args, fault, lang);
      const said = `${JSON.stringify(fault)} exit ${ran.code}: ${ran.stderr.trim()}`;
      if (ran.code !== 0 && !WORDS[lang]?.[ran.code ?? 1]?.test(ran.stderr)) wrong.push(`no clear message: ${said}`);
      if (fault.code === 'SHORT' && ran.code !== 0) wrong.push(`not written on: ${said}`);
      const kept = keptIn(folder, id);
      if (kept !== whole && kept !== old.kept) wrong.push(`neither old nor new: ${said}`);
      // A list is shown although something could not be read or forgotten by itself; that must be said.
      if (ran.code === 0 && kept !== whole && !/没删掉|读不到|could not be|cannot be read/.test(ran.stderr))
        wrong.push(`lost: ${said}`);
      const now = filesIn(folder);
      if (kept === old.kept && [...old.files].some(([file, bytes]) => now.get(file) !== bytes))
        wrong.push(`touched: ${said}`);
      const expected = new Set([...old.files.keys(), ...filesIn(clean.folder).keys()]);
      for (const file of now.keys()) {
        const known = expected.has(file) || (args.includes('--save') && /\/\d{6}-[a-z0-9]{5}\.1\.json$/.test(file));
        if (!known) wrong.push(`left behind ${file}: ${said}`);
      }
    };
    for (let place = 0; place < trials.length; place += 4)
      await Promise.all(trials.slice(place, place + 4).map((fault, n) => one(fault, place + n)));
    expect(wrong).toEqual([]);
  },
  600_000,
);
