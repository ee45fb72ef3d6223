import { readFileSync } from 'node:fs';
import { alarmed, firstFamily, inTopTwo, lenient, type Row, runCases, strict } from './evaluation/accuracy.ts';
import { readCases } from './evaluation/cases.ts';
import { crossValidated } from './evaluation/cross-validation.ts';
import { drawCases } from './evaluation/draws.ts';
import { loadPack } from './evaluation/load-pack.ts';
import { interval, quantile } from './evaluation/measures.ts';
import { type Verdict, verdictsOf, verdictsOfDraws } from './evaluation/reliability.ts';
import { factsOfCase, fixedOrder, interview } from './evaluation/simulate.ts';

/**
 * Runs files of labelled cases through the engine and prints how often it is right, whether the strength words keep
 * what they promise, and how many questions a simulated interview takes.
 * usage: npm run eval -- [FILE…] [--misses] [--interviews]
 */
process.stdout.on('error', () => process.exit(0));
const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith('--'));
const files = named.length > 0 ? named : ['test/cases/dev.jsonl'];
const pack = loadPack();
const cases = files.flatMap((file) => readCases(file));
const say = (line = '') => process.stdout.write(`${line}\n`);
const DRAWS = 6000;
const FOLDS = 5;

function table(name: string, rows: readonly Row[], use: 'facts' | 'story' | 'both'): void {
  const count = (list: readonly Row[], test: (row: Row) => boolean) => interval(list.filter(test).length, list.length);
  const scams = rows.filter(({ item }) => item.label === 'scam');
  const alarms = rows.filter((row) => row.item.label !== 'scam' && alarmed(row));
  const held = crossValidated(pack, cases, use, FOLDS);
  const alone = crossValidated(pack, cases, use, cases.length);
  const folded = (test: (row: Row) => boolean) =>
    `   ${FOLDS}-fold ${count(held, test)}, leave-one-out ${count(alone, test)}`;
  say(`\n${name}`);
  say(`  strict top-1    ${count(rows, strict)}${folded(strict)}`);
  say(`  lenient top-1   ${count(rows, lenient)}${folded(lenient)}`);
  say(`  label in top-2  ${count(rows, inTopTwo)}`);
  say(`  scams alerted   ${count(scams, alarmed)}`);
  say(
    `  false alarms    ${alarms.length} of ${rows.length - scams.length}${alarms.map(({ item }) => ` ${item.id}`).join('')}`,
  );
  const outcomes = new Map<string, number>();
  for (const { result } of rows)
    outcomes.set(result.diagnosis.outcome, (outcomes.get(result.diagnosis.outcome) ?? 0) + 1);
  say(`  outcomes        ${[...outcomes].map(([outcome, n]) => `${outcome} ${n}`).join(', ')}`);
  if (args.includes('--misses')) for (const row of rows.filter((r) => !strict(r))) miss(row);
}

function miss(row: Row): void {
  const { item, result } = row;
  const causes = result.diagnosis.causes.map(({ id, score, strength }) => `${id} ${score} ${strength ?? '-'}`);
  const facts = Object.fromEntries(Object.entries(result.facts).map(([key, { value }]) => [key, value]));
  say(
    `  ${lenient(row) ? '~' : '✗'} ${item.id} ${item.label} (${item.alsoPlausible.join(',')}) → ${causes.join(', ')}`,
  );
  say(`      ${JSON.stringify(facts)}`);
  say(`      ${item.story}`);
}

function confusion(rows: readonly Row[]): void {
  const families = [...pack.families.map(({ id }) => id as string), 'none'];
  say('\nconfusion, facts and story (rows: label, columns: first cause)');
  say(`${' '.repeat(24)}${families.map((id) => id.slice(0, 5).padStart(6)).join('')}`);
  for (const label of families) {
    const own = rows.filter(({ item }) => item.label === label);
    if (own.length === 0) continue;
    const cells = families.map((family) => own.filter((row) => firstFamily(row) === family).length || '·');
    say(`${label.padEnd(24)}${cells.map((cell) => String(cell).padStart(6)).join('')}`);
  }
}

function words(name: string, verdicts: readonly Verdict[]): void {
  say(`  ${name}`);
  for (const word of ['strong', 'likely', 'possible', 'none']) {
    const own = verdicts.filter((verdict) => verdict.word === word);
    if (own.length > 0)
      say(`    ${word.padEnd(9)} right ${interval(own.filter(({ right }) => right).length, own.length)}`);
  }
}

/** The reliability table: of the cases where a family had this share, how often it was right. */
function shares(verdicts: readonly Verdict[]): void {
  for (const low of [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const own = verdicts.filter(({ share }) => share >= low && (share < low + 0.1 || low > 0.85));
    if (own.length === 0) continue;
    const mean = own.reduce((sum, { share }) => sum + share, 0) / own.length;
    say(
      `    share ${low.toFixed(1)}   mean ${mean.toFixed(2)}   right ${interval(own.filter(({ right }) => right).length, own.length)}`,
    );
  }
}

function interviews(): void {
  const runs = cases.map((item) => ({ item, ...interview(pack, factsOfCase(pack, item)) }));
  const rows = runs.map(({ item, file: result }) => ({ item, result }));
  const asked = runs.map((run) => run.asked.length);
  const order = readFileSync(new URL('./evaluation/fixed-order.txt', import.meta.url), 'utf8')
    .split(/\s+/)
    .filter(Boolean);
  const fixed = cases.map((item) => ({ item, ...fixedOrder(pack, factsOfCase(pack, item), order) }));
  const right = (list: readonly Row[]) => interval(list.filter(lenient).length, list.length);
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length);
  const [own, other] = [mean(asked), mean(fixed.map((run) => run.asked))];
  say(
    '\nsimulated interviews (answers from the facts of the case; otherwise "don\'t know", on a list "none of these")',
  );
  say(
    `  questions       median ${quantile(asked, 0.5)}, 95th percentile ${quantile(asked, 0.95)}, most ${Math.max(...asked)}, mean ${own.toFixed(1)}`,
  );
  say(`  fixed order     mean ${other.toFixed(1)}: the interview takes ${Math.round(100 * (1 - own / other))} % fewer`);
  say(`  lenient         interview ${right(rows)}`);
  say(`                  fixed order ${right(fixed.map(({ item, file: result }) => ({ item, result })))}`);
  say(`                  asking everything ${right(runCases(pack, cases, 'facts'))}`);
  if (!args.includes('--interviews')) return;
  for (const { item, asked: keys, file } of runs) {
    const [first] = file.diagnosis.causes;
    say(`  ${item.id} ${item.label} ${keys.join(' ')} → ${first?.id ?? '-'} ${first?.strength ?? '-'}`);
  }
}

say(
  `${files.join(', ')}: ${cases.length} cases, pack ${pack.id} ${pack.version} (${pack.digest}); 95 % intervals in brackets`,
);
table('facts only', runCases(pack, cases, 'facts'), 'facts');
table('story only', runCases(pack, cases, 'story'), 'story');
const both = runCases(pack, cases, 'both');
table('facts and story', both, 'both');
confusion(both);
say('\nwhat the strength words are worth (family right; alerts are not weighed and left out)');
words('these cases, from facts and story', verdictsOf(both));
words(
  `these cases, family shares fitted on the other ${FOLDS - 1} of ${FOLDS} folds`,
  verdictsOf(crossValidated(pack, cases, 'both', FOLDS)),
);
for (const known of [0.1, 0.2, 0.4]) {
  const drawn = verdictsOfDraws(pack, drawCases(pack, DRAWS, known, 20261122));
  words(`${DRAWS} cases drawn from the pack, each question answered with a chance of ${known}`, drawn);
  if (known === 0.2) shares(drawn);
}
interviews();
