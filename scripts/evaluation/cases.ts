import { readFileSync } from 'node:fs';

/** One labelled case: what is known of it, and which family a careful reader names. */
export interface LabelledCase {
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Readings one careful reader would take and another would not: neither required nor wrong. */
  readonly may: Readonly<Record<string, unknown>>;
  readonly story: string;
  readonly label: string;
  readonly alsoPlausible: readonly string[];
  readonly noClue: boolean;
  readonly kind: string;
}

/** Reads a file of labelled cases, one JSON object a line. */
export function readCases(file: string): LabelledCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const raw = JSON.parse(line) as Record<string, unknown>;
      return {
        id: String(raw.id),
        facts: (raw.facts ?? {}) as Record<string, unknown>,
        may: (raw.may ?? {}) as Record<string, unknown>,
        story: String(raw.story ?? ''),
        label: String(raw.label),
        alsoPlausible: (raw.also_plausible ?? []) as string[],
        noClue: raw.no_clue === true,
        kind: String(raw.kind ?? 'plain'),
      };
    });
}
