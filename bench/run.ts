import { cpus } from 'node:os';
import { batch } from './batch.ts';
import { engine } from './engine.ts';
import { list } from './list.ts';
import { start } from './start.ts';
import { story } from './story.ts';

/** Runs all comparisons, or those that are named. */
const ALL = { start, engine, batch, list, story };
const named = process.argv.slice(2);
process.stdout.write(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'processor'}\n`);
for (const [name, run] of Object.entries(ALL)) if (named.length === 0 || named.includes(name)) await run();
