import type { Fact, Question } from '../diagnostics/index.ts';
import { factAlone } from '../rendering/fact-words.ts';
import { phrase } from '../rendering/phrases.ts';
import { type Course, type Effect, effectOf, saidIn, stepOf } from './course.ts';
import { promptFor } from './prompts.ts';
import { readReply } from './replies.ts';
import { ask, menu, say, type Talk } from './talk.ts';

/** What came of a review: a changed course, the wish to leave, or nothing. */
export type Reviewed = Course | 'leave' | undefined;

/** Shows everything said so far and lets one of it be changed. */
export async function reviewAnswers(talk: Talk, course: Course): Promise<Reviewed> {
  const said = saidIn(course);
  if (said.length === 0) {
    say(talk, 'review.nothing');
    return undefined;
  }
  const reply = await ask(talk, (locale) =>
    menu(
      phrase(locale, 'review.title'),
      said.map(({ key, fact }) => ({
        value: key,
        label: factAlone(talk.pack, key, fact, locale),
      })),
      locale,
    ),
  );
  if (reply.kind === 'leave') return 'leave';
  const [key] = reply.kind === 'answer' ? reply.values : [];
  return key === undefined ? undefined : changeAnswer(talk, course, key);
}

/** Asks one question anew, says what the new answer would do to the others, and changes it once that is agreed to. */
export async function changeAnswer(talk: Talk, course: Course, key: string): Promise<Reviewed> {
  const question = questionOf(talk, key);
  if (!question) return undefined;
  const step = stepOf(talk, course);
  const before = saidIn(course).find((answer) => answer.key === key)?.fact;
  const reply = await ask(talk, (locale) =>
    promptFor(
      question,
      {
        pack: talk.pack,
        today: talk.today,
        audience: talk.audience,
        step,
        ways: ['why', 'back', 'language', 'leave'],
        earlier: before,
      },
      locale,
    ),
  );
  if (reply.kind === 'leave') return 'leave';
  if (reply.kind !== 'answer' && reply.kind !== 'none' && reply.kind !== 'unknown') return undefined;
  const fact = readReply(question, reply, talk.today);
  if (before && sameValue(before, fact)) {
    say(talk, 'review.same');
    return undefined;
  }
  const effect = effectOf(talk, course, key, fact);
  if (!(await agreed(talk, effect))) return undefined;
  return effect.course;
}

/** A change that touches nothing else needs no second question. */
async function agreed(talk: Talk, effect: Effect): Promise<boolean> {
  if (effect.dropped.length === 0 && effect.asks === undefined) return true;
  const reply = await ask(talk, (locale) => {
    const list = (keys: readonly string[]) => keys.map((key) => questionOf(talk, key)?.text[locale] ?? key).join(' ');
    const help: string[] = [];
    if (effect.kept.length > 0) help.push(phrase(locale, 'review.kept', { count: String(effect.kept.length) }));
    if (effect.asks !== undefined) help.push(phrase(locale, 'review.asks', { question: list([effect.asks]) }));
    if (effect.dropped.length > 0) help.push(phrase(locale, 'review.dropped', { questions: list(effect.dropped) }));
    return menu(
      phrase(locale, 'review.agree'),
      [
        { value: 'yes', label: phrase(locale, 'review.yes') },
        { value: 'no', label: phrase(locale, 'review.no') },
      ],
      locale,
      { help },
    );
  });
  return reply.kind === 'answer' && reply.values[0] === 'yes';
}

function questionOf(talk: Talk, key: string): Question | undefined {
  return talk.pack.questions.find((question) => question.key === key);
}

function sameValue(a: Fact, b: Fact): boolean {
  return JSON.stringify(a.value) === JSON.stringify(b.value);
}
