import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { dataBesideLibrary } from './packed-data.ts';
import { lazyStringWidth } from './slim-libraries.ts';

/** Builds what others import: `dist/library` (ES modules) and `dist/types`. Run after bundle.ts, which packs the data. */
const bundle = await rolldown({
  input: { index: 'src/index.ts', core: 'src/core.ts' },
  platform: 'browser',
  external: [/^node:/],
  plugins: [lazyStringWidth(), dataBesideLibrary()],
});
await bundle.write({ dir: 'dist/library', format: 'esm', minify: true, keepNames: true, entryFileNames: '[name].js' });
await bundle.close();

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
const program = ts.createProgram(['src/index.ts'], {
  ...options,
  types: [],
  noEmit: false,
  declaration: true,
  emitDeclarationOnly: true,
  rootDir: '.',
  outDir: 'dist/types',
});
const declarations = new Map<string, string>();
const { diagnostics } = program.emit(undefined, (file, text) => declarations.set(normalize(file), text));
if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
declarations.set('dist/types/generated/phrases.d.ts', readFileSync('generated/phrases.d.ts', 'utf8'));

/** Only the declarations that the library's own lead to; most modules are behind a function and nobody's business. */
const wanted = new Set(['dist/types/src/index.d.ts', 'dist/types/src/core.d.ts']);
for (const file of wanted) {
  const text = declarations.get(file);
  if (text === undefined) throw new Error(`no declarations in ${file}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  for (const { fileName } of ts.preProcessFile(text).importedFiles) {
    if (!fileName.startsWith('.'))
      throw new Error(`${file} needs the types of ${fileName}, which nobody has installed`);
    wanted.add(join(dirname(file), fileName.replace(/(?:\.d)?\.ts$/, '.d.ts')));
  }
}
process.stdout.write(`library, declared in ${wanted.size} files\n`);
