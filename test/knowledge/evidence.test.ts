import { expect, test } from 'vitest';
import { forbiddenIn } from '../support/forbidden.ts';
import { builtInPack } from '../support/pack.ts';
import { STORIES, storyCase } from '../support/stories.ts';

const pack = builtInPack();

test.each(Object.keys(STORIES))('%s has a checklist, the papers of its letters among it', (cause) => {
  const file = storyCase(cause);
  expect(file.evidence.length).toBeGreaterThan(1);
  expect(file.evidence.length).toBeLessThanOrEqual(8);
  expect(new Set(file.evidence).size).toBe(file.evidence.length);
});

test('every letter has a paper of its own, and every paper is for something', () => {
  const letters = new Set(pack.evidence.flatMap((paper) => paper.letters));
  const without = pack.letters.filter(
    ({ id, kind }) => !letters.has(id) && !['enquiry', 'scam_report', 'scam_notice'].includes(kind),
  );
  expect(without.map(({ id }) => id)).toEqual([]);
  for (const { id, causes, families, letters: of, text, proves, where } of pack.evidence) {
    expect(causes.length + families.length + of.length, id).toBeGreaterThan(0);
    for (const words of [text, proves, where]) expect(forbiddenIn(Object.values(words).join(' '))).toEqual([]);
  }
});

test('two credit reports a year are free, and it says so where one is wanted', () => {
  const paper = pack.evidence.find(({ id }) => id === 'credit_report');
  expect(paper?.text['zh-CN']).toContain('2 次免费');
  expect(storyCase('credit_report_error').evidence).toContain('credit_report');
});
