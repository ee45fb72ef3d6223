import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawCases } from '../../scripts/evaluation/draws.ts';
import { builtInPack } from '../support/pack.ts';
import { type CallOptions, call, emptyFolder } from '../support/program.ts';

/** A file of exported cases: closed ones drawn from the pack, each really a class II card that was said to be normal. */
function exported(count: number, knownBy: string): string {
  const cases = drawCases(builtInPack(), count, 0.5, 1).map(({ cause, facts }, n) => ({
    facts: Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value])),
    closing: { day: 3, cause: n % 2 === 0 ? 'receiving_card_class_2' : cause, known_by: knownBy },
  }));
  return JSON.stringify({ schema: 'quota-doctor/export@1', anonymous: true, cases });
}

function withCases(count: number, knownBy = 'lender_said') {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'cases.json'), exported(count, knownBy));
  return { folder, run: (args: readonly string[], options: CallOptions = {}) => call(args, { folder, ...options }) };
}

test('the report says how far it helps and what moved; without --out nothing is written', async () => {
  const { run } = withCases(200);
  const { code, stdout } = await run(['pack', 'calibrate', '--cases', 'cases.json']);
  expect(code).toBe(0);
  expect(stdout).toContain('从 200 个知道真正原因的存档算出');
  expect(stdout).toContain('二类卡收不进这笔钱：更常见（');
  expect(stdout).not.toContain('%');
  const report = await run(['pack', 'calibrate', '--cases', 'cases.json', '--json']);
  expect(report.json()).toMatchObject({
    cases: 200,
    trust: { signs: 20, priors: 300 },
    accuracy: { before: { cases: 200 } },
  });
});

test('an overlay is used only where it is named, and the digest tells it', async () => {
  const { folder, run } = withCases(200);
  const written = await run(['pack', 'calibrate', '--cases', 'cases.json', '--out', 'overlay.json', '--json']);
  const { digest } = written.json<{ digest: string }>();
  const args = ['diagnose', '--json', '--answer', 'symptom=applied_not_disbursed', '--at', '2026-11-20'];
  const plain = await run(args);
  const learned = await run([...args, '--overlay', 'overlay.json']);
  expect(plain.json<{ pack: { digest: string } }>().pack.digest).not.toBe(digest);
  expect(learned.json()).toMatchObject({ pack: { digest } });
  expect(learned.json<{ family_scores: object }>().family_scores).not.toEqual(
    plain.json<{ family_scores: object }>().family_scores,
  );
  expect((await run(['pack', 'calibrate', '--cases', 'cases.json', '--out', 'overlay.json'])).code).toBe(7);
  const other = JSON.parse(readFileSync(join(folder, 'overlay.json'), 'utf8'));
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ ...other, base: { ...other.base, digest: '0' } }));
  for (const [file, problem] of [
    ['other.json', 'other_pack'],
    ['cases.json', 'no_overlay'],
  ] as const) {
    const refused = await run([...args, '--overlay', file]);
    expect([refused.code, refused.json<{ error: { code: string } }>().error.code]).toEqual([5, problem]);
  }
});

test.each([
  ['too few cases', 20, 'lender_said'],
  ['our own guesses', 200, 'our_guess'],
])('%s are not learned from', async (_, count, knownBy) => {
  const { run } = withCases(count, knownBy);
  const refused = await run(['pack', 'calibrate', '--cases', 'cases.json', '--out', 'overlay.json', '--json']);
  expect([refused.code, refused.json<{ error: { code: string } }>().error.code]).toEqual([3, 'too_few_cases']);
});
