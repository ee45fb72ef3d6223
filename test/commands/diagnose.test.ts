import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, emptyFolder } from '../support/program.ts';

interface Diagnosed {
  outcome: string;
  at: string;
  causes: { id: string; family: string; strength: string | null; title: string }[];
  facts: Record<string, { value: unknown; from: string }>;
  next_question: { id: string } | null;
  questions_left_at_most: number;
  steps: { id: string; due: string | null }[];
  letters: { id: string; title: string; short: string | null; full: string | null }[];
}

const class2 = [
  '--answer',
  'symptom=applied_not_disbursed',
  '--answer',
  'stage=approved_no_money',
  '--answer',
  'card=class_2',
];

test.each([
  ['zh-CN', '二类卡'],
  ['en', 'class II'],
])('names the class II card first, with steps and a letter, in %s', async (lang, words) => {
  const { code, json, stderr } = await call(['diagnose', '--no-input', '--json', ...class2, '--lang', lang]);
  const result = json<Diagnosed>();
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(result.outcome).toBe('diagnosed');
  expect(result.causes[0]).toMatchObject({ id: 'receiving_card_class_2', family: 'technical_fault' });
  expect(result.causes[0]?.title).toContain(words);
  expect(result.steps.length).toBeGreaterThan(1);
  expect(result.letters[0]?.full).toContain(lang === 'en' ? 'the class of this card' : '几类户');
});

test('an empty case from standard input wants answers and asks the safety question first', async () => {
  const { code, json } = await call(['diagnose', '--answers', '-', '--json'], { input: '{}' });
  const result = json<Diagnosed>();
  expect(code).toBe(0);
  expect(result.outcome).toBe('needs_answers');
  expect(result.causes).toEqual([]);
  expect(result.next_question?.id).toBe('red_flags');
  expect(result.questions_left_at_most).toBeGreaterThan(0);
});

test('no command and a flag first mean diagnose', async () => {
  const { code, json } = await call(['--json', '--answer', 'card=class_2']);
  expect(code).toBe(0);
  expect(json<Diagnosed>().facts.card).toEqual({ value: 'class_2', from: 'stated' });
});

test('what is stated beats the file, the file beats the story, and the differences are listed', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'facts.json'), JSON.stringify({ card: 'normal', amount: 30000 }));
  writeFileSync(join(folder, 'story.txt'), '审核通过了钱没到，绑的是二类卡，借了两万。');
  const args = ['diagnose', '--json', '--answer', 'card=abnormal', '--answers', 'facts.json', '--story', 'story.txt'];
  const { json } = await call(args, { folder });
  const { facts, conflicts } = json<
    Diagnosed & { conflicts: { fact: string; kept: { value: unknown }; dropped: { value: unknown } }[] }
  >();
  expect(facts.card?.value).toBe('abnormal');
  expect(facts.amount?.value).toBe(30000);
  expect(conflicts.map(({ fact, kept, dropped }) => [fact, kept.value, dropped.value])).toEqual(
    expect.arrayContaining([
      ['card', 'abnormal', 'normal'],
      ['card', 'abnormal', 'class_2'],
    ]),
  );
});

test('the same call on another day differs in dates only, and --at makes it the same again', async () => {
  const args = ['diagnose', '--json', ...class2, '--at', '2026-11-20'];
  const first = await call(args, { env: { TZ: 'America/New_York', LANG: 'en_US.UTF-8' } });
  const second = await call(args, { env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' } });
  expect(first.stdout).toBe(second.stdout);
  expect(first.json<Diagnosed>().at).toBe('2026-11-20');
});

test('a red flag in the story counts against "none of these"', async () => {
  const args = ['diagnose', '--json', '--answer', 'red_flags=none', '--story', '-'];
  const { json } = await call(args, { input: '客服说放款前让我先交两千块解冻费，交了才放款。' });
  expect(json<Diagnosed>().outcome).toBe('scam_alert');
});

test('--fail-on turns a named outcome into exit code 10 and changes nothing else', async () => {
  const plain = await call(['diagnose', '--json', '--answer', 'red_flags=fee_before_loan', '--at', '2026-11-20']);
  const failing = await call([
    'diagnose',
    '--json',
    '--answer',
    'red_flags=fee_before_loan',
    '--at',
    '2026-11-20',
    '--fail-on',
    'undecided,scam_alert',
  ]);
  expect([plain.code, failing.code]).toEqual([0, 10]);
  expect(failing.stdout).toBe(plain.stdout);
});

test('--letter writes a new file for its owner only, and never over another', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'letter.txt');
  const args = ['diagnose', '--no-input', ...class2, '--letter', 'letter.txt'];
  expect((await call(args, { folder })).code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain('几类户');
  const again = await call([...args, '--json'], { folder });
  expect(again.code).toBe(7);
  expect(readFileSync(file, 'utf8')).toBe(before);
  const error = again.json<{ error: { code: string }; result: Diagnosed }>();
  expect(error.error.code).toBe('file_exists');
  expect(error.result.causes[0]?.id).toBe('receiving_card_class_2');
});

test('a letter cannot be written into a folder that is not there, and nothing is left behind', async () => {
  const folder = emptyFolder();
  const { code, stderr } = await call(['diagnose', '--no-input', ...class2, '--letter', 'no/such/letter.txt'], {
    folder,
  });
  expect(code).toBe(7);
  expect(stderr).not.toContain('at ');
  expect(existsSync(join(folder, 'no'))).toBe(false);
});

test.each([
  ['LANG', { LANG: 'en_US.UTF-8' }, '很像是'],
  ['QUOTA_DOCTOR_LANG', { QUOTA_DOCTOR_LANG: 'en' }, 'Very likely'],
])('without a person %s is %j', async (_, env, words) => {
  const { stdout } = await call(['diagnose', '--no-input', ...class2], { env });
  expect(stdout).toContain(words);
});

test('the text for a person holds no colour, no control sign and no line over 80 columns without a terminal', async () => {
  const { stdout } = await call(['diagnose', '--no-input', ...class2]);
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
});
