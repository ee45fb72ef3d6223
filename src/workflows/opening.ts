import type { Locale } from '../diagnostics/text.ts';
import { phrase } from '../rendering/phrases.ts';
import type { Prompt } from './ports.ts';
import { ask, menu, type Replied, say, type Voice } from './talk.ts';

/** The first question to an agent who has said nothing yet, in each language; a pure function of the pack. */
export type FirstQuestion = Readonly<Record<Locale, Prompt>>;

/** Says what this is and what it is not. */
export function sayOpening(voice: Voice): void {
  if (voice.audience === 'agent') {
    say(voice, 'agent.opening');
    return;
  }
  for (const key of ['interview.opening', 'interview.promises', 'interview.on_the_phone', 'interview.ways'] as const)
    voice.asker.tell(`${phrase(voice.view.locale, key)}\n`);
}

/** Invites the person to tell what happened. Skipping is as good an answer. */
export function inviteStory(voice: Voice): Promise<Replied> {
  return ask(voice, (locale) =>
    menu(phrase(locale, 'story.title'), [], locale, {
      kind: 'block',
      help: [phrase(locale, 'story.help'), phrase(locale, 'story.no_numbers')],
      ways: ['language', 'leave'],
      none: phrase(locale, 'story.skipped'),
      empty: 'none',
    }),
  );
}

/**
 * Opens an interview to which nothing was given, and asks what comes first. It needs neither the pack nor the engine,
 * so that a person reads while those are loaded: the agent's question was worked out when the program was built, a
 * borrower is invited to tell.
 */
export function openInterview(voice: Voice, question: FirstQuestion | undefined): Promise<Replied> {
  sayOpening(voice);
  return question ? ask(voice, (locale) => question[locale]) : inviteStory(voice);
}
