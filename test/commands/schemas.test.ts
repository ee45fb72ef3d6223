import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawCases } from '../../scripts/evaluation/draws.ts';
import { openCase } from '../../src/diagnostics/index.ts';
import { caseJson } from '../../src/rendering/case-json.ts';
import { letterDocument } from '../../src/rendering/letter-json.ts';
import { schemaOf } from '../../src/rendering/schemas/index.ts';
import { SCHEMA_NAMES, type SchemaName } from '../../src/rendering/schemas/names.ts';
import { builtInPack } from '../support/pack.ts';
import { call, emptyFolder, type Ran } from '../support/program.ts';
import { nameOf, spoilt, wrongBy } from '../support/schemas.ts';
import { STORIES, storyCase, TODAY } from '../support/stories.ts';

const pack = builtInPack();
const ANSWERS = {
  class2: { symptom: 'applied_not_disbursed', stage: 'approved_no_money', card: 'class_2', happened_at: '2026-11-02' },
  undecided: { red_flags: ['none'], symptom: 'quota_reduced', stage: 'unknown', message: null, overdue: 'current' },
  little: { product: 'jiebei' },
  scam: { red_flags: ['fee_before_loan', 'transfer_out'], loss: 'money_today' },
  complaint: { symptom: 'quota_vanished', goal: 'formal_answer', happened_at: '2026-11-02', red_flags: ['none'] },
};
const STORY = '昨天借呗显示放款失败，收款卡是二类卡，问了客服说系统综合评估。之前试了三次，换过网络也不行。';
const CSV = `date,quota,available,event,amount,note
2026-10-01,20000,20000,,,
2026-10-05,20000,12000,borrowed,8000,
2026-10-25,,,repaid,8000,按期还
2026-10-29,20000,20000,,,
2026-11-12,,,refused,,
2026-11-18,0,0,,,
`;

/** The program in a folder with answers, a story, a batch and a log to read. */
function program() {
  const folder = emptyFolder();
  for (const [name, facts] of Object.entries(ANSWERS)) writeFileSync(join(folder, name), JSON.stringify(facts));
  writeFileSync(join(folder, 'story.txt'), STORY);
  writeFileSync(join(folder, 'quota.csv'), CSV);
  const lines = Object.entries(STORIES).map(([id, facts]) => JSON.stringify({ id, facts }));
  writeFileSync(join(folder, 'cases.ndjson'), [...lines, '{"id": 7, "facts": {"card": "none such"}}', '?'].join('\n'));
  return { folder, run: (line: string) => call(line.split(' '), { folder }) };
}

/** The document printed is as the schema it names says, and no spoilt copy of it is. */
function check(printed: Ran, name: SchemaName, open: readonly string[] = []) {
  const document = printed.json();
  expect(nameOf(document), printed.stdout.slice(0, 200)).toBe(name);
  expect(wrongBy(name, document)).toEqual([]);
  const passed = spoilt(document).filter(({ copy }) => wrongBy(name, copy).length === 0);
  expect(passed.map(({ where }) => where)).toEqual(open);
  return document;
}

test('schema lists every name in both languages, and each schema is printed as it is written', async () => {
  const { run } = program();
  for (const lang of ['zh-CN', 'en'] as const) {
    const { stdout } = await run(`schema --lang ${lang}`);
    const listed = stdout.split('\n').flatMap((line) => /^[a-z-]+(?= )/.exec(line)?.[0] ?? []);
    expect(listed).toEqual([...SCHEMA_NAMES]);
    expect(/[\u4e00-\u9fff]/.test(stdout)).toBe(lang === 'zh-CN');
    const name = lang === 'en' ? 'letter' : 'batch';
    expect((await run(`schema ${name} --lang ${lang}`)).json()).toEqual(
      JSON.parse(JSON.stringify(schemaOf(name, pack, lang))),
    );
  }
  check(await run('schema --json'), 'schemas');
  expect((await run('schema no-such')).code).toBe(2);
});

test('every schema that the program names has been written', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const named = files.flatMap((file) => [
    ...readFileSync(join('src', file), 'utf8').matchAll(/'quota-doctor\/([a-z-]+)@1'/g),
  ]);
  const names = new Set(named.map(([, name = '']) => name));
  // The list of cases that is kept beside them is read by nobody else.
  names.delete('listing');
  expect(names.size).toBeGreaterThan(18);
  expect([...names].filter((name) => !SCHEMA_NAMES.some((known) => known === name))).toEqual([]);
});

test('the result and the letters of every cause, and of cases drawn at random, are as described', () => {
  const drawn = drawCases(pack, 60, 0.5, 3).map(({ facts }) => openCase({ pack, today: TODAY, stated: facts }));
  const files = [...Object.keys(STORIES).map((cause) => storyCase(cause)), ...drawn];
  const wrong = files.flatMap((file) => [
    ...wrongBy('diagnosis', caseJson(file, pack, { locale: 'en' })),
    ...wrongBy('batch', caseJson(file, pack, { locale: 'en', brief: true, next: false })),
    ...file.letters.flatMap((letter) => wrongBy('letter', letterDocument(letter, 'en', true))),
  ]);
  expect(wrong).toEqual([]);
});

test('what diagnose prints, saved or not, is as described, and so is a failure', async () => {
  const { run } = program();
  const left = ['-next_question', '-questions_left_at_most'];
  for (const name of ['class2', 'little', 'scam', 'complaint'])
    check(await run(`diagnose --json --answers ${name}`), 'diagnosis', left);
  check(await run('diagnose --json --answers undecided --lang en'), 'diagnosis', left);
  check(await run('diagnose --json --story story.txt --answer card=normal'), 'diagnosis', left);
  check(await run('diagnose --json --answers class2 --save'), 'diagnosis', [...left, '-case']);
  check(await run('diagnose --json --answer card=wrong --answer nothing=1'), 'error');
  check(await run('diagnose --json --no-such-flag'), 'error');
});

test('every line of a batch is as described, and its input too', async () => {
  const { folder, run } = program();
  const { stdout } = await run('batch cases.ndjson');
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(Object.keys(STORIES).length + 2);
  for (const line of lines) expect(wrongBy('batch', JSON.parse(line))).toEqual([]);
  expect(wrongBy('batch', { ...JSON.parse(lines[0] ?? ''), title: '' })).not.toEqual([]);
  expect(wrongBy('batch', { ...JSON.parse(lines.at(-1) ?? ''), result: {} })).not.toEqual([]);
  check(await run('batch cases.ndjson --summary-only'), 'summary');
  const input = readFileSync(join(folder, 'cases.ndjson'), 'utf8').split('\n');
  for (const line of input.slice(0, -2)) expect(wrongBy('record', JSON.parse(line))).toEqual([]);
  expect(wrongBy('record', JSON.parse(input.at(-2) ?? ''))).not.toEqual([]);
});

test('facts that are taken are described, and facts that are refused are not', async () => {
  for (const facts of [...Object.values(ANSWERS), { red_flags: 'none', other_functions_fail: true, amount: 5000 }]) {
    expect(wrongBy('facts', facts)).toEqual([]);
    expect((await call(['diagnose', '--json', '--answers', '-'], { input: JSON.stringify(facts) })).code).toBe(0);
  }
  for (const facts of [{ card: 'class_9' }, { nothing: 1 }, { amount: -1 }, { red_flags: ['nothing'] }]) {
    expect(wrongBy('facts', facts)).not.toEqual([]);
    expect((await call(['diagnose', '--json', '--answers', '-'], { input: JSON.stringify(facts) })).code).toBe(3);
  }
});

test('letters, reports, calendars, explanations and the tree are as described', async () => {
  const { run } = program();
  for (const more of ['class2', 'complaint --lang en']) check(await run(`letter --json --answers ${more}`), 'letter');
  const annotated = ['-sentences', '-short_sentences'];
  check(await run('letter --json --annotate --answers class2'), 'letter', annotated);
  // What could not be delivered is described by its own schema.
  for (const none of ['--answers class2 --answer for_whom=family', 'regulator_complaint --answers scam']) {
    const { result } = check(await run(`letter --json ${none}`), 'error', ['result+', 'result.refused+', '-result']);
    expect(wrongBy('letter', result)).toEqual([]);
  }
  check(await run('report --json --answers class2 --audience agent'), 'report');
  check(await run('calendar --json --answers class2'), 'calendar');
  check(await run('calendar --json --answers little'), 'calendar');
  for (const more of [
    '',
    ' cause',
    ' message',
    ' cause receiving_card_class_2',
    ' channel --lang en',
    ' term',
    ' myth',
  ])
    check(await run(`explain${more} --json`), 'explain');
  check(await run('explain --json --why-not overdue_record --answers class2'), 'why-not');
  check(await run('explain --json --why-not receiving_card_class_2 --answers scam'), 'why-not');
  check(await run('tree --json --depth 1'), 'tree');
});

test('saved cases are as described from the first day to the last', async () => {
  const { folder, run } = program();
  const saved = await run('diagnose --json --answers class2 --save --at 2026-11-03');
  const { id } = saved.json<{ case: { id: string } }>().case;
  await run('diagnose --json --answers undecided --save --at 2026-11-04');
  check(await run(`case note ${id} 问过银行 --json --at 2026-11-04`), 'case-change');
  const tried = await run(`case tried ${id} 1 --helped yes --json --at 2026-11-05`);
  check(tried, 'case-change', ['-steps']);
  const left = ['-next_question', '-questions_left_at_most', '-case'];
  const resumed = await run(`case resume ${id} --json --answer attempts=2 --at 2026-11-06`);
  check(resumed, 'diagnosis', left);
  check(await run('due --json --at 2026-11-06'), 'due');
  check(await run(`case close ${id} --cause unknown --known-by our_guess --result 换卡好了 --json`), 'case-change');
  const shown = await run(`case show ${id} --json --lang en`);
  check(shown, 'saved-case');
  check(await run('case list --json --status all'), 'cases');
  const { months } = check(await run('case stats --json'), 'statistics') as { months: object[] };
  expect(months).toHaveLength(1);
  for (const how of ['--all', '--all --anonymous', id])
    expect(wrongBy('export', (await run(`case export ${how}`)).json())).toEqual([]);
  check(await run('case export --all --out all.json --json'), 'receipt');
  const kept = JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8'));
  const passed = spoilt(kept).filter(({ copy }) => wrongBy('export', copy).length === 0);
  expect(passed).toEqual([]);
  check(await run(`case forget ${id} --json`), 'receipt');
});

test('the quota log, calibration, overlays and settings are as described', async () => {
  const { folder, run } = program();
  check(await run('quota list --json'), 'quota');
  check(await run('quota import quota.csv --json'), 'receipt');
  for (const line of ['add 8000', 'event repaid --amount 500', 'list', 'chart'])
    check(await run(`quota ${line} --json --at 2026-11-20`), 'quota');
  check(await run('quota forget --yes --json'), 'receipt');
  for (const line of ['list', 'get language', 'set language en', 'unset language', 'path'])
    check(await run(`settings ${line} --json`), 'settings');
  const cases = drawCases(pack, 120, 0.5, 1).map(({ facts }) => ({
    facts: Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value])),
    closing: { day: 3, cause: 'receiving_card_class_2', known_by: 'lender_said' },
  }));
  writeFileSync(
    join(folder, 'known.json'),
    JSON.stringify({ schema: 'quota-doctor/export@1', anonymous: true, cases }),
  );
  const learned = await run('pack calibrate --cases known.json --out overlay.json --json');
  const report = learned.json();
  expect(wrongBy('calibration', report)).toEqual([]);
  expect(wrongBy('calibration', { ...report, won: 1 })).not.toEqual([]);
  const overlay = JSON.parse(readFileSync(join(folder, 'overlay.json'), 'utf8'));
  expect(wrongBy('overlay', overlay)).toEqual([]);
  expect(wrongBy('overlay', { ...overlay, rows: [{ ...overlay.rows[0], weight: 'often' }] })).not.toEqual([]);
});
