import type { Locale } from '../diagnostics/index.ts';

/** One option of a question, in the reader's language. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What can be done at a prompt besides answering it. */
export type Way = 'why' | 'back' | 'skip' | 'review' | 'tell' | 'urgent' | 'language' | 'leave';

/**
 * A question as it is put to a person. Every text is already in the reader's language. `block` is a text of many
 * lines; `search` a line with options that fit what was typed.
 */
export interface Prompt {
  readonly kind: 'one' | 'many' | 'search' | 'line' | 'block';
  readonly title: string;
  /** Small line above the title: how many more at most. */
  readonly left: string;
  /** Where to look, and other help that always shows. */
  readonly help: readonly string[];
  /** Shown when the person asks why. */
  readonly why: string;
  readonly options: readonly Option[];
  /** "None of these", for several choices. */
  readonly none?: string;
  readonly sensitive: boolean;
  readonly locale: Locale;
  /** Options that fit what was typed, for `search`. */
  readonly search?: (typed: string) => readonly Option[];
  /** Says what is wrong with a typed line, or nothing. */
  readonly check?: (typed: string) => string | undefined;
  /** What else can be done here. */
  readonly ways: readonly Way[];
  /** A menu and not a question: no "don't know". */
  readonly menu?: boolean;
  /** The answer given before, to be kept with Enter. */
  readonly earlier?: Reply;
  /** Several options on a line. */
  readonly dense?: boolean;
  /** Enter with nothing ticked or typed is this answer. */
  readonly empty?: 'none' | 'unknown';
}

/** What a person did at a prompt. `values` holds option values, or the typed line. */
export type Reply =
  | { readonly kind: 'answer'; readonly values: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'back' }
  /** Not now: asked once more at the end. */
  | { readonly kind: 'skip' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'review' }
  | { readonly kind: 'urgent' }
  | { readonly kind: 'language' }
  /** Told in own words: a block pasted at a choice, or the wish to tell. */
  | { readonly kind: 'tell'; readonly text?: string };

/** Puts questions to a person. Stopping with Ctrl-C, Ctrl-D or a signal is `leave`. */
export interface Asker {
  ask(prompt: Prompt): Promise<Reply>;
  /** Text between questions, on the same screen. */
  tell(text: string): void;
  /** Gives the terminal back. */
  close(): void;
}

/** Says how far long work has come; the last word stays until the next. */
export interface Progress {
  say(text: string): void;
  end(): void | Promise<void>;
}
