import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { emptyFolder } from '../support/program.ts';

const ROOT = join(import.meta.dirname, '../..');
/** npm without the settings of an outer `npm test`, without the registry and without scripts. */
const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', [...args], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: cwd,
      npm_config_cache: join(cwd, '.npm'),
      npm_config_offline: 'true',
      npm_config_ignore_scripts: 'true',
    },
  });

/** Packs the program and installs it, and nothing else, in an empty folder. */
function installed() {
  const folder = emptyFolder();
  const [packed] = JSON.parse(npm(['pack', ROOT, '--json', '--pack-destination', folder], folder)) as {
    filename: string;
    files: { path: string }[];
    size: number;
  }[];
  npm(['init', '-y'], folder);
  npm(['install', '--no-audit', '--no-fund', `./${packed?.filename}`], folder);
  return { folder, packed };
}

test('the packed program runs with nothing else installed', () => {
  const { folder, packed } = installed();
  const files = packed?.files.map(({ path }) => path) ?? [];
  for (const wanted of [
    'bin/run.cjs',
    'dist/main.cjs',
    'oclif.manifest.json',
    'THIRD-PARTY-NOTICES.txt',
    'LICENSE',
    'README.md',
    'README.en.md',
  ]) {
    expect(files).toContain(wanted);
  }
  expect(files.filter((file) => /^(src|test|scripts|knowledge|node_modules|\.ci)\//.test(file))).toEqual([]);
  expect(packed?.size).toBeLessThan(1_000_000);

  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['quota-doctor']);
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'node_modules/quota-doctor/package.json'), 'utf8')) as {
    dependencies?: object;
  };
  expect(dependencies ?? {}).toEqual({});
  const answer = npm(['exec', '--', 'quota-doctor', 'diagnose', '--json', '--answer', 'card=class_2'], folder);
  expect(JSON.parse(answer)).toMatchObject({ schema: 'quota-doctor/diagnosis@1' });
});

test('the packed library is imported with its types, and its core needs neither files nor Node', () => {
  const { folder } = installed();
  writeFileSync(
    join(folder, 'ask.mts'),
    `import { builtInPack, openCase, readFlagAnswers } from 'quota-doctor';
     import { type CaseFile, openCase as openWithCore, type KnowledgePack } from 'quota-doctor/core';
     const fetched = JSON.parse(JSON.stringify(builtInPack)) as KnowledgePack;
     const stated = readFlagAnswers(builtInPack, ['symptom=applied_not_disbursed', 'card=class_2']).facts;
     const files: CaseFile[] = [
       openCase({ pack: builtInPack, stated, today: '2026-11-20' }),
       openWithCore({ pack: fetched, stated, today: '2026-11-20' }),
     ];
     const [first, same] = files;
     if (JSON.stringify(first) !== JSON.stringify(same)) throw new Error('the core answers otherwise');
     export const cause: string | undefined = first?.diagnosis.causes[0]?.id;`,
  );
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      ...['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023', '--strict', 'ask.mts'],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(stdout).toBe('');
  expect(status).toBe(0);
  const cause = execFileSync(process.execPath, ['-e', "import('./ask.mjs').then(({ cause }) => console.log(cause))"], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(cause.trim()).toBe('receiving_card_class_2');

  const library = join(folder, 'node_modules/quota-doctor/dist/library');
  const reached = new Set(['core.js']);
  for (const file of reached) {
    for (const { fileName } of ts.preProcessFile(readFileSync(join(library, file), 'utf8')).importedFiles) {
      expect(fileName).toMatch(/^\.\//);
      reached.add(fileName.slice(2));
    }
  }
});

test('the lockfile names no download address and no dependency runs a script at install', () => {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved": "http');
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { integrity?: string; hasInstallScript?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([name]) => name !== '');
  expect(installed.filter(([, { integrity }]) => !integrity).map(([name]) => name)).toEqual([]);
});
