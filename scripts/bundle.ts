import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { noticesOf } from './notices.ts';
import { packedData } from './packed-data.ts';
import { lazyOclif, lazyStringWidth, withoutUnreached } from './slim-libraries.ts';

/** Bundles the program into CommonJS files that need nothing installed: one entry a command, shared parts in chunks. */
const OUT = 'dist';

/**
 * What every diagnosis runs is one file: each file more costs a start some look-ups. What only few commands need stays
 * apart, and so does `text.ts`, which is wanted before the engine is.
 */
const ENGINE =
  /[\\/]src[\\/]diagnostics[\\/](?:case-file|(?:facts|reasoning|letter|plan|pack)[\\/]|interview[\\/]next-question)/;

function commandEntries(folder = 'src/commands', prefix = 'commands'): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) Object.assign(entries, commandEntries(path, `${prefix}/${entry.name}`));
    else entries[`${prefix}/${entry.name.replace(/\.ts$/, '')}`] = path;
  }
  return entries;
}

rmSync(OUT, { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: 'src/main.ts', ...commandEntries() },
  platform: 'node',
  external: [/^node:/],
  transform: { target: 'node20' },
  plugins: [withoutUnreached(), lazyOclif(), lazyStringWidth(), packedData()],
});
const { output } = await bundle.write({
  dir: OUT,
  format: 'cjs',
  minify: true,
  keepNames: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  codeSplitting: { groups: [{ name: 'engine', test: ENGINE }], includeDependenciesRecursively: false },
});
await bundle.close();

const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
writeFileSync('THIRD-PARTY-NOTICES.txt', noticesOf(modules));
const bytes = output.reduce((sum, file) => sum + (file.type === 'chunk' ? file.code.length : 0), 0);
process.stdout.write(
  `bundled ${output.length} files, ${Math.round(bytes / 1024)} kB, from ${new Set(modules).size} modules\n`,
);
