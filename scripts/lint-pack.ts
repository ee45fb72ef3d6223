import { compilePack } from '../src/knowledge/compile-pack.ts';
import { packFiles } from './evaluation/load-pack.ts';

/** Checks a pack folder and prints what is wrong with it, one line a problem. Exit code 5 when there are errors. */
const folder = process.argv[2] ?? 'knowledge/jiebei';
const { problems } = compilePack(packFiles(folder));
for (const { file, line, column, path, message, severity } of problems) {
  process.stdout.write(`${folder}/${file}:${line}:${column} ${severity} ${path} ${message}\n`);
}
process.exitCode = problems.some(({ severity }) => severity === 'error') ? 5 : 0;
