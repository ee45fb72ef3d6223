import type { Condition } from '../diagnostics/pack/knowledge-pack.ts';
import type { Text } from '../diagnostics/text.ts';
import { ConditionError, readCondition } from './conditions.ts';
import type { Entry, PackProblem } from './read-yaml.ts';
import type { WrittenCondition } from './schema.ts';

/** A text as a pack writes it. */
export interface WrittenText {
  readonly zh: string;
  readonly en: string;
}

/** A written text in the engine's form; empty where a broken pack has none. */
export function textOf(written: WrittenText | undefined): Text {
  return { 'zh-CN': written?.zh ?? '', en: written?.en ?? '' };
}

/** The same as an optional member: absent when nothing is written. */
export function optionalText<Key extends string>(key: Key, written: WrittenText | undefined): { [K in Key]?: Text } {
  return (written === undefined ? {} : { [key]: textOf(written) }) as { [K in Key]?: Text };
}

/** Reads the conditions of a pack's entries; a senseless one becomes a problem at its entry and counts as absent. */
export class Conditions {
  private readonly problems: PackProblem[];

  constructor(problems: PackProblem[]) {
    this.problems = problems;
  }

  read(entry: Entry<unknown>, written: WrittenCondition | undefined): Condition | undefined {
    if (written === undefined) return undefined;
    try {
      return readCondition(written);
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      this.problems.push({ file: entry.file, ...entry.at([]), path: '', message: error.message, severity: 'error' });
      return undefined;
    }
  }

  /** As the optional member `when`. */
  when(entry: Entry<unknown>, written: WrittenCondition | undefined): { when?: Condition } {
    const condition = this.read(entry, written);
    return condition === undefined ? {} : { when: condition };
  }
}
