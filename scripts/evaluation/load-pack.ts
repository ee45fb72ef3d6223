import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import { compilePack } from '../../src/knowledge/compile-pack.ts';

/** Every YAML file below a folder, by its path relative to it. */
export function packFiles(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (at: string) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (name.endsWith('.yaml')) files[relative(folder, path)] = readFileSync(path, 'utf8');
    }
  };
  walk(folder);
  return files;
}

/** The built-in pack, compiled afresh from its files; throws when it has errors. */
export function loadPack(folder = 'knowledge/jiebei'): KnowledgePack {
  const { pack, problems } = compilePack(packFiles(folder));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return pack;
}
