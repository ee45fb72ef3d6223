import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CallOptions, call, emptyFolder } from '../support/program.ts';

interface Step {
  id: string;
  status: string;
  due: string | null;
}

interface Shown {
  case: { revision: number; status: string; due: { step: string; kind: string; day: string }[] };
  diagnosis: { steps: Step[]; letters: { id: string; refused: object | null }[] };
}

const answers = [
  'symptom=quota_visible_cannot_borrow',
  'stage=refused_on_submit',
  'message=综合评估未通过',
  'red_flags=none',
  'product=jiebei',
  'lender=ant_consumer_finance',
  'goal=formal_answer',
  'service_reply=system_decides',
  'happened_at=2026-11-01',
  'contacted=in_app_service,lender',
  'for_whom=self',
].flatMap((answer) => ['--answer', answer]);

test('three weeks of one case: diagnosis, complaint, fifteen days, regulator, and what it really was', async () => {
  const folder = emptyFolder();
  const run = async (args: readonly string[], options: CallOptions = {}) => {
    const ran = await call(args, { folder, ...options });
    expect([args.join(' '), ran.code, ran.stderr.includes(' at ')]).toEqual([args.join(' '), 0, false]);
    return ran;
  };
  const stepIn = ({ diagnosis }: Shown, id: string) => diagnosis.steps.find((step) => step.id === id);
  const show = async (id: string, at: string) => (await run(['case', 'show', id, '--json', '--at', at])).json<Shown>();
  const due = async (at: string) => {
    const { due: rows } = (await run(['due', '--json', '--at', at])).json<{ due: { step: string; when: string }[] }>();
    return rows.map(({ step, when }) => [step, when]);
  };

  // Day 1, a Tuesday: refused, service and lender have only a stock phrase.
  const first = await run(['diagnose', '--json', ...answers, '--save', '--at', '2026-11-03T20:15']);
  const { causes, case: kept } = first.json<{ causes: { id: string }[]; case: { id: string } }>();
  const { id } = kept;
  expect(causes[0]?.id).toBe('assessment_unexplained');
  expect(await due('2026-11-03')).toEqual([]);
  await run(['case', 'note', id, '客服说是系统评估，工单 20261103', '--at', '2026-11-03T20:30']);

  // Day 3: the complaint reaches the lender; its fifteen days run from here, not from when it is looked at.
  const tried = await run(['case', 'tried', id, 'write_complaint_lender', '--on', '2026-11-05', '--at', '2026-11-06']);
  expect(tried.stdout).toContain('写信给贷款方');
  for (const at of ['2026-11-06', '2026-11-12']) {
    const shown = await show(id, at);
    expect(shown.case.due).toEqual([
      { step: 'wait_complaint_answer', kind: 'answer', day: '2026-11-20', certain: true },
    ]);
    expect(stepIn(shown, 'wait_complaint_answer')?.due).toBe('2026-11-20');
    expect(stepIn(shown, 'complain_12378')?.status).toBe('not_yet');
    expect(shown.diagnosis.letters.find((letter) => letter.id === 'regulator_complaint')?.refused).not.toBeNull();
  }

  // The week, the day, the day after.
  expect(await due('2026-11-13')).toEqual([]);
  expect(await due('2026-11-17')).toEqual([['wait_complaint_answer', 'this_week']]);
  expect(await due('2026-11-20')).toEqual([['wait_complaint_answer', 'today']]);
  expect(await due('2026-11-21')).toEqual([['wait_complaint_answer', 'late']]);

  // The same days in a calendar: the entry is the same each week, and stays on the day of the answer.
  const calendar = async (at: string) => {
    const { stdout } = await run(['due', '--calendar', '-', '--at', at]);
    const events = new ICAL.Component(ICAL.parse(stdout)).getAllSubcomponents('vevent');
    return events.map((component) => new ICAL.Event(component)).map(({ uid, startDate }) => [uid, `${startDate}`]);
  };
  const entry = `${id}-wait_complaint_answer@jiebei.quota-doctor`;
  expect(await calendar('2026-11-06')).toEqual([[entry, '2026-11-20']]);
  expect(await calendar('2026-11-21')).toEqual([[entry, '2026-11-20']]);

  // The time is over: the regulator's turn has come, and the letter for it tells the whole history.
  const over = await show(id, '2026-11-21');
  expect(stepIn(over, 'write_complaint_lender')?.status).toBe('done');
  expect(['next', 'later']).toContain(stepIn(over, 'complain_12378')?.status);
  const letter = await run(['letter', '--case', id, '--json', '--at', '2026-11-21']);
  const { id: kind, full } = letter.json<{ id: string; full: string }>();
  expect(kind).toBe('regulator_complaint');
  expect(full).toContain('2026年11月5日');
  expect(full).not.toContain('工单 20261103');

  // A stock phrase comes after all: it is added, and nothing is waited for any more.
  await run(['case', 'resume', id, '--no-input', '--answer', 'complaint_reply=stock_phrase', '--at', '2026-11-23']);
  expect(await due('2026-11-23')).not.toContainEqual(['wait_complaint_answer', 'late']);

  // Day 22: the lender says what it was.
  const closing = ['--cause', 'recent_applications', '--known-by', 'lender_said', '--result', '近期申请较多'];
  await run(['case', 'close', id, ...closing, '--at', '2026-11-24']);
  expect(await due('2026-11-24')).toEqual([]);
  expect((await show(id, '2026-11-24')).case).toMatchObject({ status: 'closed', revision: 5 });
  const earlier = await run(['case', 'stats', '--json', '--at', '2026-11-23']);
  expect(earlier.json()).toMatchObject({ cases: 1, open: 1, closed: 0, right: { known: 0 } });
  const stats = await run(['case', 'stats', '--json', '--at', '2026-11-24']);
  expect(stats.json()).toMatchObject({
    cases: 1,
    closed: 1,
    right: { known: 1, right: 0, wrong: 1, undecided: 0 },
    resolution: { cases: 1, median: 21, longest: 21 },
    steps: [{ step: 'write_complaint_lender', tried: 1, helped: 0 }],
  });
  const words = await run(['case', 'show', id, '--at', '2026-11-24']);
  for (const told of ['贷款方说的', '近期申请较多', '工单 20261103', '2026-11-05'])
    expect(words.stdout).toContain(told);

  // Handed on without anything by which somebody could be recognised, and then forgotten.
  const shared = await run(['case', 'export', '--all', '--anonymous']);
  expect(shared.json()).toMatchObject({
    anonymous: true,
    cases: [
      {
        facts: { lender: 'ant_consumer_finance', complaint_reply: 'stock_phrase' },
        message_entries: [expect.any(String)],
        history: [{ kind: 'tried', day: 2, step: 'write_complaint_lender', helped: 'unknown' }],
        closing: { day: 21, cause: 'recent_applications', known_by: 'lender_said' },
      },
    ],
  });
  expect(shared.stdout).not.toMatch(/综合评估未通过|工单|近期申请较多|2026-|2611\d\d-/);
  await run(['case', 'forget', id]);
  expect((await run(['case', 'list', '--status', 'all', '--json'])).json()).toMatchObject({ cases: [] });
  expect((await run(['due', '--all', '--json', '--at', '2026-11-24'])).json()).toMatchObject({ due: [] });
  const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const { parentPath, name } of left) {
    if (parentPath.includes('.cache')) continue;
    expect(readFileSync(join(parentPath, name), 'utf8')).not.toContain(id);
  }
}, 120_000);
