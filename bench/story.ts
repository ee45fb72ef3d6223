import { readFileSync } from 'node:fs';
import { loadPack } from '../scripts/evaluation/load-pack.ts';
import { readStoryFacts } from '../src/diagnostics/facts/read-story.ts';
import { prepare } from '../src/diagnostics/index.ts';
import { compare, time } from './measure.ts';

const LENGTH = 10_000;

/** Reading stories, against one pattern that finds any of the same words. */
export async function story(): Promise<void> {
  const prepared = prepare(loadPack());
  const stories = readFileSync('test/cases/dev.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => (JSON.parse(line) as { story?: string }).story ?? []);
  let length = 0;
  const told = stories.filter((one) => {
    length += one.length;
    return length - one.length < LENGTH;
  });
  const words = Object.values(prepared.pack.reading?.lexicon ?? {}).flat();
  const escaped = [...new Set(words)].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const any = new RegExp(escaped.join('|'), 'gi');
  await compare(
    `${told.length} stories, ${told.reduce((sum, one) => sum + one.length, 0)} characters`,
    {
      'one pattern of all words': () => time(() => told.map((one) => one.match(any))),
      'quota-doctor': () => time(() => told.map((one) => readStoryFacts(prepared, one, '2026-11-24'))),
    },
    10,
  );
}
