import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that may be bundled; another one stops the build until somebody has looked at it. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'MIT AND Apache-2.0',
  'Python-2.0',
]);

/** Packages whose data is compiled into the knowledge and so travels along without being a module of the bundle. */
const COMPILED_IN = ['node_modules/chinese-days', 'node_modules/opencc-js'];

/**
 * The notices of every package whose modules are in the bundle, with its licence text. Throws when one has no licence
 * or one that is not on the list.
 *
 * @param modules absolute paths of the bundled modules
 */
export function noticesOf(modules: readonly string[]): string {
  const folders = new Set<string>(COMPILED_IN);
  for (const id of modules) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0/, ''))?.[1];
    if (found) folders.add(found);
  }
  const parts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    if (!license || !ALLOWED.has(license))
      throw new Error(`${name}: the licence ${license ?? '(none)'} is not on the list`);
    const file = readdirSync(folder).find((entry) => /^(licen[sc]e|copying)(\.|$)/i.test(entry));
    const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
    return { title: `${name} ${version} (${license})`, text };
  });
  parts.sort((a, b) => (a.title < b.title ? -1 : 1));
  const head = 'quota-doctor contains code or data of the packages below, each under its own licence.';
  return `${[head, ...parts.map(({ title, text }) => `${'-'.repeat(72)}\n${title}\n\n${text}`)].join('\n\n')}\n`;
}
