import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { prepareReading } from '../src/diagnostics/facts/prepared-reading.ts';
import { patternsIn, readStoryFacts } from '../src/diagnostics/facts/read-story.ts';
import { prepare } from '../src/diagnostics/index.ts';
import { readCases } from './evaluation/cases.ts';
import { loadPack } from './evaluation/load-pack.ts';
import { type Phrase, phrasesOf } from './evaluation/phrases.ts';
import { readings } from './evaluation/reading.ts';
import { TODAY } from './evaluation/simulate.ts';
import { toldOf, unsupported } from './evaluation/support.ts';

/**
 * How well stories are read.
 * usage: npm run reading -- phrases [FOLDER] [--key KEY] [--value VALUE] [--misses N]
 *        npm run reading -- stories FILE... [--key KEY] [--list]
 *        npm run reading -- patterns FILE... [--key KEY]     (patterns that were wrong somewhere)
 *        npm run reading -- support FILE... [--key KEY]      (patterns that nothing speaks for)
 */
process.stdout.on('error', () => process.exit(0));
const PHRASES = 'test/reading/phrases';
const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const [mode = 'phrases', ...rest] = args.filter((arg, at) => !arg.startsWith('--') && !args[at - 1]?.startsWith('--'));
const [onlyKey, onlyValue] = [option('--key'), option('--value')];
const pack = loadPack();
const prepared = prepare(pack);
const say = (line = '') => process.stdout.write(`${line}\n`);
const percent = (part: number, whole: number) => `${whole === 0 ? '–' : Math.round((100 * part) / whole)} %`;

function read(text: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(readStoryFacts(prepared, text, TODAY).facts).map(([key, { value }]) => [key, value]),
  );
}

function holds(facts: Record<string, unknown>, { key, value, number }: Phrase): boolean {
  const found = facts[key];
  if (number !== undefined)
    return typeof found === 'number' ? Math.abs(found - Number(number)) < 0.51 : found === number;
  return Array.isArray(found) ? found.includes(value) : found === value;
}

function phrasesIn(folder: string): Phrase[] {
  const files = statSync(folder).isDirectory()
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : [folder];
  return files.flatMap((file) => phrasesOf(parse(readFileSync(file, 'utf8'), { schema: 'core' })));
}

/** For each value: how many of its phrases are read, how many near misses are wrongly read, what else reads as it. */
function phrases(folder: string): void {
  const all = phrasesIn(folder);
  const facts = all.map(({ text }) => read(text));
  const most = Number(option('--misses') ?? 0);
  const totals = { said: 0, heard: 0, near: 0, wrong: 0 };
  const seen = new Set<string>();
  for (const { key, value } of all) {
    const id = `${key}=${value}`;
    if (seen.has(id) || (onlyKey && key !== onlyKey) || (onlyValue && value !== onlyValue)) continue;
    seen.add(id);
    const of = (test: (phrase: Phrase, at: number) => boolean) => all.filter((phrase, at) => test(phrase, at));
    const own = ({ key: k, value: v }: Phrase) => k === key && v === value;
    const said = of((phrase) => own(phrase) && phrase.says);
    const missed = of((phrase, at) => own(phrase) && phrase.says && !holds(facts[at] ?? {}, phrase));
    const near = of((phrase) => own(phrase) && !phrase.says);
    const target = (phrase: Phrase) => ({ ...phrase, key, value });
    const wrong = of(
      (phrase, at) => own(phrase) && !phrase.says && value !== '#' && holds(facts[at] ?? {}, target(phrase)),
    );
    const elsewhere = of(
      (phrase, at) => !own(phrase) && phrase.says && value !== '#' && holds(facts[at] ?? {}, target(phrase)),
    );
    totals.said += said.length;
    totals.heard += said.length - missed.length;
    totals.near += near.length;
    totals.wrong += wrong.length;
    say(
      `${id.padEnd(48)} read ${percent(said.length - missed.length, said.length).padStart(5)}   near misread ${wrong.length}/${near.length}   elsewhere ${elsewhere.length}`,
    );
    for (const { text } of missed.slice(0, most)) say(`    missed    ${text}`);
    for (const { text } of wrong.slice(0, most)) say(`    misread   ${text}`);
    for (const phrase of elsewhere.slice(0, most))
      say(`    elsewhere ${phrase.text}   (${phrase.key}=${phrase.value})`);
  }
  say(
    `\nread ${totals.heard} of ${totals.said} (${percent(totals.heard, totals.said)}), near misses misread ${totals.wrong} of ${totals.near}`,
  );
}

/** For each file of stories: precision and recall of the facts read, over all keys or one. */
function stories(files: readonly string[]): void {
  for (const file of files) {
    const mine = (values: readonly string[]) =>
      onlyKey ? values.filter((value) => value.split('=')[0] === onlyKey) : values;
    const rows = readings(pack, readCases(file)).map(({ item, right, missed, extra }) => ({
      item,
      right: mine(right),
      missed: mine(missed),
      extra: mine(extra),
    }));
    const count = (part: 'right' | 'missed' | 'extra') => rows.reduce((sum, row) => sum + row[part].length, 0);
    const [right, missed, extra] = [count('right'), count('missed'), count('extra')];
    say(
      `${file}: precision ${percent(right, right + extra)}, recall ${percent(right, right + missed)} (right ${right}, missed ${missed}, extra ${extra})`,
    );
    if (!args.includes('--list')) continue;
    for (const row of rows.filter((r) => r.missed.length + r.extra.length > 0)) {
      say(`  ${row.item.id} ${row.item.story}`);
      say(`      right ${row.right.join(' ')}   MISSED ${row.missed.join(' ')}   EXTRA ${row.extra.join(' ')}`);
    }
  }
}

/** Every pattern that is found in some story: how often its value was told, may be taken, or was wrong. */
function patterns(files: readonly string[]): void {
  const tally = new Map<number, { right: number; may: number; wrong: string[] }>();
  for (const item of files.flatMap((file) => readCases(file))) {
    for (const { order, key, value, match } of patternsIn(prepared, item.story, TODAY)) {
      const row = tally.get(order) ?? { right: 0, may: 0, wrong: [] };
      const number = value === '#' ? (match.number ?? 0) : undefined;
      if (toldOf(item.facts, key, value, number)) row.right += 1;
      else if (toldOf(item.may, key, value, number)) row.may += 1;
      else row.wrong.push(`${item.id} ${[...item.story].slice(Math.max(0, match.start - 8), match.end + 8).join('')}`);
      tally.set(order, row);
    }
  }
  const rows = [...tally].filter(([, { wrong }]) => wrong.length > 0);
  rows.sort(([, a], [, b]) => b.wrong.length - b.right - (a.wrong.length - a.right));
  for (const [order, { right, may, wrong }] of rows) {
    const pattern = pack.reading && prepareReading(pack.reading).patterns[order];
    if (!pattern || (onlyKey && pattern.key !== onlyKey)) continue;
    say(`${pattern.key}=${pattern.value}  right ${right}, may ${may}, wrong ${wrong.length}   ${pattern.written}`);
    for (const where of wrong) say(`      ${where}`);
  }
}

/** Every pattern that nothing speaks for: to be tried on stories, widened or dropped. */
function support(files: readonly string[]): void {
  const cases = files.flatMap((file) => readCases(file));
  for (const { key, value, written, wrong, phrases: own } of unsupported(pack, cases, phrasesIn(PHRASES))) {
    if (!onlyKey || key === onlyKey) say(`${key}=${value}  wrong ${wrong}, phrases ${own}\t${written}`);
  }
}

if (mode === 'stories') stories(rest);
else if (mode === 'patterns') patterns(rest);
else if (mode === 'support') support(rest);
else phrases(rest[0] ?? PHRASES);
