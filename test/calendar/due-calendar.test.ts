import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CallOptions, call, emptyFolder } from '../support/program.ts';

/** Every event of a calendar file, as another library reads it. */
function eventsOf(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, startDate, summary, description, sequence } = new ICAL.Event(component);
    const status = component.getFirstPropertyValue('status');
    const alarms = component.getAllSubcomponents('valarm').length;
    return { uid, day: startDate.toString(), isDate: startDate.isDate, summary, description, sequence, status, alarms };
  });
}

/** Two cases whose complaints run, one closed, and one person's number in what was said. */
async function withCases() {
  const folder = emptyFolder();
  const run = (args: readonly string[], options: CallOptions = {}) => call(args, { folder, ...options });
  const facts = ['symptom=quota_visible_cannot_borrow', 'message=综合评估未通过 13812345678', 'red_flags=none'];
  const answers = [...facts, 'lender=ant_consumer_finance', 'goal=formal_answer', 'service_reply=system_decides'];
  const save = ['diagnose', '--json', '--save', ...answers.flatMap((answer) => ['--answer', answer])];
  const ids: string[] = [];
  for (const at of ['2026-11-03', '2026-11-04', '2026-11-05']) {
    const saved = await run([...save, '--at', at]);
    ids.push(saved.json<{ case: { id: string } }>().case.id);
  }
  const [first = '', second = '', closed = ''] = ids;
  const complained = (id: string, on: string) =>
    run(['case', 'tried', id, 'write_complaint_lender', '--on', on, '--at', '2026-11-06', '--result', '13812345678']);
  await complained(first, '2026-11-05');
  await complained(second, '2026-11-06');
  await complained(closed, '2026-11-06');
  await run(['case', 'close', closed, '--cause', 'unknown', '--known-by', 'our_guess']);
  return { folder, run, first, second, closed, complained };
}

test('all days of all open cases are in it, on the day to act, without a word of anybody', async () => {
  const { run, first, second, closed } = await withCases();
  for (const [lang, title] of [
    ['zh-CN', '该有结果了：'],
    ['en', 'Result due: '],
  ] as const) {
    const { code, stdout, stderr } = await run(['due', '--calendar', '-', '--at', '2026-11-06', '--lang', lang]);
    expect([code, stderr]).toEqual([0, '']);
    const events = eventsOf(stdout);
    const answers = events.filter(({ uid, status }) => uid.includes('wait_complaint_answer') && status === 'CONFIRMED');
    expect(answers.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-23']);
    for (const { summary, isDate } of answers) expect([summary.startsWith(title), isDate]).toEqual([true, true]);
    expect(answers.map(({ description }) => [first, second].filter((id) => description.includes(id)))).toEqual([
      [first],
      [second],
    ]);
    const ofClosed = events.filter(({ uid }) => uid.startsWith(closed));
    expect(ofClosed.map(({ status, alarms }) => [status, alarms])).toEqual(ofClosed.map(() => ['CANCELLED', 0]));
    expect(ofClosed.length).toBeGreaterThan(0);
    expect(stdout.replaceAll('\r\n ', '')).not.toMatch(/138\*{4}5678|13812345678|综合评估未通过|蚂蚁/);
    for (const line of stdout.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
});

test('imported again, an entry moves with its day and nothing doubles', async () => {
  const { run, complained, first } = await withCases();
  const args = ['due', '--calendar', '-', '--at', '2026-11-06'];
  const before = eventsOf((await run(args)).stdout);
  expect(eventsOf((await run(args)).stdout)).toEqual(before);
  expect(new Set(before.map(({ uid }) => uid)).size).toBe(before.length);
  await complained(first, '2026-11-09');
  const after = eventsOf((await run(args)).stdout);
  expect(after.map(({ uid }) => uid).sort()).toEqual(before.map(({ uid }) => uid).sort());
  const own = (events: typeof before) => events.find(({ uid }) => uid.startsWith(`${first}-wait_complaint_answer@`));
  expect([own(before)?.day, own(after)?.day]).toEqual(['2026-11-20', '2026-11-24']);
  expect(own(after)?.sequence).toBeGreaterThan(own(before)?.sequence ?? 0);
});

/** What a calendar holds that follows RFC 5546 (2.1.5): of two with one UID the higher SEQUENCE counts. */
function afterImport(...files: readonly string[]) {
  const held = new Map<string, ReturnType<typeof eventsOf>[number]>();
  for (const event of files.flatMap(eventsOf))
    if (event.sequence >= (held.get(event.uid)?.sequence ?? 0)) held.set(event.uid, event);
  return [...held.values()];
}

test('what is closed, done or planned no more is cancelled in a calendar that had it, and counts again when reopened', async () => {
  const { run, first, second } = await withCases();
  const exported = async () => (await run(['due', '--calendar', '-', '--at', '2026-11-06'])).stdout;
  const counting = (files: readonly string[], id: string) =>
    afterImport(...files).filter(({ uid, status }) => uid.startsWith(id) && status === 'CONFIRMED');
  const files = [await exported()];
  expect(files[0]).toContain('METHOD:PUBLISH');
  expect(counting(files, first).length).toBeGreaterThan(0);
  const others = counting(files, second);
  await run(['case', 'close', first, '--cause', 'unknown', '--known-by', 'our_guess']);
  files.push(await exported());
  expect(counting(files, first)).toEqual([]);
  expect(counting(files, second)).toEqual(others);
  expect(afterImport(...files).length).toBe(eventsOf(files[0] ?? '').length);
  await run(['case', 'resume', first, '--no-input', '--at', '2026-11-06']);
  files.push(await exported());
  expect(counting(files, first).map(({ uid }) => uid)).toEqual(
    counting(files.slice(0, 1), first).map(({ uid }) => uid),
  );
  const waited = counting(files, second).find(({ uid }) => uid.includes('wait_complaint_answer'));
  await run(['case', 'tried', second, 'wait_complaint_answer', '--at', '2026-11-06']);
  files.push(await exported());
  const now = afterImport(...files).find(({ uid }) => uid === waited?.uid);
  expect([now?.status, now?.alarms]).toEqual(['CANCELLED', 0]);
  const late = eventsOf((await run(['due', '--calendar', '-', '--at', '2027-11-06'])).stdout);
  expect(late.filter(({ status }) => status === 'CANCELLED')).toEqual([]);
});

test('the file is for its owner only and is not replaced unasked; JSON holds both forms', async () => {
  const { folder, run } = await withCases();
  const args = ['due', '--at', '2026-11-06', '--calendar'];
  const printed = await run([...args, '-']);
  expect((await run([...args, 'due.ics'])).code).toBe(0);
  expect(readFileSync(join(folder, 'due.ics'), 'utf8')).toBe(printed.stdout);
  expect(statSync(join(folder, 'due.ics')).mode & 0o777).toBe(0o600);
  const refused = await run([...args, 'due.ics', '--json']);
  expect([refused.code, refused.json<{ error: { code: string } }>().error.code]).toEqual([7, 'file_exists']);
  expect((await run([...args, 'due.ics', '--force'])).code).toBe(0);
  const { ics, due } = (await run([...args, '-', '--json'])).json<{ ics: string; due: object[] }>();
  expect(ics).toBe(printed.stdout);
  expect(due.length).toBe(eventsOf(ics).filter(({ status }) => status === 'CONFIRMED').length);
});

test('where nothing is waited for, no file is written and it is said', async () => {
  const folder = emptyFolder();
  const { code, stdout, stderr } = await call(['due', '--calendar', 'due.ics'], { folder });
  expect([code, stdout, stderr]).toEqual([0, '', '没有要等的日子。\n']);
  expect(statSync(join(folder, 'due.ics'), { throwIfNoEntry: false })).toBeUndefined();
});
