import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CallOptions, call, emptyFolder } from '../support/program.ts';
import { openTerminal } from '../support/terminal.ts';

const CSV = `date,quota,available,event,amount,note
2026-10-01,20000,20000,,,
2026-10-05,20000,12000,borrowed,8000,
2026-10-25,,,repaid,8000,按期还
2026-10-26,20000,12000,,,
2026-10-29,20000,20000,,,
2026-11-10,15000,15000,,,
2026-11-12,,,refused,,13812345678
2026-11-18,0,0,,,
`;

interface Log {
  entries: { kind: string; at: string; note: string | null }[];
  changes: { kind: string; from: number; to: number }[];
  recoveries: { at_least_days: number; at_most_days: number | null }[];
}

/** The program with a home of its own and the log above in it. */
async function withLog() {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'quota.csv'), CSV);
  const run = (args: readonly string[], options: CallOptions = {}) => call(args, { folder, ...options });
  const imported = await run(['quota', 'import', 'quota.csv', '--json']);
  return { folder, run, imported };
}

test('a CSV is imported once, kept for its owner only, with numbers of people masked', async () => {
  const { folder, run, imported } = await withLog();
  expect(imported.json()).toMatchObject({ imported: 9, known: 0 });
  expect((await run(['quota', 'import', '-', '--json'], { input: CSV })).json()).toMatchObject({
    imported: 0,
    known: 9,
  });
  const data = join(folder, '.local/share/quota-doctor/quota');
  const [file = ''] = readdirSync(data);
  expect(statSync(join(data, file)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, file), 'utf8')).not.toContain('13812345678');
});

test('a wrong row is named by line and column, and nothing is taken', async () => {
  const { run } = await withLog();
  const failed = await run(['quota', 'import', '-', '--json'], {
    input: 'date,quota\n2026-11-19,100\n2026-11-20,-5\n',
  });
  expect(failed.code).toBe(3);
  expect(failed.json()).toMatchObject({
    error: { code: 'number_out_of_range', problems: [{ line: 3, key: 'quota' }] },
  });
  const { entries } = (await run(['quota', 'list', '--json'])).json<Log>();
  expect(entries.length).toBe(9);
  for (const input of ['date,quota\n"2026-11-19,1\n', 'tag,quota\n2026-11-19,1\n', ''])
    expect((await run(['quota', 'import', '-'], { input })).code).toBe(3);
});

test.each([
  ['a spreadsheet', '\ufeff日期;额度;可用;备注\r\n2026/11/3;¥20,000.00;1.2万;\r\n11-4;2万元;;月初\r\n'],
  ['a bank', '交易日期\t总额度\t可用额度\t摘要\n20261103\t20000.00\t12000.00\t\n2026.11.4\t20000\n'],
  ['a person', '日期，额度，可用\n2026年11月3日，2万，12000元\n\n11月4日，20k\n'],
])('a CSV as %s writes it is read', async (_, input) => {
  const folder = emptyFolder();
  const imported = await call(['quota', 'import', '-', '--json', '--at', '2026-11-24'], { folder, input });
  expect(imported.json()).toMatchObject({ imported: 2, known: 0 });
  const { entries } = (await call(['quota', 'list', '--json'], { folder })).json<{ entries: object[] }>();
  expect(entries).toMatchObject([
    { at: '2026-11-03', quota: 20_000, available: 12_000 },
    { at: '2026-11-04', quota: 20_000, available: null },
  ]);
});

test.each([
  ['日期,额度\n2026-11-01,100\n2026-11-41,100\n', 'zh-CN', '第 3 行', '日期'],
  ['日期,额度\n2026-11-01,一万\n', 'zh-CN', '第 2 行', '额度'],
  ['date,quota,event\n2026-11-01,,sold\n', 'en', 'line 2', 'repaid'],
  ['date,quota,event\n2026-11-01,,\n', 'en', 'line 2', 'neither a limit nor an event'],
  ['day,money\n2026-11-01,1\n', 'en', 'line 1', 'quota / 额度'],
  ['日期,额度\n2026-11-01,1,2,3\n', 'zh-CN', '第 2 行', 'CSV'],
])('what is wrong with %j is told with row and column, and nothing is taken', async (input, lang, row, said) => {
  const folder = emptyFolder();
  const { code, stderr } = await call(['quota', 'import', '-', '--lang', lang], { folder, input });
  expect(code).toBe(3);
  expect(stderr).toContain(row);
  expect(stderr).toContain(said);
  expect(readdirSync(folder)).toEqual([]);
});

/** 日期,额度,备注 / 2026年11月3日,2万,月初 / 11月4日,20k, as each program writes it. */
const LINES = ['日期,额度,备注', '2026年11月3日,2万,月初', '11月4日,20k,'];
const GBK_LINES = [
  'c8d5c6da2cb6eeb6c82cb1b8d7a2',
  '32303236c4ea3131d4c233c8d52c32cdf22cd4c2b3f5',
  '3131d4c234c8d52c32306b2c',
];
const UTF16LE = Buffer.from(`\ufeff${LINES.join('\r\n')}`, 'utf16le');
const GBK = Buffer.from(GBK_LINES.join('0d0a'), 'hex');
/** A sign outside GBK, which GB18030 writes in four bytes: 㐂 (U+3402). */
const FOUR_BYTES = Buffer.from(GBK.toString('hex').replace('d4c2b3f5', '8139ef31'), 'hex');
test.each([
  ['UTF-8 with a mark, as Excel writes it', Buffer.from(`\ufeff${LINES.join('\r\n')}`), '', '月初'],
  ['GBK, as Excel and banks write it', GBK, 'GB18030', '月初'],
  ['GB18030 with signs of four bytes', FOUR_BYTES, 'GB18030', '\u3402'],
  ['UTF-16, as Excel writes "Unicode text"', UTF16LE, 'UTF-16LE', '月初'],
  ['UTF-16 the other way round', Buffer.from(UTF16LE).swap16(), 'UTF-16BE', '月初'],
])('a table in %s is read, and what it was taken for is said', async (_, input, encoding, note) => {
  const folder = emptyFolder();
  const imported = await call(['quota', 'import', '-', '--json', '--at', '2026-11-24'], { folder, input });
  expect(imported.json()).toMatchObject({ imported: 2, known: 0 });
  expect(imported.stderr).toEqual(encoding === '' ? '' : expect.stringContaining(encoding));
  const { entries } = (await call(['quota', 'list', '--json'], { folder })).json<Log>();
  expect(entries).toMatchObject([
    { at: '2026-11-03', quota: 20_000, note },
    { at: '2026-11-04', quota: 20_000, note: null },
  ]);
});

test.each([
  ['GBK and then UTF-8', Buffer.concat([GBK, Buffer.from('\n2026-11-05,1,还\n')]), 4],
  ['UTF-8 and then GBK', Buffer.concat([Buffer.from('日期,额度,备注\n2026-11-03,1,还\n'), GBK]), 3],
  ['no text at all', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 3],
  ['UTF-16 without its mark', UTF16LE.subarray(2), 1],
  ['UTF-16 that was cut', UTF16LE.subarray(0, -1), 3],
  ['Western letters', Buffer.from('date,quota,note\n2026-11-03,1,caf\xe9\n', 'latin1'), 2],
])('%s: the line is named with what to do, and nothing is taken', async (_, input, line) => {
  const folder = emptyFolder();
  const failed = await call(['quota', 'import', '-', '--json'], { folder, input });
  expect(failed.code).toBe(3);
  expect(failed.json()).toMatchObject({ error: { code: 'bad_table_encoding', problems: [{ line }] } });
  const { stderr } = await call(['quota', 'import', '-', '--lang', 'en'], { folder, input });
  expect(stderr).toContain(`line ${line}`);
  expect(stderr).toContain('CSV UTF-8');
  expect(readdirSync(folder)).toEqual([]);
});

test('what was noted is said back, so that a slip is seen', async () => {
  const { run } = await withLog();
  const added = await run(['quota', 'add', '2万', '--available', '¥5,000', '--at', '2026-11-20T09:30']);
  expect(added.stdout).toBe('记下了：2026-11-20 09:30 额度 20000 元，可用 5000 元\n');
  const event = ['quota', 'event', 'repaid', '--amount', '3千', '--note', '13812345678', '--at', '2026-11-21'];
  expect((await run([...event, '--lang', 'en'])).stdout).toBe('Noted: 2026-11-21 repaid 3000 yuan (138****5678)\n');
});

test('list says what the log shows, and nothing about what will be', async () => {
  const { run } = await withLog();
  const log = (await run(['quota', 'list', '--json', '--at', '2026-11-24'])).json<Log>();
  expect(log.changes.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['dropped', 20_000, 15_000],
    ['vanished', 15_000, 0],
  ]);
  expect(log.recoveries).toMatchObject([{ at_least_days: 1, at_most_days: 4 }]);
  const { stdout } = await run(['quota', 'list', '--at', '2026-11-24']);
  expect(stdout).toContain('额度从 20000 降到 15000');
  expect(stdout).toContain('可借的数从 12000 变成 20000，在 1 到 4 天之间');
  expect(stdout).toContain('还了款，不一定就能再借');
  expect(stdout).not.toMatch(/恢复了|可以借|%/);
});

test('two readings noted at the same time are both kept', async () => {
  const { run } = await withLog();
  const added = await Promise.all([1, 2, 3, 4].map((n) => run(['quota', 'add', String(n), '--at', '2026-11-19'])));
  expect(added.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect((await run(['quota', 'list', '--json'])).json<Log>().entries.length).toBe(13);
});

test.each([40, 80])(
  'the chart fits %i columns, marks repayments and refusals, and has a plain form',
  async (columns) => {
    const { folder } = await withLog();
    const args = ['quota', 'chart', '--at', '2026-11-24'];
    const terminal = openTerminal({
      columns,
      rows: 50,
      env: { LANG: 'zh_CN.UTF-8', QUOTA_DOCTOR_DATA: join(folder, '.local/share/quota-doctor') },
      args,
    });
    expect(await terminal.exit()).toBe(0);
    expect(terminal.tooWide()).toEqual([]);
    for (const sign of ['20000┤', '┊', '●', '┗']) expect(terminal.screen()).toContain(sign);
  },
);

test('plain says it in words, SVG is one picture, and one reading makes no line', async () => {
  const { run } = await withLog();
  const plain = await run(['quota', 'chart', '--plain', '--at', '2026-11-24']);
  expect(plain.stdout).not.toMatch(/[┤┏━┊]/);
  expect(plain.stdout).toContain('2026-11-18 额度 0 元');
  const dumb = await run(['quota', 'chart', '--at', '2026-11-24'], { env: { ACCESSIBLE: '1' } });
  expect(dumb.stdout).toBe(plain.stdout);
  const svg = (await run(['quota', 'chart', '--format', 'svg', '--at', '2026-11-24'])).stdout;
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(svg).not.toMatch(/NaN|<script|href/);
  const alone = await call(['quota', 'chart']);
  expect([alone.code, alone.stdout]).toEqual([0, '至少要两次额度才画得出线。\n']);
});

test('the log counts in a diagnosis only where the person agrees, and it is said', async () => {
  const { run } = await withLog();
  const without = await run(['diagnose', '--json', '--answer', 'card=normal', '--at', '2026-11-20']);
  expect(without.stdout).not.toContain('"log"');
  const agreed = await run(['diagnose', '--json', '--from-log', '--at', '2026-11-20']);
  expect(agreed.json()).toMatchObject({ facts: { symptom: { value: 'quota_vanished', from: 'log' } } });
  expect(agreed.stderr).toContain('额度记录里的这些也算进来了');
  expect(agreed.stderr).toContain('15000 元');
  const words = await run(['diagnose', '--no-input', '--from-log', '--at', '2026-11-20']);
  expect(words.stdout).toContain('额度记录里：额度没了');
});

test('a damaged log is set aside and said, and a new one begins', async () => {
  const { folder, run } = await withLog();
  const data = join(folder, '.local/share/quota-doctor/quota');
  const [file = ''] = readdirSync(data);
  writeFileSync(join(data, file), '{"torn');
  const failed = await run(['quota', 'add', '100', '--json']);
  expect([failed.code, failed.json<{ error: { code: string } }>().error.code]).toEqual([3, 'case_damaged']);
  expect((await run(['quota', 'add', '100'])).code).toBe(0);
  const [kept = ''] = readdirSync(join(data, 'set-aside'));
  expect(readFileSync(join(data, 'set-aside', kept), 'utf8')).toBe('{"torn');
  expect((await run(['quota', 'forget'])).code).toBe(2);
  expect((await run(['quota', 'forget', '--yes'])).code).toBe(0);
  expect(readdirSync(join(data, 'set-aside'))).toEqual([]);
});

test.each([['-1'], ['1.234'], ['abc'], ['1e5'], ['2000000000']])('%s is no limit', async (typed) => {
  expect((await call(['quota', 'add', '--', typed])).code).toBe(2);
});
