import { phrase } from '../rendering/phrases.ts';
import type { Course } from './course.ts';
import { changeAnswer } from './review.ts';
import { ask, menu, say, type Talk } from './talk.ts';

const MATTERS = ['scam', 'life', 'not_holder', 'minor', 'authority', 'press'] as const;
type Matter = (typeof MATTERS)[number];

/** What an agent must hand on at once, by one key: what to say, and what not to do. */
export async function urgentMatter(talk: Talk, course: Course): Promise<Course | 'leave' | undefined> {
  const reply = await ask(talk, (locale) =>
    menu(
      phrase(locale, 'urgent.title'),
      MATTERS.map((matter) => ({ value: matter, label: phrase(locale, `urgent.${matter}`) })),
      locale,
    ),
  );
  if (reply.kind === 'leave') return 'leave';
  const [matter] = reply.kind === 'answer' ? (reply.values as readonly Matter[]) : [];
  if (!matter) return undefined;
  say(talk, `urgent.${matter}.do`);
  return matter === 'scam' ? changeAnswer(talk, course, 'red_flags') : undefined;
}
