import type { Locale } from '../diagnostics/index.ts';

/** One option of a question, in the reader's language. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A question as it is put to a person. Every text is already in the reader's language. */
export interface Prompt {
  readonly kind: 'one' | 'many' | 'search' | 'line';
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
  /** What can be done here, as one line. */
  readonly keys: string;
  readonly locale: Locale;
  /** Options that fit what was typed, for `search`. */
  readonly search?: (typed: string) => readonly Option[];
  /** Says what is wrong with a typed line, or nothing. */
  readonly check?: (typed: string) => string | undefined;
  readonly canGoBack: boolean;
  /** A menu and not a question: no "don't know". */
  readonly menu?: boolean;
}

/** What a person did at a prompt. `values` holds option values, or the typed line. */
export type Reply =
  | { readonly kind: 'answer'; readonly values: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'back' }
  | { readonly kind: 'leave' };

/** Puts questions to a person. Stopping with Ctrl-C or Ctrl-D is `leave`. */
export interface Asker {
  ask(prompt: Prompt): Promise<Reply>;
  /** Text between questions, on the same screen. */
  tell(text: string): void;
}

/** Says how far long work has come; the last word stays until the next. */
export interface Progress {
  say(text: string): void;
  end(): void | Promise<void>;
}

/** Writes a file that must not exist yet. */
export interface LetterWriter {
  /** `written`, or why not. */
  write(file: string, text: string): 'written' | 'exists' | 'cannot_write';
}
