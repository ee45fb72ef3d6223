import { expect, test } from 'vitest';
import { type Closing, type SavedCase, statisticsOf } from '../../src/diagnostics/index.ts';
import { renderStatistics } from '../../src/rendering/statistics-view.ts';
import { plainStyle } from '../../src/rendering/style.ts';
import { columns } from '../../src/rendering/text-layout.ts';
import { builtInPack } from '../support/pack.ts';

let number = 0;
function saved(
  opened: string,
  cause: string | null,
  closing: Partial<Closing> | null = null,
  more: Partial<SavedCase> = {},
): SavedCase {
  number += 1;
  return {
    id: `c${number}`,
    revision: 1,
    opened,
    changed: opened,
    pack: { id: 'jiebei', version: '0', digest: '0' },
    given: { stated: {}, record: {}, told: {}, log: {} },
    result: {
      at: opened.slice(0, 10),
      since: opened.slice(0, 10),
      outcome: cause === null ? 'undecided' : 'diagnosed',
      causes: cause === null ? [] : [{ id: cause, family: 'technical_fault', strength: 'strong' }],
    },
    due: [],
    history: [],
    closing: closing && { at: opened, cause: 'unknown', knownBy: 'lender_said', result: null, ...closing },
    ...more,
  };
}

test('being right is judged by what the lender said or a step fixed, never by a guess', () => {
  const { right } = statisticsOf([
    saved('2026-11-01', 'a', { cause: 'a', knownBy: 'lender_said' }),
    saved('2026-11-01', 'a', { cause: 'b', knownBy: 'step_fixed_it' }),
    saved('2026-11-01', null, { cause: 'b', knownBy: 'lender_said' }),
    saved('2026-11-01', 'a', { cause: 'a', knownBy: 'our_guess' }),
    saved('2026-11-01', 'a', { cause: 'unknown', knownBy: 'lender_said' }),
    saved('2026-11-01', 'a'),
  ]);
  expect(right).toEqual({ known: 3, right: 1, wrong: 1, undecided: 1 });
});

test('time to resolution and the steps that helped are counted', () => {
  const tried = (step: string, helped: 'yes' | 'no') =>
    ({ kind: 'tried', at: '2026-11-02', day: '2026-11-02', step, helped, text: null }) as const;
  const { resolution, steps } = statisticsOf([
    saved('2026-11-01', 'a', { at: '2026-11-03' }, { history: [tried('x', 'no'), tried('y', 'yes')] }),
    saved('2026-11-01', 'a', { at: '2026-11-11' }, { history: [tried('y', 'yes')] }),
    saved('2026-11-01', 'a', { at: '2026-11-04T09:00' }),
  ]);
  expect(resolution).toEqual({ cases: 3, median: 3, longest: 10 });
  expect(steps).toEqual([
    { step: 'y', tried: 2, helped: 2, not: 0 },
    { step: 'x', tried: 1, helped: 0, not: 1 },
  ]);
});

/** A month of a usual mix: every tenth case an outage. */
const usual = Array.from({ length: 60 }, (_, n) =>
  saved(`2026-10-${String(1 + (n % 28)).padStart(2, '0')}T1${n % 9}:00`, n % 10 === 0 ? 'outage' : `cause_${n % 7}`),
);

test('seven of nine cases since ten o’clock are named as a possible incident', () => {
  const morning = ['10:00', '10:05', '10:10', '10:20', '10:21', '10:40', '10:55', '11:10', '11:20'].map((time, n) =>
    saved(`2026-11-03T${time}`, n === 3 || n === 6 ? 'cause_1' : 'outage'),
  );
  expect(statisticsOf([...usual, ...morning]).clusters).toEqual([
    { cause: 'outage', since: '2026-11-03T10:00', until: '2026-11-03T11:20', cases: 7, of: 9 },
  ]);
});

test('the usual mix is no incident, nor are a few cases of what is always common', () => {
  expect(statisticsOf(usual).clusters).toEqual([]);
  const common = Array.from({ length: 40 }, (_, n) =>
    saved(`2026-10-${10 + (n % 15)}T09:00`, n % 2 === 0 ? 'card' : 'other'),
  );
  const day = ['09:00', '09:30', '10:00', '10:30', '11:00'].map((time) => saved(`2026-11-03T${time}`, 'card'));
  expect(statisticsOf([...common, ...day]).clusters).toEqual([]);
});

test('a case counts once, for what it is known to be or else was taken for; months without cases are seen', () => {
  const { causes, months } = statisticsOf([
    saved('2026-08-31', 'a', { cause: 'b', knownBy: 'lender_said' }),
    saved('2026-08-31', 'a', { cause: 'a', knownBy: 'lender_said' }),
    saved('2026-11-01', 'a', { cause: 'b', knownBy: 'our_guess' }),
    saved('2026-11-02', null),
  ]);
  expect(causes).toEqual([
    { cause: 'a', cases: 2, named: 3, confirmed: 1 },
    { cause: 'b', cases: 1, named: 0, confirmed: 1 },
  ]);
  expect(months).toEqual([
    { month: '2026-08', cases: 2, causes: { a: 1, b: 1 } },
    { month: '2026-09', cases: 0, causes: {} },
    { month: '2026-10', cases: 0, causes: {} },
    { month: '2026-11', cases: 2, causes: { a: 1 } },
  ]);
});

test.each([
  [40, 'zh-CN'],
  [80, 'zh-CN'],
  [40, 'en'],
  [80, 'en'],
] as const)('the picture fits %i columns in %s and draws causes over the months', (width, locale) => {
  const pack = builtInPack();
  const cause = 'platform_outage';
  const cases = [
    ...Array.from({ length: 3 }, () => saved('2026-08-03', cause)),
    ...Array.from({ length: 8 }, (_, n) => saved(`2026-11-0${1 + n}`, cause)),
    saved('2026-11-20', 'high_debt', { at: '2026-11-20' }),
  ];
  const text = renderStatistics(statisticsOf(cases), pack, { locale, width, style: plainStyle });
  for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
  expect(text).toContain('▃..█ ');
  expect(text).toMatch(/█ +11 /);
  expect(text).not.toMatch(/%|\{\w+\}|undefined/);
  const spoken = renderStatistics(statisticsOf(cases), pack, { locale, width, style: plainStyle, spoken: true });
  expect(spoken).not.toMatch(/[▁-█]/);
  expect(spoken).toMatch(/^11 /m);
});
