import { string } from '@oclif/core/flags';

/** The doors through which facts of one case come in. */
export const factFlags = {
  answer: string({ multiple: true, multipleNonGreedy: true, helpValue: 'KEY=VALUE' }),
  answers: string({ helpValue: 'FILE' }),
  message: string({ helpValue: 'TEXT' }),
  story: string({ helpValue: 'FILE' }),
  at: string({ helpValue: 'DATE' }),
};

/** The values of these flags. */
export interface FactFlags {
  readonly answer?: readonly string[] | undefined;
  readonly answers?: string | undefined;
  readonly message?: string | undefined;
  readonly story?: string | undefined;
  readonly at?: string | undefined;
}

/** A calibration to be put on the built-in knowledge. */
export const overlayFlag = { overlay: string({ helpValue: 'FILE' }) };
