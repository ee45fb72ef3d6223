import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { begin, withAnswer } from '../../src/workflows/course.ts';
import { draftText } from '../../src/workflows/draft-document.ts';
import { call, emptyFolder } from '../support/program.ts';
import {
  answer,
  answerAll,
  atPrompt,
  beginInterview,
  openTerminal,
  PROGRAM,
  type TerminalOptions,
  type TestTerminal,
  WORDS,
} from '../support/terminal.ts';

const words = WORDS['zh-CN'];
const env = { LANG: 'zh_CN.UTF-8' };
const THIRD = '页面上怎么写的';

/** A home folder of its own, in which the person has set `saving`. */
function homeWith(saving?: 'always' | 'never', retention?: string): string {
  const home = emptyFolder();
  if (saving) {
    mkdirSync(join(home, '.config/quota-doctor'), { recursive: true });
    writeFileSync(join(home, '.config/quota-doctor/config.json'), JSON.stringify({ saving, retention }));
  }
  return home;
}

/** What a command about a saved case prints as JSON, as far as it is looked at. */
interface Opened {
  readonly outcome: string;
  readonly diagnosis: {
    readonly outcome: string;
    readonly facts: Readonly<Record<string, { readonly value: unknown }>>;
  };
}

/** An interview left unfinished at that minute. */
function plant(home: string, id: string, changed: string): void {
  const course = withAnswer(begin({ stated: {} }), 'red_flags', { value: ['none'], from: 'stated' });
  mkdirSync(join(dataOf(home), 'drafts'), { recursive: true, mode: 0o700 });
  const text = draftText({ id, revision: 1, opened: changed, changed, caseRevision: null, course });
  writeFileSync(join(dataOf(home), 'drafts', `${id}.1.json`), text, { mode: 0o600 });
}

const dataOf = (home: string) => join(home, '.local/share/quota-doctor');

/** The files of a folder of kept documents. */
function filesIn(home: string, folder: 'drafts' | 'cases'): string[] {
  const path = join(dataOf(home), folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json') && !name.startsWith('.')) : [];
}

function open(home: string, args: readonly string[] = [], more: TerminalOptions = {}): TestTerminal {
  return openTerminal({ args, rows: 60, env: { ...env, HOME: home, XDG_CONFIG_HOME: join(home, '.config') }, ...more });
}

/** At the third question, with two answers given. */
async function atThirdQuestion(terminal: TestTerminal, plain = false): Promise<void> {
  await beginInterview(terminal, words, 'borrower', plain);
  for (const [keys, next] of [
    ['n', words.symptom.borrower],
    ['2', THIRD],
  ] as const) {
    if (plain) terminal.type(`${keys}\r`);
    else expect(await answer(terminal, words, keys)).toContain(next);
    await terminal.waitFor(next);
    await atPrompt(terminal, words, plain);
  }
}

/** What stands between one prompt and the end of the screen. */
const lastPrompt = (screen: string) => screen.slice(screen.lastIndexOf('\n\n')).trim();

/** Every way out of an interview, what it does, and the exit code. */
const WAYS_OUT: readonly (readonly [string, (terminal: TestTerminal) => void, number])[] = [
  ['Ctrl-C', (terminal) => terminal.type('\x03'), 130],
  ['Ctrl-D', (terminal) => terminal.type('\x04'), 130],
  ['quitting', (terminal) => terminal.type('q\r'), 130],
  ['kill (SIGTERM)', (terminal) => terminal.signal('SIGTERM'), 143],
  ['SIGINT', (terminal) => terminal.signal('SIGINT'), 130],
  ['SIGHUP', (terminal) => terminal.signal('SIGHUP'), 129],
];

test.each(WAYS_OUT)(
  '%s with saving always: taken up again at the same question with all answers',
  async (_, leave, code) => {
    const home = homeWith('always');
    const first = open(home);
    await atThirdQuestion(first);
    const question = lastPrompt(await atPrompt(first, words));
    leave(first);
    const shown = await first.waitFor(/case resume (\S+)/);
    expect(await first.exit()).toBe(code);
    expect(shown).not.toMatch(/ExitPromptError|\n\s+at /);
    const id = /case resume (\S+)/.exec(shown)?.[1] ?? '';
    const [file = ''] = filesIn(home, 'drafts');
    expect(file.startsWith(`${id}.`)).toBe(true);
    expect(statSync(join(dataOf(home), 'drafts')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataOf(home), 'drafts', file)).mode & 0o777).toBe(0o600);

    const again = open(home, ['case', 'resume', id]);
    await again.waitFor(THIRD);
    expect(lastPrompt(await atPrompt(again, words))).toBe(question);
    again.type('r\r');
    await again.waitFor('要改哪一条');
    const review = await atPrompt(again, words);
    expect(review.slice(review.indexOf('要改哪一条'))).toMatch(/没人要钱[\s\S]*钱没到/);
    again.type('b');
    await again.waitFor((screen) => screen.split(THIRD).length === 3);
    await answerAll(again, words);
    again.type('q');
    expect(await again.exit()).toBe(0);
    expect(filesIn(home, 'drafts')).toEqual([]);
    expect(filesIn(home, 'cases').length).toBe(1);
  },
);

test.each([
  ['in colours', []],
  ['in plain text', ['--plain']],
])('a closed window ends the interview %s as hung up (129): the draft stays, and nothing is lost', async (_, args) => {
  const home = homeWith('always');
  const first = open(home, args);
  await atThirdQuestion(first, args.length > 0);
  first.hangUp();
  expect(await first.exit()).toBe(129);
  const [file = ''] = filesIn(home, 'drafts');
  const id = file.split('.')[0] ?? '';
  const again = open(home, ['case', 'resume', id]);
  await again.waitFor(THIRD);
});

test('where the signal of a closed window is ignored, the end of its input ends the interview: 129 all the same', async () => {
  const home = homeWith('always');
  const script = `trap '' HUP; "${process.execPath}" "${PROGRAM}"; echo $? > "$HOME/code"`;
  const first = open(home, ['-c', script], { command: 'bash' });
  await atThirdQuestion(first);
  first.hangUp();
  await first.exit();
  expect(readFileSync(join(home, 'code'), 'utf8')).toBe('129\n');
  expect(filesIn(home, 'drafts').length).toBe(1);
});

test.each(WAYS_OUT.filter(([name]) => name !== 'quitting'))(
  '%s without consent: nothing on the disk, and one command that goes on from here',
  async (_, leave, code) => {
    const home = homeWith();
    const terminal = open(home);
    await atThirdQuestion(terminal);
    leave(terminal);
    const screen = await terminal.waitFor('quota-doctor --answer red_flags=none');
    expect(await terminal.exit()).toBe(code);
    expect(screen).not.toMatch(/ExitPromptError|\n\s+at /);
    expect(existsSync(dataOf(home))).toBe(false);
  },
);

test('with saving never nothing is asked and nothing is on the disk', async () => {
  const home = homeWith('never');
  const terminal = open(home);
  await atThirdQuestion(terminal);
  terminal.type('q\r');
  await terminal.waitFor('quota-doctor --answer red_flags=none');
  expect(await terminal.exit()).toBe(130);
  expect(terminal.screen()).not.toContain('要不要存下来');
  expect(existsSync(dataOf(home))).toBe(false);
});

test('quitting asks once; who says no has nothing on the disk', async () => {
  const home = homeWith();
  const terminal = open(home);
  await atThirdQuestion(terminal);
  terminal.type('q\r');
  await terminal.waitFor('要不要存下来');
  await atPrompt(terminal, words);
  expect(existsSync(dataOf(home))).toBe(false);
  terminal.type('3');
  await terminal.waitFor('quota-doctor --answer red_flags=none');
  expect(await terminal.exit()).toBe(130);
  expect(existsSync(dataOf(home))).toBe(false);
});

test('quitting asks once; who says yes goes on at the same question, also after a later kill', async () => {
  const home = homeWith();
  const first = open(home);
  await atThirdQuestion(first);
  first.type('q\r');
  await first.waitFor('要不要存下来');
  first.type('1');
  const id = /case resume (\S+)/.exec(await first.waitFor(/case resume (\S+)/))?.[1] ?? '';
  expect(await first.exit()).toBe(130);

  const second = open(home, ['case', 'resume', id]);
  await second.waitFor(THIRD);
  const next = lastPrompt(await answer(second, words, '放款失败\r'));
  second.signal('SIGKILL');
  await second.exit();

  const third = open(home, ['case', 'resume', id]);
  expect(lastPrompt(await atPrompt(third, words))).toBe(next);
  await answerAll(third, words);
  third.type('q');
  expect(await third.exit()).toBe(0);
  // Agreed to was keeping what is unfinished; a finished case is kept only if wanted.
  expect([filesIn(home, 'drafts'), filesIn(home, 'cases')]).toEqual([[], []]);
});

test('keeping and going on: every answer is kept from then on', async () => {
  const home = homeWith();
  const terminal = open(home);
  await atThirdQuestion(terminal);
  terminal.type('q\r');
  await terminal.waitFor('要不要存下来');
  terminal.type('2');
  await terminal.waitFor((screen) => screen.split(THIRD).length === 3);
  const next = lastPrompt(await answer(terminal, words, '放款失败\r'));
  terminal.signal('SIGKILL');
  await terminal.exit();
  const id = filesIn(home, 'drafts')[0]?.split('.')[0] ?? '';
  const again = open(home, ['case', 'resume', id]);
  expect(lastPrompt(await atPrompt(again, words))).toBe(next);
});

test('numbers of people are masked in a draft; list and forget know it, and forget leaves no byte', async () => {
  const home = homeWith('always');
  const terminal = open(home);
  await atThirdQuestion(terminal);
  await answer(terminal, words, '联系13812345678放款失败\r');
  terminal.type('\x03');
  await terminal.exit();
  const [file = ''] = filesIn(home, 'drafts');
  const id = file.split('.')[0] ?? '';
  expect(readFileSync(join(dataOf(home), 'drafts', file), 'utf8')).not.toContain('13812345678');
  const listed = await call(['case', 'list', '--json'], { folder: home });
  expect(listed.json<{ drafts: { id: string; said: number }[] }>().drafts).toMatchObject([{ id, said: 3 }]);
  expect((await call(['case', 'list'], { folder: home })).stdout).toMatch(new RegExp(`${id}.*没答完，说了 3 条`));
  const refused = await call(['case', 'resume', id, '--no-input'], { folder: home });
  expect(refused.code).toBe(2);
  expect((await call(['case', 'forget', id], { folder: home })).code).toBe(0);
  expect(readdirSync(join(dataOf(home), 'drafts'))).toEqual([]);
  expect((await call(['case', 'forget', id], { folder: home })).code).toBe(3);
});

test('an unfinished interview is told of when another one begins', async () => {
  const home = homeWith('always');
  const first = open(home);
  await atThirdQuestion(first);
  first.type('\x03');
  const id = /case resume (\S+)/.exec(await first.waitFor(/case resume (\S+)/))?.[1] ?? '';
  await first.exit();
  const second = open(home);
  await second.waitFor(`case resume ${id}`);
});

test('unfinished interviews past the time that was set are forgotten at the next start, and said so', async () => {
  const home = homeWith('always', '90');
  plant(home, 'old', '2020-01-01T09:00');
  plant(home, 'new', '2099-01-01T09:00');
  const terminal = open(home);
  const shown = await terminal.waitFor(words.story);
  expect(shown).toContain('超过 90 天没动过的 1 个存档已经删掉');
  expect(shown).toContain('case resume new');
  expect(filesIn(home, 'drafts')).toEqual(['new.1.json']);
});

test('what a kept story is not to be taken for does not come back with it', async () => {
  const home = homeWith('always');
  const story = join(home, 'story.txt');
  writeFileSync(story, '在借呗借钱，提示综合评估未通过。对方让我先交保证金才放款。绑的是二类卡。');
  const terminal = open(home, ['--story', story, '--keep-story']);
  await terminal.waitFor('读到这些');
  const read = await atPrompt(terminal, words);
  const sign = /(\d) \[ \] [^\n]*先要交钱/.exec(read)?.[1] ?? '';
  terminal.type(`${sign}\r`);
  await terminal.waitFor(words.safety.borrower);
  await answer(terminal, words, 'n');
  await answerAll(terminal, words);
  terminal.type('q');
  expect(await terminal.exit()).toBe(0);

  const id = filesIn(home, 'cases')[0]?.split('.')[0] ?? '';
  const outcome = async (...args: string[]) =>
    (await call(['case', ...args, '--json'], { folder: home })).json<Opened>();
  const shown = await outcome('show', id);
  expect(shown.diagnosis.outcome).not.toBe('scam_alert');
  expect(shown.diagnosis.facts.red_flags?.value).toEqual(['none']);
  const resumed = await outcome('resume', id, '--answer', 'card=class_2');
  expect(resumed.outcome).not.toBe('scam_alert');
  // Another story is read for itself.
  const another = await outcome('resume', id, '--story', story, '--keep-story');
  expect(another.outcome).toBe('scam_alert');
});

test('saving always keeps the finished case once, also when it was kept from the menu', async () => {
  const home = homeWith('always');
  const terminal = open(home, ['--answer', 'red_flags=none', '--answer', 'symptom=applied_not_disbursed']);
  await answerAll(terminal, words);
  terminal.type(/(\d) 存下来/.exec(terminal.screen())?.[1] ?? '');
  await terminal.waitFor('存什么');
  terminal.type(/(\d) 这个案例/.exec(await atPrompt(terminal, words))?.[1] ?? '');
  await terminal.waitFor('已存档');
  terminal.type('q');
  expect(await terminal.exit()).toBe(0);
  expect(filesIn(home, 'cases').length).toBe(1);
  expect(filesIn(home, 'drafts')).toEqual([]);
});

test('a saved case is resumed in a terminal: asked on, left, taken up at the same question, kept at the end', async () => {
  const home = homeWith();
  const given = ['red_flags=none', 'symptom=applied_not_disbursed'].flatMap((fact) => ['--answer', fact]);
  const story = '绑的是一类卡。';
  const saved = await call(['diagnose', '--json', ...given, '--story', '-', '--save'], { folder: home, input: story });
  const { id } = saved.json<{ case: { id: string } }>().case;

  const first = open(home, ['case', 'resume', id]);
  // What the saved case knows from the story is not asked again, and can be changed.
  const opened = await atPrompt(first, words);
  expect(opened).not.toContain('收钱的卡，是哪种情况');
  first.type(words.typed.test(opened.slice(-200)) ? 'r\r' : 'r');
  await first.waitFor('要改哪一条');
  expect(await atPrompt(first, words)).toContain('一类卡');
  await answer(first, words, 'b');
  const next = lastPrompt(await answer(first, words, words.typed.test(opened.slice(-200)) ? '\r' : '0'));
  first.signal('SIGHUP');
  expect(await first.exit()).toBe(129);
  expect(filesIn(home, 'cases')).toEqual([`${id}.1.json`]);

  const again = open(home, ['case', 'resume', id]);
  expect(lastPrompt(await atPrompt(again, words))).toBe(next);
  await answerAll(again, words);
  const screen = again.screen();
  again.type('q');
  await again.waitFor('第 2 版');
  expect(await again.exit()).toBe(0);
  expect([filesIn(home, 'cases'), filesIn(home, 'drafts')]).toEqual([[`${id}.2.json`], []]);
  const shown = await call(['case', 'show', id, '--json'], { folder: home });
  const { facts } = shown.json<{ diagnosis: { facts: Record<string, { value: unknown; from: string }> } }>().diagnosis;
  expect(facts.card).toMatchObject({ value: 'normal', from: 'story' });
  expect(screen).toContain('一类卡');
});

test('the command shown on leaving goes on at the same question', async () => {
  const first = open(homeWith());
  await atThirdQuestion(first);
  first.type('\x03');
  await first.waitFor('quota-doctor --answer');
  await first.exit();
  const command = /^quota-doctor (.*)$/m.exec(first.screen())?.[1] ?? '';
  const again = open(homeWith(), command.split(' '));
  await again.waitFor(THIRD);
  expect(again.screen()).not.toContain(words.safety.borrower);
});

test('a question put off is asked once more at the end, and its answer counts', async () => {
  const terminal = open(homeWith());
  await beginInterview(terminal, words);
  await answer(terminal, words, 'n');
  const skipped = await answer(terminal, words, 's');
  expect(skipped).toContain('> 先跳过');
  let screen = skipped;
  for (let asked = 0; asked < 16 && !lastPrompt(screen).includes('刚才跳过的'); asked += 1)
    screen = await answer(terminal, words, words.typed.test(screen.slice(-200)) ? '\r' : '0');
  expect(lastPrompt(screen)).toContain(words.symptom.borrower);
  await answer(terminal, words, '6');
  await answerAll(terminal, words);
  expect(terminal.screen()).toContain('你说：还款后额度没回来');
});
