import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { spawn } from '@lydell/node-pty';

/**
 * How much of an agent's interview is waiting for the machine: the built program in a terminal of its own, each answer
 * typed the moment its question stands, from the start of the process to the menu after the result. Nobody thinks or
 * talks in between, so all of it is the machine's. `node bench/agent-interview.mjs [--json]` after `npm run build`.
 */
const ROOT = join(import.meta.dirname, '..');
const CASES = 10;
/** Runs of each case; the middle one counts. */
const RUNS = 3;
/** A whole interview of a practised agent, in seconds. */
const MARK = 20;
/** Longer than this is no slow machine but a question that never came. */
const GIVE_UP = 60_000;
/** What every prompt ends with, and the title of the menu after the result, without blanks. */
const ENDS = 'q停';
const MENU = '接下来要做什么';

const { default: pack } = await import('../generated/jiebei.js');
const all = readFileSync(join(ROOT, 'test/cases/dev.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const cases = Array.from({ length: CASES }, (_, at) => all[Math.floor((at * all.length) / CASES)]);

const rows = [];
for (const { id, facts } of cases) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await interview(facts));
  runs.sort((a, b) => a.total - b.total);
  rows.push({ id, ...runs[Math.floor(RUNS / 2)] });
}
rows.sort((a, b) => a.total - b.total);
const steps = rows.flatMap((row) => row.steps).sort((a, b) => a - b);
const report = {
  cases: rows.map(({ id, questions, first, total }) => ({ id, questions, first, total })),
  median: rows[Math.floor((rows.length - 1) / 2)].total,
  longest: rows.at(-1).total,
  first: middle(rows.map((row) => row.first)),
  step: { median: middle(steps), longest: steps.at(-1) },
  mark: MARK * 1000,
};
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(report)}\n` : inWords(report));

/** One interview: milliseconds to the first question, to the menu after the result, and from each answer to what follows. */
async function interview(facts) {
  const home = await mkdtemp(join(tmpdir(), 'quota-doctor-bench-'));
  const began = performance.now();
  const args = [join(ROOT, 'bin/run.cjs'), '--lang', 'zh-CN', '--audience', 'agent', '--at', '2026-11-24'];
  const pty = spawn(process.execPath, args, {
    name: 'xterm-256color',
    cols: 100,
    rows: 40,
    cwd: home,
    env: { PATH: process.env.PATH ?? '', HOME: home, XDG_CONFIG_HOME: join(home, '.config'), NO_COLOR: '1' },
  });
  const ended = new Promise((resolve) => pty.onExit(resolve));
  try {
    return await new Promise((resolve, reject) => {
      const times = [];
      const steps = [];
      let shown = '';
      let answered = 0;
      let last;
      const timer = setTimeout(() => reject(new Error(`No next question after ${GIVE_UP} ms:\n${shown}`)), GIVE_UP);
      pty.onData((data) => {
        shown += data;
        const text = bare(shown);
        if (!text.endsWith(ENDS)) return;
        const question = text.includes(MENU) ? undefined : questionIn(text);
        // A redrawn prompt is no new one: no question comes twice in a row.
        if (question ? question.key === last : !text.includes(MENU)) return;
        const now = performance.now();
        times.push(now);
        if (answered > 0) steps.push(now - answered);
        shown = '';
        if (question) {
          last = question.key;
          answered = performance.now();
          pty.write(keysFor(question, facts));
          return;
        }
        clearTimeout(timer);
        resolve({ questions: times.length - 1, first: times[0] - began, total: now - began, steps });
      });
    });
  } finally {
    pty.write('q');
    await ended;
    await rm(home, { recursive: true, force: true });
  }
}

/** What was written, without cursor movement, colour and blanks. */
function bare(text) {
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/\s+/g, '');
}

/** The question that stands last. */
function questionIn(text) {
  const places = pack.questions.map((question) => {
    const words = (question.aloud ?? question.text)['zh-CN'];
    return { question, place: text.lastIndexOf(bare(words)) };
  });
  const last = places.reduce((best, one) => (one.place > best.place ? one : best));
  return last.place === -1 ? undefined : last.question;
}

/** The keys an agent presses: the numbers of the options, "none", or "not known" where the case does not say. */
function keysFor({ key, kind, shown }, facts) {
  const value = facts[key];
  if (kind === 'one') return shown.includes(value) ? String(shown.indexOf(value) + 1) : '0';
  if (kind === 'many') {
    if (value === undefined) return key === 'red_flags' ? 'n' : '0';
    const numbers = [value].flat().flatMap((one) => (shown.includes(one) ? [String(shown.indexOf(one) + 1)] : []));
    return numbers.length > 0 ? `${numbers.join('')}\r` : 'n';
  }
  return `${value ?? ''}\r`;
}

function middle(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
}

function inWords({ cases: measured, median, longest, first, step, mark }) {
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  const share = (ms) => `${((ms / mark) * 100).toFixed(1)} %`;
  return [
    'Agent interview, machine only (answers typed the moment a question stands)',
    ...measured.map(({ id, questions, total }) => `  ${id}  ${questions} questions  ${seconds(total)}`),
    `median ${seconds(median)}, ${share(median)} of the ${seconds(mark)} of a whole interview`,
    `longest ${seconds(longest)}, ${share(longest)}`,
    `to the first question ${seconds(first)}; from an answer to the next screen ${Math.round(step.median)} ms, at most ${Math.round(step.longest)} ms`,
    '',
  ].join('\n');
}
