import type { GlobalFlags } from './base-command.ts';
import type { CaseFile } from './diagnostics/index.ts';
import type { FactFlags } from './fact-flags.ts';

/** Outcomes a script may want to fail on. */
export const FAILING = ['undecided', 'needs_answers', 'scam_alert'];
const FAILED_ON = 10;

/** The flags of `diagnose`, as parsed. */
export interface DiagnoseFlags extends FactFlags, GlobalFlags {
  readonly overlay?: string | undefined;
  readonly save: boolean;
  readonly 'keep-story': boolean;
  readonly 'from-log': boolean;
  readonly letter?: string | undefined;
  readonly audience?: string | undefined;
  readonly plain: boolean;
  readonly 'fail-on'?: readonly string[] | undefined;
}

/** The exit code of a finished diagnosis. */
export function exitCodeOf({ diagnosis }: CaseFile, failing: readonly string[] = []): number {
  return failing.includes(diagnosis.outcome) ? FAILED_ON : 0;
}
