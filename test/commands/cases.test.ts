import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { begin, withAnswer } from '../../src/workflows/course.ts';
import { draftText } from '../../src/workflows/draft-document.ts';
import { type CallOptions, call, emptyFolder } from '../support/program.ts';

const class2 = [
  '--answer',
  'symptom=applied_not_disbursed',
  '--answer',
  'stage=approved_no_money',
  '--answer',
  'card=class_2',
];

interface Saved {
  id: string;
  revision: number;
  status: string;
  outcome: string;
  cause: string | null;
  due: { step: string; kind: string; day: string }[];
  closed: { cause: string; known_by: string } | null;
}

/** The program with a home of its own, and one case saved in it. */
async function withOneCase(more: readonly string[] = []) {
  const folder = emptyFolder();
  const run = (args: readonly string[], options: CallOptions = {}) => call(args, { folder, ...options });
  const saved = await run(['diagnose', '--json', ...class2, '--save', '--at', '2026-11-03', ...more]);
  const { case: kept } = saved.json<{ case: { id: string; revision: number } }>();
  const files = () =>
    readdirSync(join(folder, '.local/share/quota-doctor/cases')).filter((name) => !name.startsWith('.'));
  const text = () => readFileSync(join(folder, '.local/share/quota-doctor/cases', files()[0] ?? ''), 'utf8');
  return { folder, run, saved, id: kept.id, revision: kept.revision, files, text };
}

test('--save keeps the case for its owner only and changes nothing else in the result', async () => {
  const { folder, saved, id, revision, files } = await withOneCase();
  const plain = await call(['diagnose', '--json', ...class2, '--at', '2026-11-03']);
  const { case: _, ...rest } = saved.json();
  expect(rest).toEqual(plain.json());
  expect([revision, files()]).toEqual([1, [`${id}.1.json`]]);
  const data = join(folder, '.local/share/quota-doctor/cases');
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(join(data, `${id}.1.json`)).mode & 0o777).toBe(0o600);
});

test('without --save nothing is written at all', async () => {
  const folder = emptyFolder();
  await call(['diagnose', '--json', ...class2], { folder });
  await call(['case', 'list'], { folder });
  expect(readdirSync(folder)).toEqual([]);
});

test('numbers of people are masked in what is kept, and the story is kept only if asked', async () => {
  const story = '我叫客服，手机号13812345678，绑的是二类卡，审核通过了钱没到。';
  const folder = emptyFolder();
  const args = ['diagnose', '--json', '--message', '请联系13812345678', '--story', '-', '--save'];
  await call(args, { folder, input: story });
  await call([...args, '--keep-story'], { folder, input: story });
  const data = join(folder, '.local/share/quota-doctor/cases');
  const texts = readdirSync(data).map((name) => readFileSync(join(data, name), 'utf8'));
  expect(texts.length).toBe(2);
  for (const text of texts) expect(text).not.toContain('13812345678');
  expect(texts.filter((text) => text.includes('我叫客服')).length).toBe(1);
  expect(texts.every((text) => text.includes('"card":{"value":"class_2","from":"story"'))).toBe(true);
});

test('a case opens again as it was, by the beginning of its id', async () => {
  const { run, id, saved } = await withOneCase();
  const shown = await run(['case', 'show', id.slice(0, 8), '--json', '--at', '2026-11-03']);
  const { diagnosis, case: kept } = shown.json<{ diagnosis: Record<string, unknown>; case: Saved }>();
  const { case: _, ...first } = saved.json();
  expect(diagnosis).toEqual(first);
  expect(kept).toMatchObject({ id, revision: 1, status: 'open' });
});

test('notes, steps done and closing are kept, and the list follows', async () => {
  const { run, id } = await withOneCase();
  expect((await run(['case', 'note', id, '-'], { input: '客户 13812345678 回电' })).code).toBe(0);
  const tried = await run([
    'case',
    'tried',
    id,
    'ask_bank_card_class',
    '--helped',
    'yes',
    '--on',
    '2026-11-05',
    '--json',
  ]);
  const { steps } = tried.json<{ steps: { id: string; status: string }[] }>();
  expect(steps.find((step) => step.id === 'ask_bank_card_class')?.status).toBe('done');
  const found = await run(['case', 'list', '--search', '回电', '--json']);
  expect(found.json<{ cases: Saved[] }>().cases.map((item) => item.id)).toEqual([id]);
  const closing = ['--cause', 'receiving_card_class_2', '--known-by', 'step_fixed_it', '--result', '换卡到账'];
  expect((await run(['case', 'close', id, ...closing])).code).toBe(0);
  expect((await run(['case', 'list', '--json'])).json<{ cases: Saved[] }>().cases).toEqual([]);
  const [closed] = (await run(['case', 'list', '--status', 'closed', '--json'])).json<{ cases: Saved[] }>().cases;
  expect(closed).toMatchObject({ status: 'closed', revision: 4, closed: { cause: 'receiving_card_class_2' } });
  const shown = await run(['case', 'show', id]);
  expect(shown.stdout).toContain('138****5678');
  expect(shown.stdout).toContain('换卡到账');
});

test('resuming adds answers, decides anew and opens a closed case again', async () => {
  const { run, id } = await withOneCase();
  await run(['case', 'close', id, '--cause', 'unknown', '--known-by', 'our_guess']);
  const resumed = await run([
    'case',
    'resume',
    id,
    '--json',
    '--answer',
    'card=normal',
    '--answer',
    'loan_record=processing',
  ]);
  const result = resumed.json<{ case: Saved; facts: Record<string, { value: unknown }> }>();
  expect(result.facts.card?.value).toBe('normal');
  expect(result.facts.stage?.value).toBe('approved_no_money');
  expect(result.case).toMatchObject({ id, status: 'open', revision: 3 });
  expect(result.case.cause).not.toBe('receiving_card_class_2');
});

test('who saw an older revision is told, and nothing is written over', async () => {
  const { run, id, text } = await withOneCase();
  await run(['case', 'note', id, '第一扇窗']);
  const before = text();
  const second = await run(['case', 'note', id, '第二扇窗', '--revision', '1', '--json']);
  expect(second.code).toBe(6);
  expect(second.json<{ error: { code: string } }>().error.code).toBe('case_changed');
  expect(text()).toBe(before);
});

test('what an old pack knew and this one does not is named, and the case still opens', async () => {
  const { folder, run, id } = await withOneCase();
  const { caseText } = await import('../../src/workflows/case-document.ts');
  const file = join(folder, '.local/share/quota-doctor/cases', `${id}.1.json`);
  const { schema: _, check: __, ...kept } = JSON.parse(readFileSync(file, 'utf8'));
  kept.pack.digest = 'an older one';
  kept.given.stated.gone = { value: 'yes', from: 'stated' };
  kept.given.stated.card = { value: 'class_9', from: 'stated' };
  writeFileSync(file, caseText(kept));
  const shown = await run(['case', 'show', id, '--json']);
  expect(shown.json()).toMatchObject({ replay: { newer_pack: true, lost: ['card', 'gone'] } });
  const words = await run(['case', 'show', id, '--lang', 'en']);
  expect(words.stdout).toContain('saved with older knowledge');
  expect(words.stdout).toContain('card, gone');
});

test('an anonymous export holds no id, no day, no number and no own words', async () => {
  const more = ['--message', '限额张三2200', '--answer', 'amount=31234', '--answer', 'happened_at=2026-10-31'];
  const { run, id } = await withOneCase(more);
  await run(['case', 'note', id, '张三的备注']);
  const { stdout } = await run(['case', 'export', id, '--anonymous']);
  for (const trace of [id, '2026', '张三', '31234', '限额']) expect(stdout).not.toContain(trace);
  expect(stdout).toContain('class_2');
  expect((await run(['case', 'export', id])).stdout).toContain('张三的备注');
});

test('forgetting one, all or old ones leaves no file, and several want --yes', async () => {
  const { folder, run, id } = await withOneCase();
  await run(['case', 'list']);
  expect((await run(['case', 'forget', '--all'])).code).toBe(2);
  expect((await run(['case', 'forget', '--older-than', '30', '--yes', '--at', '2026-11-20'])).stdout).toContain(
    '没有要删的',
  );
  expect((await run(['case', 'forget', id])).code).toBe(0);
  expect(readdirSync(join(folder, '.local/share/quota-doctor/cases'))).toEqual([]);
});

test.each([
  ['a case nobody knows', ['case', 'show', 'nothing'], 'case_not_found', 3],
  ['a step nobody knows', ['case', 'tried', '26', 'dance'], 'unknown_id', 3],
  ['a cause nobody knows', ['case', 'close', '26', '--cause', 'x', '--known-by', 'lender_said'], 'unknown_id', 3],
  ['an empty note', ['case', 'note', '26', ' '], 'story_empty', 3],
  ['a day that is none', ['due', '--at', '2026-13-01'], 'bad_date', 3],
  ['no id', ['case', 'show'], 'usage', 2],
])('%s is told', async (_, args, code, exit) => {
  const { run } = await withOneCase();
  const failed = await run([...args, '--json']);
  expect(failed.json<{ error: { code: string } }>().error.code).toBe(code);
  expect(failed.code).toBe(exit);
});

test.each([
  [
    'no home',
    (folder: string) => ({ HOME: '', XDG_DATA_HOME: '', QUOTA_DOCTOR_DATA: 'relative', folder }),
    'no_data_folder',
  ],
  [
    'a link in place of the folder',
    (folder: string) => {
      mkdirSync(join(folder, 'data'));
      mkdirSync(join(folder, 'elsewhere'));
      symlinkSync(join(folder, 'elsewhere'), join(folder, 'data/cases'));
      return { QUOTA_DOCTOR_DATA: join(folder, 'data') };
    },
    'link_found',
  ],
  [
    'a file in place of the folder',
    (folder: string) => {
      writeFileSync(join(folder, 'data'), '');
      return { QUOTA_DOCTOR_DATA: join(folder, 'data') };
    },
    'cannot_write',
  ],
])('saving with %s: the diagnosis comes with the error, exit 7', async (_, prepare, code) => {
  const folder = emptyFolder();
  const env = Object.fromEntries(Object.entries(prepare(folder)).map(([key, value]) => [key, value]));
  const failed = await call(['diagnose', '--json', ...class2, '--save'], { folder, env });
  expect(failed.code).toBe(7);
  expect(failed.json()).toMatchObject({ error: { code }, result: { outcome: 'diagnosed' } });
  expect(existsSync(join(folder, 'elsewhere')) ? readdirSync(join(folder, 'elsewhere')) : []).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('a home that cannot be written is told', async () => {
  const folder = emptyFolder();
  chmodSync(folder, 0o500);
  expect((await call(['diagnose', '--json', ...class2, '--save'], { folder })).code).toBe(7);
  chmodSync(folder, 0o700);
});

test('cases past the time that was set are forgotten and said; without a setting there is a reminder', async () => {
  const folder = emptyFolder();
  const old = ['diagnose', '--json', ...class2, '--save', '--at', '2020-01-01'];
  await call(old, { folder });
  const reminded = await call(['case', 'list'], { folder });
  expect(reminded.stderr).toContain('180');
  await call(['settings', 'set', 'retention', '90'], { folder });
  const gone = await call(['case', 'list', '--json'], { folder });
  expect(gone.stderr).toContain('90');
  expect(gone.json<{ cases: Saved[] }>().cases).toEqual([]);
});

test('drafts past the time that was set are forgotten too; without a setting there is a reminder, and forever keeps them', async () => {
  const folder = emptyFolder();
  const drafts = join(folder, '.local/share/quota-doctor/drafts');
  mkdirSync(drafts, { recursive: true, mode: 0o700 });
  const course = withAnswer(begin({ stated: {} }), 'red_flags', { value: ['none'], from: 'stated' });
  const plant = (id: string, changed: string) => {
    const text = draftText({ id, revision: 1, opened: changed, changed, caseRevision: null, course });
    writeFileSync(join(drafts, `${id}.1.json`), text, { mode: 0o600 });
  };
  plant('old', '2020-01-01T09:00');
  plant('new', '2099-01-01T09:00');
  const listed = async () => {
    const { stderr, json } = await call(['case', 'list', '--json'], { folder });
    return { stderr, ids: json<{ drafts: { id: string }[] }>().drafts.map(({ id }) => id) };
  };
  const reminded = await listed();
  expect(reminded.stderr).toContain('180');
  expect(reminded.ids).toEqual(['new', 'old']);
  await call(['settings', 'set', 'retention', 'forever'], { folder });
  expect(await listed()).toEqual({ stderr: '', ids: ['new', 'old'] });
  await call(['settings', 'set', 'retention', '90'], { folder });
  const gone = await listed();
  expect(gone.stderr).toContain('90');
  expect(gone.ids).toEqual(['new']);
  expect(readdirSync(drafts)).toEqual(['new.1.json']);
});
