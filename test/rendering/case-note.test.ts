import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Facts, LOCALES, openCase } from '../../src/diagnostics/index.ts';
import { renderCaseForAgent } from '../../src/rendering/agent-view.ts';
import { caseNote } from '../../src/rendering/case-note.ts';
import { plainStyle } from '../../src/rendering/style.ts';
import { columns } from '../../src/rendering/text-layout.ts';
import { anyFacts, anyMessage } from '../support/arbitrary-facts.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const caseOf = (stated: Facts) => openCase({ pack, stated, today: '2026-11-24', asked: 20 });
const someCase = fc
  .tuple(anyFacts(pack, 14), anyMessage(pack))
  .map(([facts, message]) => caseOf(message ? { ...facts, message } : facts));

test('a case note has at most 25 lines, each within the width, and a title of at most 30 characters', () => {
  fc.assert(
    fc.property(someCase, fc.constantFrom(...LOCALES), fc.constantFrom(60, 72, 120), (file, locale, width) => {
      const lines = caseNote(file, pack, locale, width).trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(25);
      expect([...(lines[0] ?? '')].length).toBeLessThanOrEqual(30);
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
      expect(lines.join('\n')).not.toMatch(/\{\w+\}|undefined|null|%/);
    }),
    { numRuns: 150 },
  );
});

test('what the safety questions, the guess and the promises come to is always in the note', () => {
  fc.assert(
    fc.property(someCase, (file) => {
      const note = caseNote(file, pack, 'zh-CN', 60);
      for (const line of ['安全问题：', '推断（不是机构的结论）：', '没有承诺：']) expect(note).toContain(line);
    }),
    { numRuns: 100 },
  );
});

test('numbers of a person are masked, and nothing sensitive is written down', () => {
  const file = caseOf({
    red_flags: { value: ['none'], from: 'stated' },
    symptom: { value: 'quota_visible_cannot_borrow', from: 'stated' },
    message: { value: '综合评估未通过，13812345678，6222020200112233445', from: 'stated' },
    overdue: { value: 'current', from: 'stated' },
    cash_out: { value: 'yes', from: 'stated' },
  });
  const note = caseNote(file, pack, 'zh-CN', 72);
  expect(note).toContain('138****5678');
  expect(note).not.toContain('13812345678');
  expect(note).not.toContain('6222020200112233445');
  const sensitive = (key: string, value: string) =>
    pack.questions.find((question) => question.key === key)?.values.find(({ id }) => id === value)?.fact['zh-CN'] ?? '';
  const says = note.split('推断')[0] ?? '';
  expect(says).not.toContain(sensitive('overdue', 'current'));
  expect(says).not.toContain(sensitive('cash_out', 'yes'));
});

test('an agent sees bars without a number or a scale, and no line is too wide', () => {
  fc.assert(
    fc.property(someCase, fc.constantFrom(...LOCALES), fc.constantFrom(40, 60, 80, 120), (file, locale, width) => {
      const screen = renderCaseForAgent(file, pack, { locale, width, style: plainStyle });
      for (const line of screen.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
      for (const line of screen.split('\n').filter((text) => text.startsWith('#')))
        expect(line).toMatch(/^#{1,16} +\S/);
      expect(screen).not.toMatch(/\{\w+\}|undefined|%/);
    }),
    { numRuns: 100 },
  );
});
