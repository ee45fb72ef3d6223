import type { ShownProblem } from './rendering/problem-view.ts';

/** What a person or script must know and mend: thrown by commands, told once by the base command. */
export class Failure extends Error {
  readonly problems: readonly ShownProblem[];
  /** A finished result that could not be delivered; goes into the error document. */
  readonly result: unknown;

  constructor(problems: readonly ShownProblem[], result?: unknown) {
    super(problems.map(({ code }) => code).join(', '));
    this.name = 'Failure';
    this.problems = problems;
    this.result = result;
  }
}

/** A mistake on the command line itself. */
export function usage(
  reason: NonNullable<ShownProblem['reason']>,
  more: Omit<ShownProblem, 'code' | 'reason'> = {},
): Failure {
  return new Failure([{ code: 'usage', reason, ...more }]);
}

/** What was called, as far as it is known when something fails. */
export interface Call {
  /** Everything after the program's name. */
  readonly argv: readonly string[];
  /** The command, with blanks between its words. */
  readonly command?: string;
  readonly flags?: readonly string[];
  /** Name of the argument that takes one of several words. */
  readonly choice?: string;
}
