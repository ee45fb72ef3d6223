import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alarmed, lenient, runCases } from '../../scripts/evaluation/accuracy.ts';
import { readCases } from '../../scripts/evaluation/cases.ts';
import { readings } from '../../scripts/evaluation/reading.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const folder = new URL('./stories/', import.meta.url);
const named = (start: string) => readdirSync(folder).filter((name) => name.startsWith(start));
const files = named('batch-');

/** What is held: shares of all values read (precision, recall), of families, and numbers of stories. */
const HELD = { precision: 0.88, recall: 0.8, families: 0.9, missedFrauds: 0, falseAlarms: 1 };
/** Sets that are never learned from show what a new story can expect; held is what they reached. */
const HELD_UNSEEN: Readonly<Record<string, typeof HELD>> = {
  'batch-6.jsonl': { precision: 0.88, recall: 0.75, families: 0.85, missedFrauds: 1, falseAlarms: 1 },
  'batch-13.jsonl': { precision: 0.88, recall: 0.82, families: 0.83, missedFrauds: 1, falseAlarms: 3 },
};

test.each(files)('%s is read as well as before', (name) => {
  const held = HELD_UNSEEN[name] ?? HELD;
  const cases = readCases(new URL(name, folder).pathname);
  const rows = readings(pack, cases);
  const count = (part: 'right' | 'missed' | 'extra') => rows.reduce((sum, row) => sum + row[part].length, 0);
  const [right, missed, extra] = [count('right'), count('missed'), count('extra')];
  expect(right / (right + extra)).toBeGreaterThanOrEqual(held.precision);
  expect(right / (right + missed)).toBeGreaterThanOrEqual(held.recall);

  const told = runCases(pack, cases, 'story');
  expect(told.filter(lenient).length / told.length).toBeGreaterThanOrEqual(held.families);
  const scams = told.filter(({ item }) => item.label === 'scam');
  expect(scams.filter((row) => !alarmed(row)).map(({ item }) => item.id).length).toBeLessThanOrEqual(held.missedFrauds);
  const alarms = told.filter((row) => row.item.label !== 'scam' && alarmed(row));
  expect(alarms.map(({ item }) => item.id).length).toBeLessThanOrEqual(held.falseAlarms);
});

/** Sixty frauds, most told in none of the usual words, and sixty stories that only sound like one: what is held. */
const HELD_FRAUDS = { missed: 0, falseAlarms: 0 };

test.each(named('fraud-'))('%s: the frauds are found and the worried are not alarmed', (name) => {
  const told = runCases(pack, readCases(new URL(name, folder).pathname), 'story');
  const scams = told.filter(({ item }) => item.label === 'scam');
  const others = told.filter(({ item }) => item.label !== 'scam');
  expect([scams.length, others.length]).toEqual([60, 60]);
  expect(scams.filter((row) => !alarmed(row)).length, 'missed').toBeLessThanOrEqual(HELD_FRAUDS.missed);
  expect(others.filter(alarmed).length, 'false alarms').toBeLessThanOrEqual(HELD_FRAUDS.falseAlarms);
});
