import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, emptyFolder } from '../support/program.ts';

const DEV = readFileSync(join(import.meta.dirname, '../cases/dev.jsonl'), 'utf8');
type Line = Record<string, unknown> & { schema: string; id: unknown; line?: number; error?: { code: string } };
const lines = (text: string): Line[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

test('every development case gives one result, in order, and none is an error', async () => {
  const { code, stdout, stderr } = await call(['batch'], { input: DEV });
  const given = lines(DEV).map(({ id }) => id);
  const results = lines(stdout);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(results.map(({ id }) => id)).toEqual(given);
  expect(results.every(({ schema }) => schema === 'quota-doctor/diagnosis@1')).toBe(true);
  expect(results.some((result) => 'next_question' in result || 'questions_left_at_most' in result)).toBe(false);
});

test('--next makes it a step protocol', async () => {
  const { stdout } = await call(['batch', '--next'], { input: '{"id":1}\n{"id":2,"facts":{"red_flags":["none"]}}\n' });
  const [first, second] = lines(stdout);
  expect(first?.next_question).toMatchObject({ id: 'red_flags' });
  expect(second?.next_question).toMatchObject({ id: 'symptom' });
});

test('a bad line gives an error line with its number and id, and the run goes on', async () => {
  const input = [
    '{"id":"a"}',
    '{"id":"b","facts":{"card":"gold"}}',
    'not json',
    '',
    '[1]',
    '{"id":"f","story":7}',
    '{"id":"g"}',
  ].join('\n');
  const { code, stdout } = await call(['batch'], { input });
  const results = lines(stdout);
  expect(code).toBe(4);
  expect(results.map(({ id, line, error }) => [id, line ?? null, error?.code ?? null])).toEqual([
    ['a', null, null],
    ['b', 2, 'unknown_value'],
    [null, 3, 'bad_json'],
    [null, 4, 'bad_line'],
    [null, 5, 'not_an_object'],
    ['f', 6, 'wrong_kind'],
    ['g', null, null],
  ]);
});

test('--allow-errors exits 0, --fail-fast stops at the first, --max-errors after so many', async () => {
  const input = '{"id":1}\nbad\n{"id":3}\nbad\n{"id":5}\n';
  expect((await call(['batch', '--allow-errors'], { input })).code).toBe(0);
  const fast = await call(['batch', '--fail-fast'], { input });
  expect([fast.code, lines(fast.stdout).length]).toEqual([4, 2]);
  const one = await call(['batch', '--max-errors', '1'], { input });
  expect([one.code, lines(one.stdout).length]).toEqual([4, 4]);
});

test('a byte order mark, CRLF, U+2028 inside a string and a missing last line end change nothing', async () => {
  const plain = await call(['batch'], { input: '{"id":"x","story":"借呗借不了。"}\n{"id":"y"}\n' });
  const odd = await call(['batch'], { input: '\ufeff{"id":"x","story":"借呗借不了。"}\r\n{"id":"y"}' });
  expect(odd.stdout).toBe(plain.stdout);
  const separator = await call(['batch'], { input: '{"id":"x","story":"借呗\u2028借不了"}\n' });
  expect(lines(separator.stdout)).toHaveLength(1);
});

test('a line over a mebibyte is refused and the next one is read', async () => {
  const { stdout, code } = await call(['batch'], { input: `{"id":1,"story":"${'a'.repeat(1_100_000)}"}\n{"id":2}\n` });
  const [first, second] = lines(stdout);
  expect(code).toBe(4);
  expect(first?.error?.code).toBe('line_too_long');
  expect(second?.id).toBe(2);
});

test('counts go to standard error with --summary, alone to standard output with --summary-only', async () => {
  const input = '{"id":1}\nbad\n';
  const beside = await call(['batch', '--summary'], { input });
  expect(lines(beside.stdout)).toHaveLength(2);
  expect(beside.stderr).toContain('2');
  const alone = await call(['batch', '--summary-only'], { input });
  expect(lines(alone.stdout)).toHaveLength(1);
  expect(alone.json()).toMatchObject({ records: 2, refused: 1, outcomes: { needs_answers: 1 } });
});

test('a file gives the same as standard input, whatever the language and zone of the machine', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'cases.ndjson'), DEV);
  const file = await call(['batch', 'cases.ndjson', '--at', '2026-11-20'], {
    folder,
    env: { LANG: 'en_US.UTF-8', TZ: 'America/New_York' },
  });
  const input = await call(['batch', '-', '--at', '2026-11-20'], {
    input: DEV,
    env: { LC_ALL: 'zh_CN.UTF-8', TZ: 'Asia/Tokyo' },
  });
  expect(file.stdout).toBe(input.stdout);
});

test('nothing on standard input is no error', async () => {
  const { code, stdout } = await call(['batch'], { input: '' });
  expect([code, stdout]).toEqual([0, '']);
});

test('ids keep their kind, members beside the known three are ignored', async () => {
  const { stdout } = await call(['batch'], { input: '{"id":7,"label":"x"}\n{"id":"7"}\n{}\n' });
  expect(lines(stdout).map(({ id }) => id)).toEqual([7, '7', null]);
});
