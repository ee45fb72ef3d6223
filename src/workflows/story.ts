import { type Fact, type Facts, LOCALES, readStory } from '../diagnostics/index.ts';
import { factAlone } from '../rendering/fact-words.ts';
import { phrase } from '../rendering/phrases.ts';
import { visible } from '../rendering/text-layout.ts';
import { type Course, saidIn, withChange, withDenied } from './course.ts';
import { inviteStory } from './opening.ts';
import { ask, menu, type Replied, say, type Talk } from './talk.ts';

/** What a story was read as: what stands, and what the person says it does not mean. */
export interface Confirmed {
  readonly facts: Facts;
  readonly denied: Facts;
}

/** What came of telling: facts, nothing, the wish to leave, or to stop at once without any further question. */
export type Told = Confirmed | 'leave' | 'stop' | undefined;

/** Invites the person to tell what happened, and confirms what was read. */
export async function tellStory(talk: Talk): Promise<Told> {
  return takeStory(talk, await inviteStory(talk));
}

/** Confirms what was read in the reply to the invitation. */
export async function takeStory(talk: Talk, reply: Replied): Promise<Told> {
  if (reply.kind === 'leave') return 'leave';
  if (reply.kind !== 'answer') return undefined;
  return confirmStory(talk, reply.values[0] ?? '');
}

/**
 * Reads a story and shows each fact with the words it was read from; only what the person leaves standing counts.
 * Undefined when nothing was read, or nobody confirmed it.
 */
export async function confirmStory(talk: Talk, text: string): Promise<Told> {
  const { story, problems } = readStory(text);
  if (story === undefined || problems.length > 0) {
    say(talk, problems.some(({ code }) => code === 'story_too_long') ? 'story.too_long' : 'story.nothing');
    return undefined;
  }
  if (speaksOfDying(story) && !(await goOnAfterPause(talk))) return 'stop';
  const read = Object.entries(await talk.readStory(story));
  if (read.length === 0) {
    say(talk, 'story.nothing');
    return undefined;
  }
  const reply = await ask(talk, (locale) =>
    menu(
      phrase(locale, 'story.confirm'),
      read.map(([key, fact]) => ({ value: key, label: inWords(talk, key, fact) })),
      locale,
      {
        kind: 'many',
        none: phrase(locale, 'story.all_right'),
        empty: 'none',
        ways: ['back', 'language', 'leave'],
      },
    ),
  );
  if (reply.kind === 'leave') return 'leave';
  if (reply.kind !== 'answer' && reply.kind !== 'none') return undefined;
  const wrong = reply.kind === 'answer' ? reply.values : [];
  return {
    facts: Object.fromEntries(read.filter(([key]) => !wrong.includes(key))),
    denied: Object.fromEntries(read.filter(([key]) => wrong.includes(key))),
  };
}

/** Words about not wanting to live, in either language. A wrong guess costs two kind sentences. */
function speaksOfDying(story: string): boolean {
  const told = story.toLowerCase();
  return LOCALES.some((locale) =>
    phrase(locale, 'story.dying.words')
      .split('|')
      .some((words) => told.includes(words)),
  );
}

/** Puts the loan aside: whom to call, and going on only when the person wants to. */
async function goOnAfterPause(talk: Talk): Promise<boolean> {
  const reply = await ask(talk, (locale) =>
    menu(
      phrase(locale, 'story.dying'),
      [
        { value: 'on', label: phrase(locale, 'story.dying.go_on') },
        { value: 'stop', label: phrase(locale, 'story.dying.stop') },
      ],
      locale,
      { help: [phrase(locale, 'story.dying.call')], ways: ['language', 'leave'] },
    ),
  );
  return reply.kind === 'answer' && reply.values[0] === 'on';
}

function inWords({ pack, view }: Talk, key: string, fact: Fact): string {
  const words = factAlone(pack, key, fact, view.locale);
  return phrase(view.locale, 'story.fact', { fact: words, quote: visible(fact.quote ?? '') });
}

/** What a confirmed story adds, and what it is no longer taken for. */
export function withConfirmed(course: Course, { facts, denied }: Confirmed): Course {
  const noted = { ...course, given: withDenied(course.given, denied) };
  return Object.keys(facts).length === 0 ? noted : withStory(noted, facts);
}

/**
 * What a confirmed story adds. What was answered before stands; signs of fraud are added to those already told, also
 * to "none of these".
 */
export function withStory(course: Course, told: Facts): Course {
  const said = Object.fromEntries(saidIn(course).map(({ key, fact }) => [key, fact]));
  const record: Record<string, Fact> = { ...course.given.record };
  for (const [key, fact] of Object.entries(told)) if (said[key]?.value == null) record[key] = fact;
  const answers = course.answers.filter(({ key }) => record[key] === undefined);
  const more: Course = {
    ...course,
    given: { ...course.given, record },
    answers: [],
    aside: [...answers, ...course.aside],
  };
  const { red_flags: before } = said;
  const { red_flags: signs } = told;
  return before && before.value !== null && signs ? withChange(more, 'red_flags', bothOf(before, signs)) : more;
}

function bothOf(before: Fact, more: Fact): Fact {
  const values = [before, more].flatMap(({ value }) => (Array.isArray(value) ? (value as readonly string[]) : []));
  const signs = [...new Set(values)].filter((value) => value !== 'none');
  // The words of the story stay with what was read from them, so that taking it back is known to be about the story.
  const quote = more.quote === undefined ? {} : { quote: more.quote };
  return { ...before, ...quote, value: signs.length > 0 ? signs : ['none'] };
}
