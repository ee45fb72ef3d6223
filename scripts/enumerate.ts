import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadPack } from './evaluation/load-pack.ts';
import { type Findings, walkInterviews } from './evaluation/walks.ts';

/**
 * Walks the unrolled interview: completely to a depth, then by seeded walks, and all pairs of answers. Prints what was
 * reached and fails when a promise is broken. Works in several processes; the time is printed, not judged.
 * usage: npm run enumerate -- [--walks N] [--seed N] [--part]
 */
const args = process.argv.slice(2);
const option = (name: string, otherwise: number) =>
  args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise;
const PROCESSES = 2;
const walks = option('--walks', 100_000);
const seed = option('--seed', 20261122);
const say = (line: string) => process.stdout.write(`${line}\n`);

if (args.includes('--part')) {
  say(JSON.stringify(walkInterviews(loadPack(), { walks, seed, complete: option('--depth', 0) })));
} else {
  const began = Date.now();
  const parts = await Promise.all(
    Array.from({ length: PROCESSES }, (_, part) =>
      runPart([
        '--walks',
        String(Math.ceil(walks / PROCESSES)),
        '--seed',
        String(seed + part),
        '--depth',
        part === 0 ? '3' : '0',
      ]),
    ),
  );
  report(parts, (Date.now() - began) / 1000);
}

function runPart(more: readonly string[]): Promise<Findings> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), '--part', ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(text) as Findings) : reject(new Error(`a part ended with ${code}`)),
    );
  });
}

function report(parts: readonly Findings[], seconds: number): void {
  const sum = (of: (part: Findings) => number) => parts.reduce((total, part) => total + of(part), 0);
  const all = (of: (part: Findings) => readonly string[]) => new Set(parts.flatMap(of));
  const pack = loadPack();
  const broken = parts.flatMap((part) => part.broken);
  const lengths = [...Array(20).keys()].map((length) => sum((part) => part.lengths[length] ?? 0));
  const asked = lengths.reduce((total, count, length) => total + count * length, 0);
  const count = lengths.reduce((total, n) => total + n, 0);
  say(
    `${sum((part) => part.walks)} walks, ${sum((part) => part.complete)} paths of the complete part, ${sum((part) => part.pairs)} pairs of answers, ${sum((part) => part.nodes)} different points, in ${seconds.toFixed(0)} s`,
  );
  say(`questions a walk: mean ${(asked / Math.max(1, count)).toFixed(1)}, most ${lengths.findLastIndex((n) => n > 0)}`);
  say(`letters read: ${sum((part) => part.read)}, refusals: ${sum((part) => part.refused)}`);
  for (const [name, reached, wanted] of [
    ['causes first', all((part) => part.causes), pack.causes.map(({ id }) => id)],
    ['options given', all((part) => part.options), optionsOf()],
    ['steps planned', all((part) => part.steps), pack.steps.map(({ id }) => id)],
    ['letters offered', all((part) => part.letters), pack.letters.map(({ id }) => id)],
  ] as const) {
    const missing = wanted.filter((id) => !reached.has(id));
    say(
      `${name}: ${wanted.length - missing.length} of ${wanted.length}${missing.length > 0 ? `, not ${missing.join(' ')}` : ''}`,
    );
    if (missing.length > 0) process.exitCode = 1;
  }
  for (const problem of broken.slice(0, 20)) say(`BROKEN ${problem}`);
  if (broken.length > 0) process.exitCode = 1;

  /** What is offered in every interview; contradictions are asked about only where they are, and have their own test. */
  function optionsOf(): string[] {
    return pack.questions
      .filter(
        ({ asked: isAsked, kind, purpose }) => isAsked && purpose !== 'clarify' && (kind === 'one' || kind === 'many'),
      )
      .flatMap(({ key, shown }) => shown.map((value) => `${key}=${value}`));
  }
}
