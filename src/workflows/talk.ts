import type { Facts } from '../diagnostics/index.ts';
import type { Locale } from '../diagnostics/text.ts';
import { type PhraseKey, phrase, type Slots } from '../rendering/phrases.ts';
import type { View } from '../rendering/view.ts';
import type { Finished, Setting } from './course.ts';
import type { DocumentMakers, DocumentSaver } from './documents.ts';
import type { DraftKeeper } from './drafts.ts';
import type { Asker, Option, Prompt, Reply } from './ports.ts';

/** Who is at the keyboard: the person concerned, or a hotline agent with that person on the phone. */
export type Audience = 'borrower' | 'agent';

/** Who is talked to and how; enough for what is said before anything is known. */
export interface Voice {
  readonly asker: Asker;
  readonly audience: Audience;
  /** The language is chosen anew whenever the person wishes. */
  view: View;
}

/** Everything a talk in a terminal needs. */
export interface Talk extends Setting, Voice {
  readonly documents: DocumentSaver;
  readonly makers: DocumentMakers;
  /** Keeps the case on this machine and returns its id, or undefined where it could not; absent where cases are not kept. */
  readonly keep?: (finished: Finished) => Promise<string | undefined>;
  /** Keeps the interview while it goes on; absent where nothing can be kept. */
  readonly drafts?: DraftKeeper | undefined;
  /** Reads a story into facts; loads what reading needs when first called. */
  readonly readStory: (story: string) => Promise<Facts>;
  /** Prints to the result's own stream (stdout). */
  readonly print: (text: string) => void;
}

/** What came of asking; the wish for another language was granted by then. */
export type Replied = Exclude<Reply, { kind: 'language' }>;

/** Asks in the language of the moment; a wish for the other language is granted here, at every prompt. */
export async function ask(voice: Voice, make: (locale: Locale) => Prompt): Promise<Replied> {
  for (;;) {
    const reply = await voice.asker.ask(make(voice.view.locale));
    if (reply.kind !== 'language') return reply;
    voice.view = { ...voice.view, locale: voice.view.locale === 'en' ? 'zh-CN' : 'en' };
  }
}

/** Says something between the questions. */
export function say(voice: Voice, key: PhraseKey, slots: Slots = {}): void {
  voice.asker.tell(phrase(voice.view.locale, key, slots));
}

/** A list to choose from that is no question of the pack. */
export function menu(
  title: string,
  options: readonly Option[],
  locale: Locale,
  more: Partial<Pick<Prompt, 'kind' | 'help' | 'ways' | 'empty' | 'none' | 'check' | 'dense'>> = {},
): Prompt {
  return {
    kind: 'one',
    title,
    left: '',
    help: [],
    why: '',
    options,
    sensitive: false,
    locale,
    ways: ['back', 'language', 'leave'],
    menu: true,
    ...more,
  };
}
