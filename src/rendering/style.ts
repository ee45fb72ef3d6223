/** Emphasis, which adds to the words and never carries meaning alone. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly warn: (text: string) => string;
}

const same = (text: string) => text;

/** No emphasis at all: files, pipes, dumb terminals. */
export const plainStyle: Style = { strong: same, faint: same, warn: same };
