import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('the packed program runs with nothing else installed', () => {
  const folder = emptyFolder();
  const [packed] = JSON.parse(npm(['pack', ROOT, '--json', '--pack-destination', folder], folder)) as {
    filename: string;
    files: { path: string }[];
    size: number;
  }[];
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

  npm(['init', '-y'], folder);
  npm(['install', '--no-audit', '--no-fund', `./${packed?.filename}`], folder);
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['quota-doctor']);
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'node_modules/quota-doctor/package.json'), 'utf8')) as {
    dependencies?: object;
  };
  expect(dependencies ?? {}).toEqual({});
  const answer = npm(['exec', '--', 'quota-doctor', 'diagnose', '--json', '--answer', 'card=class_2'], folder);
  expect(JSON.parse(answer)).toMatchObject({ schema: 'quota-doctor/diagnosis@1' });
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
