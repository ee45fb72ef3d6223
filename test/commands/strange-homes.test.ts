import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, emptyFolder } from '../support/program.ts';

const DATA = '.local/share/quota-doctor';
const FACTS = ['--answer', 'symptom=applied_not_disbursed', '--answer', 'card=class_2', '--at', '2026-11-03'];
const SAVE = ['diagnose', '--no-input', '--save', ...FACTS];

interface Made {
  readonly files: readonly [path: string, content: Buffer][];
  readonly id: string;
}
let made: Made | undefined;

/** The files of one saved case and a quota log, made once. */
async function files(): Promise<Made> {
  if (made) return made;
  const folder = emptyFolder();
  const saved = await call(['diagnose', '--json', '--save', ...FACTS], { folder });
  const { id } = saved.json<{ case: { id: string } }>().case;
  await call(['quota', 'add', '20000', '--at', '2026-11-01'], { folder });
  const paths = [`${DATA}/cases/${id}.1.json`, `${DATA}/quota/log.1.json`];
  made = { id, files: paths.map((path) => [path, readFileSync(join(folder, path))]) };
  return made;
}

/** A home of its own with one case and a quota log in it. */
async function home() {
  const folder = emptyFolder();
  for (const [path, content] of (await files()).files) {
    mkdirSync(join(folder, path, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, path), content, { mode: 0o600 });
  }
  return folder;
}

const caseIn = (folder: string) => join(folder, DATA, 'cases', `${made?.id}.1.json`);
const logIn = (folder: string) => join(folder, DATA, 'quota/log.1.json');
const elsewhere = (folder: string) => join(folder, 'elsewhere');

/** Puts something else where a file of ours was. */
function plant(folder: string, file: string, what: 'link' | 'hard link' | 'pipe' | 'folder') {
  writeFileSync(elsewhere(folder), '别人的文件');
  rmSync(file);
  if (what === 'link') symlinkSync(elsewhere(folder), file);
  if (what === 'hard link') linkSync(elsewhere(folder), file);
  if (what === 'pipe') execFileSync('mkfifo', [file]);
  if (what === 'folder') mkdirSync(file);
}

interface Strange {
  readonly name: string;
  readonly prepare: (folder: string) => Readonly<Record<string, string>> | undefined;
  readonly args: (id: string) => readonly string[];
  readonly exit: number;
  readonly code: string;
  readonly said: readonly [zh: string, en: string];
}

const show = (id: string) => ['case', 'show', id];
const note = (id: string) => ['case', 'note', id, '回电'];
const add = () => ['quota', 'add', '15000'];
const save = () => SAVE;
const CANNOT = { exit: 7, code: 'cannot_write', said: ['写不进去', 'cannot be written'] } as const;
const UNREADABLE = { exit: 3, code: 'file_unreadable', said: ['读不到', 'cannot be read'] } as const;
const NOT_OURS = { exit: 7, code: 'link_found', said: ['链接', 'a link or something else'] } as const;
const NOWHERE = { exit: 7, code: 'no_data_folder', said: ['个人文件夹', 'no home folder'] } as const;
const DAMAGED = { exit: 3, code: 'case_damaged', said: ['原样挪到一边', 'set aside as it is'] } as const;
const NEWER = { exit: 3, code: 'newer_format', said: ['更新的版本', 'newer version'] } as const;

const fileInTheWay = (folder: string) => {
  rmSync(join(folder, '.local'), { recursive: true });
  writeFileSync(join(folder, '.local'), '');
  return undefined;
};
const noSettings = (folder: string) => {
  writeFileSync(join(folder, '.config'), '');
  return undefined;
};
const noHome = (folder: string) => {
  const preload = join(folder, 'no-home.cjs');
  writeFileSync(preload, "require('os').homedir = () => { throw new Error('no home'); };");
  return { NODE_OPTIONS: `--require ${preload}`, HOME: '', XDG_DATA_HOME: '', XDG_CONFIG_HOME: '' };
};
const notAFolder = (folder: string) => {
  writeFileSync(join(folder, 'home'), '');
  return { HOME: join(folder, 'home'), XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' };
};
type Place = (folder: string) => string;
const planted = (place: Place, what: Parameters<typeof plant>[2]) => (folder: string) => {
  plant(folder, place(folder), what);
  return undefined;
};
const newer = (place: Place) => (folder: string) => {
  writeFileSync(place(folder), readFileSync(place(folder), 'utf8').replace(/@1"/, '@9"'));
  return undefined;
};

const STRANGE: readonly Strange[] = [
  { name: 'a file stands where the data should go', prepare: fileInTheWay, args: save, ...CANNOT },
  { name: 'a file stands where the log should go', prepare: fileInTheWay, args: add, ...UNREADABLE },
  {
    name: 'a file stands where the settings should go',
    prepare: noSettings,
    args: () => ['settings', 'set', 'language', 'en'],
    ...UNREADABLE,
  },
  { name: 'no home is known', prepare: noHome, args: save, ...NOWHERE },
  { name: 'no home is known for the log', prepare: noHome, args: add, ...NOWHERE },
  {
    name: 'no home is known for settings',
    prepare: noHome,
    args: () => ['settings', 'set', 'language', 'en'],
    ...NOWHERE,
  },
  { name: 'the home is relative', prepare: () => ({ HOME: 'here', XDG_CONFIG_HOME: '' }), args: save, ...NOWHERE },
  {
    name: 'the home is relative for settings',
    prepare: () => ({ HOME: 'here', XDG_CONFIG_HOME: '' }),
    args: () => ['settings', 'set', 'language', 'en'],
    ...NOWHERE,
  },
  { name: 'no home is known for the path', prepare: noHome, args: () => ['settings', 'path'], ...NOWHERE },
  { name: 'the home is a file', prepare: notAFolder, args: save, ...CANNOT },
  { name: 'the chosen place is relative', prepare: () => ({ QUOTA_DOCTOR_DATA: 'here' }), args: save, ...NOWHERE },
  { name: 'a case is a link', prepare: planted(caseIn, 'link'), args: show, ...NOT_OURS },
  { name: 'a case is a pipe', prepare: planted(caseIn, 'pipe'), args: note, ...NOT_OURS },
  { name: 'a case is a folder', prepare: planted(caseIn, 'folder'), args: note, ...NOT_OURS },
  { name: 'a case is a hard link', prepare: planted(caseIn, 'hard link'), args: note, ...DAMAGED },
  { name: 'the log is a link', prepare: planted(logIn, 'link'), args: add, ...NOT_OURS },
  { name: 'the log is a pipe', prepare: planted(logIn, 'pipe'), args: add, ...NOT_OURS },
  { name: 'the log is a folder', prepare: planted(logIn, 'folder'), args: () => ['quota', 'list'], ...NOT_OURS },
  { name: 'the log is a hard link', prepare: planted(logIn, 'hard link'), args: add, ...DAMAGED },
  { name: 'a case is of a newer version', prepare: newer(caseIn), args: note, ...NEWER },
  { name: 'the log is of a newer version', prepare: newer(logIn), args: add, ...NEWER },
  {
    name: 'another window has saved the case',
    prepare: () => undefined,
    args: (id) => ['case', 'note', id, '回电', '--revision', '7'],
    ...{ exit: 6, code: 'case_changed', said: ['在别处改过', 'changed elsewhere'] },
  },
];

/** Every file and folder below, with what is in it; links are not followed, pipes not read. */
function everything(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => !/\.listing\.json$|set-aside/.test(join(entry.parentPath, entry.name)))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length), entry.isFile() ? readFileSync(path, 'utf8') : ''];
      }),
  );
}

test.each(STRANGE)('$name: told in both languages, with its exit code, and nothing is touched', async (strange) => {
  const { prepare, args, exit, code, said } = strange;
  const { id } = await files();
  for (const [lang, words] of [
    ['zh-CN', said[0]],
    ['en', said[1]],
  ] as const) {
    const folder = await home();
    const env = { XDG_CACHE_HOME: emptyFolder(), ...prepare(folder) };
    const before = everything(folder);
    const told = await call([...args(id), '--lang', lang], { folder, env });
    expect([told.code, /^\s+at /m.test(told.stderr)]).toEqual([exit, false]);
    expect(told.stderr).toContain(words);
    const after = everything(folder);
    for (const [path, content] of before) {
      // What is damaged is set aside under another name.
      if (code === 'case_damaged' && /\.1\.json$/.test(path)) continue;
      expect([path, after.get(path)]).toEqual([path, content]);
    }
    const known = new Set(before.keys());
    expect([...after.keys()].filter((path) => !known.has(path))).toEqual([]);
  }
  const folder = await home();
  const env = { XDG_CACHE_HOME: emptyFolder(), ...prepare(folder) };
  const told = await call([...args(id), '--json'], { folder, env });
  expect([told.code, told.json<{ error: { code: string; exit: number } }>().error]).toMatchObject([
    exit,
    { code, exit },
  ]);
});

test('without any home everything that keeps nothing works', async () => {
  for (const args of [
    ['--help'],
    ['diagnose', '--no-input', ...FACTS],
    ['explain', 'cause'],
    ['quota', 'add', '--help'],
  ]) {
    const folder = emptyFolder();
    const ran = await call(args, { folder, env: noHome(folder) });
    expect([args[0], ran.code, ran.stderr]).toEqual([args[0], 0, '']);
    expect(readdirSync(folder)).toEqual(['no-home.cjs']);
  }
});

test('a relative XDG folder is ignored, as its standard says', async () => {
  const folder = emptyFolder();
  const env = { XDG_DATA_HOME: 'here', XDG_CONFIG_HOME: 'there' };
  expect((await call(SAVE, { folder, env })).code).toBe(0);
  expect((await call(['settings', 'set', 'language', 'en'], { folder, env })).code).toBe(0);
  expect(readdirSync(join(folder, DATA))).toEqual(['cases']);
  expect(readdirSync(join(folder, '.config/quota-doctor'))).toEqual(['config.json']);
  for (const name of ['here', 'there']) expect(readdirSync(folder)).not.toContain(name);
});

test('what is planted beside the cases stops no list, and no pipe is waited for', async () => {
  const folder = await home();
  plant(folder, caseIn(folder), 'pipe');
  execFileSync('mkfifo', [join(folder, DATA, 'cases/.listing')]);
  mkdirSync(join(folder, DATA, 'cases/261101-aaaaa.1.json'));
  for (const [lang, words] of [
    ['zh-CN', '链接或别的东西'],
    ['en', 'a link or something else'],
  ] as const) {
    const listed = await call(['case', 'list', '--lang', lang], { folder });
    expect(listed.code).toBe(0);
    expect(listed.stderr).toContain(made?.id);
    expect(listed.stderr).toContain('261101-aaaaa');
    expect(listed.stderr).toContain(words);
  }
});

test('of several windows that save one case at once, each is told whether it did', async () => {
  const { id } = await files();
  const folder = await home();
  const windows = Array.from({ length: 6 }, (_, n) => `第${n}扇窗`);
  const ran = await Promise.all(windows.map((text) => call(['case', 'note', id, text], { folder })));
  for (const { code, stderr } of ran) expect([code, stderr.includes('在别处改过')]).toEqual([code ? 6 : 0, code !== 0]);
  const kept = windows.filter((_, n) => ran[n]?.code === 0);
  expect(kept.length).toBeGreaterThan(0);
  const shown = await call(['case', 'export', id], { folder });
  const [saved] = shown.json<{ cases: { revision: number; history: { text: string }[] }[] }>().cases;
  expect(saved?.revision).toBe(1 + kept.length);
  expect(saved?.history.map(({ text }) => text).sort()).toEqual(kept);
});
