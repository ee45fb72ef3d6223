import { readFileSync } from 'node:fs';
import { openCase } from '../src/diagnostics/case-file.ts';
import type { CaseFile } from '../src/diagnostics/case-types.ts';
import { type LabelledCase, readCases } from './evaluation/cases.ts';
import { loadPack } from './evaluation/load-pack.ts';
import { interval, quantile } from './evaluation/measures.ts';
import { factsOfCase, fixedOrder, interview, TODAY } from './evaluation/simulate.ts';

/**
 * Runs a file of labelled cases through the engine and prints how often it is right.
 * usage: npm run eval -- [FILE] [--misses] [--json]
 */
const args = process.argv.slice(2);
const file = args.find((arg) => !arg.startsWith('--')) ?? 'test/cases/dev.jsonl';
const pack = loadPack();
const cases = readCases(file);
const say = (line = '') => process.stdout.write(`${line}\n`);

interface Row {
  readonly item: LabelledCase;
  readonly result: CaseFile;
}

const first = ({ result }: Row) => result.diagnosis.causes[0]?.family ?? 'none';
const second = ({ result }: Row) =>
  result.diagnosis.causes.find(({ family }) => family !== result.diagnosis.causes[0]?.family)?.family;
const strict = (row: Row) => first(row) === row.item.label;
const accepted = (item: LabelledCase, family: string | undefined) =>
  family !== undefined && (family === item.label || item.alsoPlausible.includes(family));
const lenient = (row: Row) =>
  accepted(row.item, first(row)) || (row.item.noClue && row.result.diagnosis.outcome === 'undecided');

function table(name: string, rows: readonly Row[]): void {
  const count = (test: (row: Row) => boolean) => rows.filter(test).length;
  const scams = rows.filter(({ item }) => item.label === 'scam');
  const others = rows.filter(({ item }) => item.label !== 'scam');
  const alarm = ({ result }: Row) => result.diagnosis.outcome === 'scam_alert';
  say(`\n${name}`);
  say(`  strict top-1    ${interval(count(strict), rows.length)}`);
  say(`  lenient top-1   ${interval(count(lenient), rows.length)}`);
  say(
    `  label in top-2  ${interval(
      count((row) => strict(row) || second(row) === row.item.label),
      rows.length,
    )}`,
  );
  say(`  scams alerted   ${interval(scams.filter(alarm).length, scams.length)}`);
  say(
    `  false alarms    ${others.filter(alarm).length} of ${others.length}${
      others.some(alarm)
        ? `: ${others
            .filter(alarm)
            .map(({ item }) => item.id)
            .join(' ')}`
        : ''
    }`,
  );
  for (const strength of ['strong', 'likely', 'possible', null] as const) {
    const own = rows.filter(({ result }) => (result.diagnosis.causes[0]?.strength ?? null) === strength);
    if (own.length > 0)
      say(
        `  ${(strength ?? 'none').padEnd(9)} right ${interval(own.filter(lenient).length, own.length)}, strictly ${own.filter(strict).length}`,
      );
  }
  const outcomes = new Map<string, number>();
  for (const { result } of rows)
    outcomes.set(result.diagnosis.outcome, (outcomes.get(result.diagnosis.outcome) ?? 0) + 1);
  say(`  outcomes        ${[...outcomes].map(([outcome, n]) => `${outcome} ${n}`).join(', ')}`);
  if (args.includes('--misses')) {
    for (const row of rows.filter((r) => !strict(r))) {
      const causes = row.result.diagnosis.causes
        .map(({ id, score, strength }) => `${id} ${score} ${strength ?? '-'}`)
        .join(', ');
      say(
        `  ${lenient(row) ? '~' : '✗'} ${row.item.id} ${row.item.label} (${row.item.alsoPlausible.join(',')}) → ${causes}`,
      );
      say(
        `      ${JSON.stringify(Object.fromEntries(Object.entries(row.result.facts).map(([k, f]) => [k, f.value])))}`,
      );
      say(`      ${row.item.story}`);
    }
  }
}

function confusion(rows: readonly Row[]): void {
  const families = [...pack.families.map(({ id }) => id as string), 'none'];
  const short = (id: string) => id.slice(0, 5).padStart(6);
  say(`\nconfusion (rows: label, columns: first cause)`);
  say(`${' '.repeat(24)}${families.map(short).join('')}`);
  for (const label of families) {
    const own = rows.filter(({ item }) => item.label === label);
    if (own.length === 0) continue;
    say(
      `${label.padEnd(24)}${families.map((f) => String(own.filter((row) => first(row) === f).length || '·').padStart(6)).join('')}`,
    );
  }
}

const run = (with_: 'facts' | 'story' | 'both'): Row[] =>
  cases.map((item) => ({
    item,
    result: openCase({
      pack,
      stated: {},
      record: with_ === 'story' ? {} : factsOfCase(pack, item),
      ...(with_ === 'facts' || item.story === '' ? {} : { story: item.story }),
      today: TODAY,
    }),
  }));

say(`${file}: ${cases.length} cases, pack ${pack.id} ${pack.version} (${pack.digest}); 95 % intervals in brackets`);
table('facts only', run('facts'));
table('story only', run('story'));
const both = run('both');
table('facts and story', both);
confusion(both);

const interviews = cases.map((item) => ({ item, ...interview(pack, factsOfCase(pack, item)) }));
const rows = interviews.map(({ item, file: result }) => ({ item, result }));
const counts = interviews.map(({ asked }) => asked.length);
const order = readFileSync(new URL('./evaluation/fixed-order.txt', import.meta.url), 'utf8')
  .split(/\s+/)
  .filter(Boolean);
const fixed = cases.map((item) => ({ item, ...fixedOrder(pack, factsOfCase(pack, item), order) }));
say('\nsimulated interviews (answers from the facts of the case, "don\'t know" otherwise)');
say(
  `  questions       median ${quantile(counts, 0.5)}, 95th percentile ${quantile(counts, 0.95)}, most ${Math.max(...counts)}`,
);
say(
  `  fixed order     median ${quantile(
    fixed.map(({ asked }) => asked),
    0.5,
  )}, mean ${mean(fixed.map(({ asked }) => asked))} against ${mean(counts)}`,
);
say(
  `  lenient         interview ${interval(rows.filter(lenient).length, rows.length)}, fixed order ${fixed.filter(({ item, file: result }) => lenient({ item, result })).length}, asking everything ${run('facts').filter(lenient).length}`,
);
if (args.includes('--interviews'))
  for (const { item, asked, file: f } of interviews)
    say(
      `  ${item.id} ${item.label} ${asked.join(' ')} → ${f.diagnosis.causes[0]?.id ?? '-'} ${f.diagnosis.causes[0]?.strength ?? '-'}`,
    );

function mean(numbers: readonly number[]): string {
  return (numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length)).toFixed(1);
}
