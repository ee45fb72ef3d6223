import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { openCase, readRecordFacts } from '../../src/diagnostics/index.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const stories = parse(readFileSync('test/cases/one-per-cause.yaml', 'utf8')) as Record<string, Record<string, unknown>>;

test('every cause of the pack has a story of its own', () => {
  expect(Object.keys(stories).sort()).toEqual(pack.causes.map(({ id }) => id).sort());
});

test.each(Object.entries(stories))('%s is the first cause of its story', (cause, given) => {
  const { facts, problems } = readRecordFacts(pack, given, cause);
  expect(problems).toEqual([]);
  const file = openCase({ pack, stated: {}, record: facts, today: '2026-11-22' });
  expect(file.diagnosis.causes[0]?.id).toBe(cause);
  expect(file.plan.steps.length).toBeGreaterThan(0);
});
