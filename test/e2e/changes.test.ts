import { expect, test } from 'vitest';
import type { Question } from '../../src/diagnostics/index.ts';
import { phrase } from '../../src/rendering/phrases.ts';
import { builtInPack } from '../support/pack.ts';
import { type Lang, type Manner, unbroken } from '../support/session.ts';
import {
  atPrompt,
  beginInterview,
  headOf,
  isPrompt,
  openTerminal,
  type TestTerminal,
  WORDS,
} from '../support/terminal.ts';

const pack = builtInPack();

interface Session extends Manner {
  readonly name: string;
  readonly lang: Lang;
  /** What is typed at each question by its key; anything else is "don't know". */
  readonly answers: Readonly<Record<string, string>>;
}

const SESSIONS: readonly Session[] = [
  {
    name: 'borrower',
    lang: 'zh-CN',
    answers: {
      red_flags: 'n',
      symptom: '1',
      message: '综合评估',
      overdue: '1',
      recent_applications: '1',
      amount: '30000',
    },
  },
  {
    name: 'agent',
    lang: 'en',
    audience: 'agent',
    answers: { red_flags: 'n', symptom: '2', message: 'payout failed', card: '1', amount: '30000', stage: '2' },
  },
  {
    name: 'plain',
    lang: 'en',
    plain: true,
    answers: { red_flags: 'n', symptom: '6', message: 'not enough', repaid: '2', repaid_how: 'n' },
  },
];

/** Other answers than those of a session, taken in turn: a weak sign of fraud, unknown, a sure sign; other situations. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  red_flags: ['6', '0', '1', '7'],
  symptom: ['7', '3', '4', '0'],
};

for (const session of SESSIONS) {
  test(`an earlier answer changed and changed back at every question leaves no trace: ${session.name}`, async () => {
    const fresh = await Interviewed.begin(session);
    while (!fresh.ended) await fresh.answer();
    const asked = fresh.said;
    expect(asked.length).toBeGreaterThan(3);

    const changed = await Interviewed.begin(session);
    while (!changed.ended) {
      const last = changed.said.length === asked.length - 1;
      const places = last ? changed.said.keys() : changed.said.slice(0, 1).keys();
      for (const place of places) await changed.changeAndChangeBack(place);
      await changed.answer();
    }
    expect(changed.said).toEqual(asked);
    expect(bare(fresh.result())).toContain(bare(WORDS[session.lang].result));
    expect(changed.result()).toBe(fresh.result());
    expect(changed.terminal.raw()).not.toMatch(/undefined|\{\w+\}/);
  });
}

const CLEAR_LINE = '\x15';
/** Where a plain prompt waits; an answer given before may stand between its keys and the mark. */
const PLAIN_PROMPT = /\n>$/;
/** A row of a list: its number and its words. */
const ROWS = /^(?:> | {2})?\d+ (.+)$/gm;

/** What was said, in the order of the list: rows as shown, and the questions they answer. */
interface List {
  readonly rows: readonly string[];
  readonly said: readonly string[];
}

/** One interview in a terminal, at the prompt that waits. */
class Interviewed {
  /** The keys of the questions answered, in order. */
  readonly said: string[] = [];
  readonly terminal: TestTerminal;
  private readonly session: Session;
  private screen: string;
  private readonly words: (typeof WORDS)[Lang];
  private changes = 0;
  /** The list of what was said, as it stood before the last change. */
  private rows: readonly string[] = [];

  private constructor(terminal: TestTerminal, session: Session, screen: string) {
    this.terminal = terminal;
    this.session = session;
    this.screen = screen;
    this.words = WORDS[session.lang];
  }

  static async begin(session: Session): Promise<Interviewed> {
    const { lang, plain = false, audience = 'borrower' } = session;
    const args = ['--lang', lang, '--at', '2026-11-24', '--audience', audience, ...(plain ? ['--plain'] : [])];
    const terminal = openTerminal({ columns: 100, rows: 60, args, env: { NO_COLOR: '1' } });
    await beginInterview(terminal, WORDS[lang], audience, plain);
    return new Interviewed(terminal, session, await atPrompt(terminal, WORDS[lang], plain));
  }

  /** The menu after the result waits. */
  get ended(): boolean {
    return bare(promptOf(this.screen)).includes(bare(this.words.menu));
  }

  /** What stands between the last answer and the menu. */
  result(): string {
    const menu = this.screen.lastIndexOf(this.words.menu);
    return this.screen.slice(this.screen.lastIndexOf('\n> ', menu), menu);
  }

  /** Answers the question that waits as the session does. */
  async answer(): Promise<void> {
    const question = this.question();
    await this.reply(question, this.session.answers[question.key] ?? '0');
    this.said.push(question.key);
  }

  /** Gives another answer at one place of those given so far, goes through with it, and takes it back. */
  async changeAndChangeBack(place: number): Promise<void> {
    const open = headOf(this.screen);
    const before = await this.review();
    expect(before).toHaveLength(this.said.length);
    expect(before.slice(0, this.rows.length)).toEqual(this.rows);
    const key = this.said[place] ?? '';
    const own = this.session.answers[key] ?? '0';
    const others = OTHERS[key] ?? [own === '0' ? '1' : '0'];
    const changed = await this.change({ rows: before, said: this.said }, place, others[this.changes++ % others.length]);
    const back = await this.change(changed, place, own);
    expect(back.rows).toEqual(before);
    await this.type(this.session.plain ? 'b\r' : 'b');
    expect(headOf(this.screen)).toBe(open);
    this.rows = before;
  }

  /** Changes one answer in the list that waits; the list after it waits then. */
  private async change(before: List, place: number, keys = ''): Promise<List> {
    await this.pick(place + 1, before.rows.length);
    const question = this.question();
    expect(question.key).toBe(before.said[place]);
    await this.reply(question, keys, true);
    const announced = this.announced();
    if (announced !== undefined) await this.pick(1, 2);
    const next = this.ended ? undefined : this.question().key;

    // The list after it shows what really became of the answers.
    const rows = await this.review();
    expect(rows.slice(0, place)).toEqual(before.rows.slice(0, place));
    expect(rows[place]).not.toBe(before.rows[place]);
    const counts = (key: string) => rows.includes(before.rows[before.said.indexOf(key)] ?? '');
    const later = before.said.slice(place + 1);
    expect(announced).toBe(
      this.announcement(
        later.filter(counts),
        next,
        later.filter((key) => !counts(key)),
      ),
    );
    return { rows, said: rows.map((row, at) => before.said[at === place ? at : before.rows.indexOf(row)] ?? '') };
  }

  /** What a change should be announced as; nothing where it leaves no other answer and no question. */
  private announcement(kept: readonly string[], asks: string | undefined, dropped: readonly string[]) {
    const { lang } = this.session;
    const texts = (keys: readonly string[]) =>
      keys.map((key) => pack.questions.find((question) => question.key === key)?.text[lang]).join(' ');
    if (asks === undefined && dropped.length === 0) return undefined;
    return bare(
      [
        phrase(lang, 'review.agree'),
        kept.length > 0 ? phrase(lang, 'review.kept', { count: String(kept.length) }) : '',
        asks === undefined ? '' : phrase(lang, 'review.asks', { question: texts([asks]) }),
        dropped.length > 0 ? phrase(lang, 'review.dropped', { questions: texts(dropped) }) : '',
      ].join(''),
    );
  }

  /** What a change is announced as, where it is. */
  private announced(): string | undefined {
    const { lang } = this.session;
    const [announced = '', agreed] = promptOf(this.screen).split(`1 ${phrase(lang, 'review.yes')}`);
    return agreed === undefined ? undefined : bare(announced.replace(/> $/, ''));
  }

  /** Opens the list of what was said; returns its rows. */
  private async review(): Promise<readonly string[]> {
    await this.type(this.typed() ? 'r\r' : 'r');
    const prompt = promptOf(this.screen);
    expect(prompt).toContain(phrase(this.session.lang, 'review.title'));
    return [...prompt.matchAll(ROWS)].map(([, label = '']) => label);
  }

  /** The question of the pack that waits: the longest whose words are on the screen. */
  private question(): Question {
    const { lang } = this.session;
    const shown = bare(promptOf(this.screen));
    const words = ({ text, aloud }: Question) =>
      bare(this.session.audience === 'agent' && aloud ? aloud[lang] : text[lang]);
    const there = pack.questions.filter((question) => shown.includes(words(question)));
    const [question] = there.sort((a, b) => words(b).length - words(a).length);
    if (!question) throw new Error(`No question\n--- screen ---\n${this.screen}`);
    return question;
  }

  /** Types an answer to the question that waits. */
  private async reply(question: Question, keys: string, instead = false): Promise<void> {
    const { plain } = this.session;
    const lists = this.screen.split(this.words.choose).length;
    const typed = question.kind !== 'one' && question.kind !== 'many';
    if (plain) await this.type(`${keys}\r`);
    // What was typed before stands in the line.
    else if (typed) await this.type(`${instead ? CLEAR_LINE : ''}${keys}\r`);
    else if (question.kind === 'many' && /[1-9]/.test(keys)) {
      // The tick is waited for: it changes the prompt that the next wait compares with.
      this.terminal.type(keys);
      this.screen = await this.terminal.waitFor((now) => now.includes(`${keys} [x]`) && isPrompt(now, this.words));
      await this.type('\r');
    } else await this.type(keys);
    if (this.screen.split(this.words.choose).length > lists) await this.type('1\r');
  }

  /** Picks from a list of so many rows: a number counts at once unless a longer one could still be meant. */
  private async pick(row: number, rows: number): Promise<void> {
    await this.type(`${row}${this.typed() || row * 10 <= rows ? '\r' : ''}`);
  }

  private typed(): boolean {
    return this.session.plain === true || this.words.typed.test(unbroken(promptOf(this.screen), this.session.lang));
  }

  /** Types, and waits until another prompt stands at the end of the screen. */
  private async type(keys: string): Promise<void> {
    const { words, screen: before, session } = this;
    const lists = before.split(words.choose).length;
    this.terminal.type(keys);
    this.screen = await this.terminal.waitFor(
      (now) =>
        (session.plain ? PLAIN_PROMPT.test(now) : isPrompt(now, words)) &&
        (headOf(now) !== headOf(before) || now.split(words.choose).length > lists),
    );
  }
}

/** The prompt at the end of a screen. */
function promptOf(screen: string): string {
  return screen.slice(screen.lastIndexOf('\n\n')).trim();
}

/** A text wherever its lines are broken. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
