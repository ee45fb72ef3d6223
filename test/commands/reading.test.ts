import { expect, test } from 'vitest';
import { call } from '../support/program.ts';

test.each(['zh-CN', 'en'])('every command has help in %s, with examples where it takes facts', async (lang) => {
  const han = /[\u4e00-\u9fff]/;
  const commands = [
    [],
    ['diagnose'],
    ['batch'],
    ['explain'],
    ['tree'],
    ['letter'],
    ['schema'],
    ['settings'],
    ['settings', 'set'],
    ['settings', 'list'],
  ];
  for (const command of commands) {
    const asked = await Promise.all([
      call([...command, '--help', '--lang', lang]),
      call(['help', ...command, '--lang', lang]),
      call([...command, '-h', '--lang', lang]),
    ]);
    for (const { code, stdout } of asked) {
      expect(code).toBe(0);
      expect(stdout).toBe(asked[0]?.stdout);
      expect(stdout).not.toMatch(/\{\w+\}|undefined/);
    }
    const first = asked[0]?.stdout.split('\n')[0] ?? '';
    expect(han.test(first)).toBe(lang === 'zh-CN');
  }
});

test('--version, -V and version print the version alone', async () => {
  for (const word of ['--version', '-V', 'version']) {
    const { code, stdout } = await call([word]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^quota-doctor \d+\.\d+\.\d+\n$/);
  }
});

test('explain lists every kind and explains an entry of each with its sources, in both languages', async () => {
  for (const kind of ['cause', 'message', 'channel', 'term', 'myth']) {
    const { entries } = (await call(['explain', kind, '--json'])).json<{ entries: { id: string }[] }>();
    expect(entries.length).toBeGreaterThan(9);
    const [entry] = entries;
    for (const lang of ['zh-CN', 'en']) {
      const { code, stdout } = await call(['explain', kind, entry?.id ?? '', '--lang', lang]);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/\{\w+\}|undefined/);
    }
  }
});

test('explain message finds a wording typed in part', async () => {
  const { entries } = (await call(['explain', 'message', '存在被骗风险', '--json'])).json<{
    entries: { id: string; title: string }[];
  }>();
  expect(entries[0]?.title).toContain('被骗风险');
});

test('the tree asks about safety first, in text, Mermaid and JSON', async () => {
  const text = await call(['tree', '--depth', '1']);
  expect(text.stdout.split('\n')[0]).toContain('最近有这些事吗');
  const mermaid = await call(['tree', '--format', 'mermaid', '--depth', '2']);
  expect(mermaid.stdout).toMatch(/^flowchart LR\n/);
  expect(
    mermaid.stdout
      .split('\n')
      .filter(Boolean)
      .slice(1)
      .every((line) => /^ {2}n\d+(?:[[{]".*"[\]}]| -->\|".*"\| n\d+)$/.test(line)),
  ).toBe(true);
  const { tree } = (await call(['tree', '--json'])).json<{ tree: { question: string } }>();
  expect(tree.question).toBe('red_flags');
});

test('settings are set, shown and unset, in a file for its owner only', async () => {
  const { statSync } = await import('node:fs');
  const { emptyFolder } = await import('../support/program.ts');
  const folder = emptyFolder();
  const set = await call(['settings', 'set', 'language', 'en', '--json'], { folder });
  expect(set.json()).toMatchObject({ settings: [{ key: 'language', value: 'en', set: true }] });
  const { path } = (await call(['settings', 'path', '--json'], { folder })).json<{ path: string }>();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const unset = await call(['settings', 'unset', 'language', '--json'], { folder });
  expect(unset.json()).toMatchObject({ settings: [{ key: 'language', value: 'zh-CN', set: false }] });
  const { settings } = (await call(['settings', 'list', '--json'], { folder })).json<{ settings: { key: string }[] }>();
  expect(settings.map(({ key }) => key)).toEqual(['language', 'audience', 'colour', 'saving', 'retention']);
});

test('the schemas describe what is printed', async () => {
  const facts = (await call(['schema', 'facts'])).json<{ properties: Record<string, { enum?: unknown[] }> }>();
  expect(facts.properties.card?.enum).toContain('class_2');
  const diagnosis = (await call(['schema', 'diagnosis'])).json<{ required: string[] }>();
  const result = (await call(['diagnose', '--json', '--answer', 'card=class_2'])).json();
  for (const member of diagnosis.required) expect(Object.keys(result)).toContain(member);
  const error = (await call(['schema', 'error'])).json<{
    properties: { error: { properties: { code: { enum: string[] } } } };
  }>();
  expect(error.properties.error.properties.code.enum).toContain('unknown_value');
});

test('letter writes one letter, annotates each sentence, and refuses with exit 8 where there are no grounds', async () => {
  const facts = [
    '--answer',
    'symptom=applied_not_disbursed',
    '--answer',
    'stage=approved_no_money',
    '--answer',
    'card=class_2',
  ];
  const letter = await call(['letter', ...facts, '--json', '--annotate']);
  const document = letter.json<{
    schema: string;
    sentences: { text: string; facts: string[] }[];
    blanks: { slot: string }[];
  }>();
  expect(letter.code).toBe(0);
  expect(document.schema).toBe('quota-doctor/letter@1');
  expect(document.sentences.length).toBeGreaterThan(3);
  expect(document.blanks.length).toBeGreaterThan(0);
  const refused = await call(['letter', ...facts, '--answer', 'for_whom=family', '--json']);
  expect(refused.code).toBe(8);
  expect(refused.json<{ error: { code: string } }>().error.code).toBe('letter_refused');
});
