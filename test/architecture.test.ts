import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** What each room may import: other rooms, and packages. Anything not named is refused. */
const ROOMS: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>> = {
  diagnostics: {
    rooms: ['diagnostics'],
    packages: [
      ...['Calendar', 'Instant', 'PlainDate', 'ZonedDateTime'].map((type) => `temporal-polyfill/fns/${type}`),
      'fastest-levenshtein',
    ],
  },
  knowledge: {
    rooms: ['knowledge', 'diagnostics'],
    packages: ['zod', 'yaml', 'node:crypto', 'chinese-days/dist/chinese-days.json', 'opencc-js/t2cn'],
  },
  rendering: {
    rooms: ['rendering', 'diagnostics', 'generated'],
    packages: ['simple-ascii-chart', 'string-width', 'css-line-break', 'archy', 'fastest-levenshtein'],
  },
  workflows: { rooms: ['workflows', 'rendering', 'diagnostics'], packages: [] },
  adapters: {
    rooms: ['adapters', 'workflows', 'rendering', 'diagnostics'],
    packages: [
      'inquirer',
      '@inquirer/core',
      'ora',
      'chalk',
      'conf',
      'csv-parse/sync',
      'env-paths',
      'node:crypto',
      'node:fs',
      'node:fs/promises',
      'node:os',
      'node:path',
      'node:readline',
      'node:stream',
      'node:string_decoder',
      'node:tty',
      'node:zlib',
      'node:crypto',
      'docx',
      'ics',
    ],
  },
  commands: {
    rooms: ['shell', 'workflows', 'rendering', 'diagnostics'],
    packages: ['@oclif/core/args', '@oclif/core/flags', '@oclif/core/command'],
  },
  /** The files directly under src: entry, base command, composition, library door. */
  shell: {
    rooms: ['shell', 'workflows', 'rendering', 'diagnostics', 'generated'],
    packages: [
      '@oclif/core/args',
      '@oclif/core/command',
      '@oclif/core/config',
      '@oclif/core/flags',
      '@oclif/core/help',
      '@oclif/core/interfaces',
    ],
  },
};

const SRC = join(import.meta.dirname, '../src');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : entry.name.endsWith('.ts') ? [path] : [];
  });
}

const FILES = sources(SRC);
const nameOf = (file: string) => relative(SRC, file);

function roomOf(file: string): string {
  const path = nameOf(file);
  if (path.startsWith('../generated')) return 'generated';
  return path.includes('/') ? (path.split('/')[0] ?? '') : 'shell';
}

function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);
}

const EDGES = new Map(
  FILES.map((file) => [
    file,
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => join(dirname(file), name)),
  ]),
);

test('imports run one way', () => {
  const wrong = FILES.flatMap((file) => {
    const from = roomOf(file);
    const { rooms, packages } = ROOMS[from] ?? { rooms: [], packages: [] };
    return importsOf(file).flatMap((name) => {
      if (!name.startsWith('.')) return packages.includes(name) ? [] : [`${nameOf(file)} imports the package ${name}`];
      const to = roomOf(join(dirname(file), name));
      if (['adapters', 'knowledge'].includes(to) && nameOf(file) === 'composition.ts') return [];
      return rooms.includes(to) ? [] : [`${nameOf(file)} (${from}) imports ${to}: ${name}`];
    });
  });
  expect(wrong).toEqual([]);
});

test('one adapter imports no other, but for the prompts and the durable files of our own', () => {
  const between = FILES.filter((file) => roomOf(file) === 'adapters').flatMap((file) =>
    (EDGES.get(file) ?? []).filter((to) => roomOf(to) === 'adapters').map((to) => `${nameOf(file)} → ${nameOf(to)}`),
  );
  expect(between.filter((edge) => !/→ adapters\/prompts\/|durable-(file|claim)\.ts$/.test(edge))).toEqual([]);
});

test('no import goes round in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].map(nameOf).join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const next of EDGES.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of FILES) visit(file, []);
  expect(circles).toEqual([]);
});

test('files are short enough to read in one go', () => {
  const long = FILES.map((file) => ({ file: nameOf(file), lines: readFileSync(file, 'utf8').split('\n').length }));
  expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
});

test('no room is called by a name that says nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|shared|manager)(\/|\.ts$)/;
  expect(FILES.map(nameOf).filter((name) => vague.test(name))).toEqual([]);
});

test('the pure rooms use no clock, no chance, no console and no network', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bconsole\.|\bprocess\.|\bfetch\(|\bsetTimeout\b|\bperformance\.now\b|\bTemporal\.Now\b/;
  const pure = FILES.filter((file) => ['diagnostics', 'rendering'].includes(roomOf(file)));
  expect(pure.filter((file) => impure.test(readFileSync(file, 'utf8'))).map(nameOf)).toEqual([]);
});

test('the core weighs with + − × ÷ and tables only, so that every machine has the same bytes', () => {
  const floating = /\bMath\.(?:exp|log|log2|log10|pow|sqrt|sin|cos)\b|[\w)\]]\s*\*\*\s*[\w(]/;
  const core = FILES.filter((file) => roomOf(file) === 'diagnostics');
  const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(core.filter((file) => floating.test(code(file))).map(nameOf)).toEqual([]);
});

test('nothing a person reads is in the code', () => {
  const han = /[\u4e00-\u9fff]/;
  const speaking = FILES.filter((file) =>
    ['rendering', 'workflows', 'adapters', 'commands', 'shell'].includes(roomOf(file)),
  );
  const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const found = speaking.flatMap((file) =>
    code(file)
      .split('\n')
      .filter((line) => han.test(line))
      .map((line) => `${nameOf(file)}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
