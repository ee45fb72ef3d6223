import { custom } from '@oclif/core/flags';
import { usage } from './failure.ts';

/** A flag that takes a whole number within bounds; a wrong one is told without repeating it. */
export function wholeNumber(flag: string, least: number, most: number, usual?: number) {
  const make = custom<number>({
    parse: async (typed) => {
      const number = Number(typed);
      if (/^\d+$/.test(typed) && number >= least && number <= most) return number;
      throw usage('bad_number', { source: flag, allowed: [`${least}…${most}`] });
    },
  });
  return make({ helpValue: 'N', ...(usual === undefined ? {} : { default: usual }) });
}
