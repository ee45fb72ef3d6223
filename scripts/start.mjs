import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** `npm start`: the interview in a terminal; without one, the diagnosis of the shipped example, saying so. */
const terminal = process.stdin.isTTY && process.stderr.isTTY;
const args = terminal ? [] : ['diagnose', '--no-input', '--story', 'examples/story.zh.txt'];
if (!terminal) process.stdout.write(readFileSync('examples/about.txt', 'utf8'));
const { status } = spawnSync(process.execPath, ['bin/run.cjs', ...args], { stdio: 'inherit' });
process.exitCode = status ?? 1;
