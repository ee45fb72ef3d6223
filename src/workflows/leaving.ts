import { phrase } from '../rendering/phrases.ts';
import { type Course, saidIn } from './course.ts';
import { goOnCommand } from './go-on-command.ts';
import { ask, menu, say, type Talk } from './talk.ts';

/**
 * Whether the interview is to be left now. Whoever has said something and was never asked is asked once whether it may
 * be kept; after Ctrl-C or a signal no question reaches anybody, and nothing is kept.
 */
export async function mayLeave(talk: Talk, course: Course): Promise<boolean> {
  const { drafts } = talk;
  if (!drafts?.mayAsk || drafts.agreed || saidIn(course).length === 0) return true;
  const reply = await ask(talk, (locale) =>
    menu(
      phrase(locale, 'draft.title'),
      (['keep', 'keep_on', 'leave'] as const).map((value) => ({ value, label: phrase(locale, `draft.${value}`) })),
      locale,
      { help: [phrase(locale, 'draft.help')] },
    ),
  );
  if (reply.kind === 'back') return false;
  const wish = reply.kind === 'answer' ? reply.values[0] : 'leave';
  if (wish === 'leave') return true;
  drafts.agree();
  if (wish === 'keep') return true;
  const id = drafts.keep(course);
  if (id === undefined) say(talk, 'draft.not_kept');
  else say(talk, 'draft.kept_on', { id });
  return false;
}

/** The last words before the end: how to go on from here, by what was kept or by one command. */
export function leave(talk: Talk, course: Course): { readonly left: true; readonly course: Course } {
  const { drafts, asker, view } = talk;
  const id = drafts?.agreed ? drafts.keep(course) : undefined;
  if (id !== undefined) say(talk, 'draft.kept', { id });
  else {
    if (drafts?.agreed && saidIn(course).length > 0) say(talk, 'draft.not_kept');
    asker.tell(goOnCommand(course, view.locale));
    if (drafts?.mayAsk && !drafts.agreed && saidIn(course).length > 0) say(talk, 'draft.next_time');
  }
  return { left: true, course };
}
