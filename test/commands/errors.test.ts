import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, emptyFolder } from '../support/program.ts';

interface ErrorDocument {
  schema: string;
  error: {
    code: string;
    exit: number;
    message: string;
    hint: string;
    problems: {
      code: string;
      source: string | null;
      index: number | null;
      line: number | null;
      column: number | null;
      key: string | null;
      allowed: string[] | null;
      suggestion: string | null;
    }[];
  };
}

const SECRET = 'geheim110101199003078515';
const d = (...args: string[]) => ['diagnose', '--no-input', ...args];

/** [what, arguments, standard input, code, exit, what the first problem says]. `SECRET` must come back nowhere. */
const faults: [string, string[], string | undefined, string, number, object][] = [
  ['unknown key', d('--answer', `${SECRET}=yes`), undefined, 'unknown_key', 3, { source: '--answer', index: 0 }],
  ['unknown value', d('--answer', `card=${SECRET}`), undefined, 'unknown_value', 3, { key: 'card', index: 0 }],
  [
    'misspelt value',
    d('--answer', 'card=clas_2'),
    undefined,
    'unknown_value',
    3,
    { key: 'card', suggestion: 'class_2' },
  ],
  ['no equals sign', d('--answer', SECRET), undefined, 'usage', 2, { source: '--answer', index: 0 }],
  [
    'given twice',
    d('--answer', 'card=normal', '--answer', 'card=class_2'),
    undefined,
    'given_twice',
    3,
    { key: 'card', index: 1 },
  ],
  [
    'none with others',
    d('--answer', 'red_flags=none,transfer_out'),
    undefined,
    'none_with_others',
    3,
    { key: 'red_flags' },
  ],
  ['not a number', d('--answer', `amount=${SECRET}`), undefined, 'wrong_kind', 3, { key: 'amount' }],
  ['a number out of range', d('--answer', 'amount=2000000000'), undefined, 'number_out_of_range', 3, { key: 'amount' }],
  [
    'a day that does not exist',
    d('--answer', 'happened_at=2026-02-30'),
    undefined,
    'bad_date',
    3,
    { key: 'happened_at' },
  ],
  ['a bad --at', d('--answer', 'card=normal', '--at', SECRET), undefined, 'bad_date', 3, { source: '--at' }],
  ['a text too long', d('--message', SECRET.repeat(30)), undefined, 'text_too_long', 3, { source: '--message' }],
  ['broken JSON', d('--answers', '-'), `{"card": ${SECRET}}`, 'bad_json', 3, { source: 'answers', line: 1 }],
  ['JSON that is no object', d('--answers', '-'), `["${SECRET}"]`, 'not_an_object', 3, { source: 'answers' }],
  [
    'a key twice in JSON',
    d('--answers', '-'),
    '{"card":"normal",\n"card":"class_2"}',
    'duplicate_key',
    3,
    { line: 2, column: 1 },
  ],
  ['JSON nested too deeply', d('--answers', '-'), '['.repeat(5000), 'too_deep', 3, { source: 'answers' }],
  [
    'an unknown member',
    d('--answers', '-'),
    `{"card":"normal","${SECRET}":1}`,
    'unknown_key',
    3,
    { source: 'answers', index: 1 },
  ],
  [
    'a prototype as a key',
    d('--answers', '-'),
    '{"__proto__":{"card":"normal"}}',
    'unknown_key',
    3,
    { source: 'answers' },
  ],
  ['an empty story', d('--story', '-'), ' \n ', 'story_empty', 3, { source: '--story' }],
  ['a huge story', d('--story', '-'), '借'.repeat(20_001), 'story_too_long', 3, { source: '--story' }],
  ['a story over a mebibyte', d('--story', '-'), 'a'.repeat(2_000_000), 'story_too_long', 3, { source: '--story' }],
  [
    'a file that is not there',
    d('--answers', `no-${SECRET}.json`),
    undefined,
    'file_unreadable',
    3,
    { source: '--answers' },
  ],
  ['a folder for a file', d('--answers', 'folder'), undefined, 'file_unreadable', 3, { source: '--answers' }],
  [
    'two that read standard input',
    d('--answers', '-', '--story', '-'),
    '{}',
    'usage',
    2,
    { allowed: ['--answers', '--story'] },
  ],
  ['nothing given and no terminal', ['diagnose'], undefined, 'terminal_needed', 2, {}],
  ['nothing at all and no terminal', [], undefined, 'terminal_needed', 2, {}],
  ['an unknown flag', ['diagnose', `--${SECRET}`], undefined, 'usage', 2, {}],
  ['a misspelt flag', ['diagnose', '--anser', 'card=normal'], undefined, 'usage', 2, { suggestion: '--answer' }],
  ['a flag without its value', ['diagnose', '--answer'], undefined, 'usage', 2, { source: '--answer' }],
  ['a word too many', ['diagnose', SECRET], undefined, 'usage', 2, {}],
  [
    'a language we do not speak',
    d('--lang', SECRET),
    undefined,
    'usage',
    2,
    { source: '--lang', allowed: ['zh-CN', 'en'] },
  ],
  ['an unknown command', [SECRET], undefined, 'unknown_command', 2, {}],
  ['a misspelt command', ['diagnos'], undefined, 'unknown_command', 2, { suggestion: 'diagnose' }],
  ['a group without a command', ['settings'], undefined, 'usage', 2, {}],
  ['an unknown id', ['explain', 'cause', SECRET], undefined, 'unknown_id', 3, { source: 'ID' }],
  ['an unknown kind', ['explain', SECRET], undefined, 'usage', 2, {}],
  [
    'a setting with a wrong value',
    ['settings', 'set', 'language', SECRET],
    undefined,
    'unknown_value',
    3,
    { key: 'language' },
  ],
  ['a depth that is none', ['tree', '--depth', SECRET], undefined, 'usage', 2, { source: '--depth' }],
  [
    'a batch file that is not there',
    ['batch', `no-${SECRET}.ndjson`],
    undefined,
    'file_unreadable',
    3,
    { source: 'FILE' },
  ],
];

test.each(faults)('%s', async (_, args, input, code, exit, first) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'folder'));
  const options = { folder, ...(input === undefined ? {} : { input }) };
  const json = await call([...args, '--json'], options);
  const document = json.json<ErrorDocument>();
  expect(document.schema).toBe('quota-doctor/error@1');
  expect(document.error).toMatchObject({ code, exit });
  expect(document.error.problems[0]).toMatchObject({ code, ...first });
  expect(document.error.message).not.toMatch(/\{\w+\}/);
  expect(json.code).toBe(exit);

  for (const lang of ['zh-CN', 'en']) {
    const text = await call(args, { ...options, env: { QUOTA_DOCTOR_LANG: lang } });
    expect(text.code).toBe(exit);
    expect(text.stdout).toBe('');
    expect(text.stderr.trim().split('\n').length).toBeLessThanOrEqual(6);
    expect(text.stderr).toMatch(lang === 'en' ? /[a-z]/ : /[\u4e00-\u9fff]/);
    for (const shown of [json.stdout, json.stderr, text.stderr]) {
      expect(shown.replaceAll('geheim110101199003078515.json', '')).not.toContain(SECRET);
      expect(shown).not.toMatch(/\n\s+at /);
    }
  }
});

test('all problems are told at once, in the order of the input, at most twenty', async () => {
  const answers = Array.from({ length: 30 }, (_, index) => ['--answer', `nokey${index}=1`]).flat();
  const { json, code } = await call(['diagnose', '--json', '--answer', 'card=nope', ...answers]);
  const { problems } = json<ErrorDocument>().error;
  expect(code).toBe(3);
  expect(problems).toHaveLength(20);
  expect(problems.map(({ index }) => index)).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test('text that is not UTF-8 is refused and the way out is named', async () => {
  const gbk = Uint8Array.from([0xbd, 0xe8, 0xdf, 0xc2, 0xbd, 0xe8, 0xb2, 0xbb, 0xc1, 0xcb]);
  const { code, stderr } = await call(['diagnose', '--no-input', '--story', '-'], { input: gbk });
  expect(code).toBe(3);
  expect(stderr).toContain('UTF-8');
});

test('a broken settings file stops nobody and is left as it is', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, '.config/quota-doctor'), { recursive: true });
  writeFileSync(join(folder, '.config/quota-doctor/config.json'), '{"language": "en');
  const result = await call(['diagnose', '--no-input', '--answer', 'card=class_2'], { folder });
  expect(result.code).toBe(0);
  const settings = await call(['settings', 'list', '--json'], { folder });
  expect(settings.code).toBe(3);
  expect(settings.json<ErrorDocument>().error.code).toBe('bad_json');
});

test.each([
  ['no home at all', { HOME: '', XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' }],
  ['a home that is not there', { HOME: '/no/such/home', XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' }],
])('help, version and answers work with %s', async (_, env) => {
  for (const args of [
    ['--help'],
    ['--version'],
    ['diagnose', '--json', '--answer', 'card=class_2'],
    ['explain', 'cause'],
  ]) {
    expect((await call(args, { env })).code).toBe(0);
  }
});
