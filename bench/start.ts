import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { compare, environment, PROGRAM, processTime } from './measure.ts';

/** A start up to the first question on the screen, and one answer to a script. */
export async function start(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'quota-doctor-bench-'));
  const env = environment({ HOME: home, XDG_CACHE_HOME: join(home, '.cache'), XDG_CONFIG_HOME: join(home, '.config') });
  const readline = "require('readline').createInterface(process.stdin, process.stdout).question('Ready? ', () => {})";
  await compare('First question in a terminal', {
    'node -e 0': () => processTime(['-e', '0'], '', env),
    'a bare readline question': () => untilSeen(['-e', readline], 'Ready?', env),
    'quota-doctor': () => untilSeen([PROGRAM], '先用自己的话', env),
    'quota-doctor --audience agent': () => untilSeen([PROGRAM, '--audience', 'agent'], '先确认', env),
  });
  await compare('A script', {
    'node -e 0': () => processTime(['-e', '0'], '', env),
    'quota-doctor --version': () => processTime([PROGRAM, '--version'], '', env),
    'quota-doctor diagnose --json': () =>
      processTime([PROGRAM, 'diagnose', '--json', '--answer', 'card=class_2'], '', env),
  });
}

function untilSeen(args: string[], text: string, env: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now();
    let seen = '';
    let at = Number.NaN;
    const terminal = spawn(process.execPath, args, { name: 'xterm-256color', cols: 80, rows: 40, env });
    terminal.onData((data) => {
      seen += data;
      if (!Number.isNaN(at) || !seen.includes(text)) return;
      at = performance.now() - begun;
      terminal.kill('SIGKILL');
    });
    terminal.onExit(() => resolve(at));
  });
}
