import { custom } from '@oclif/core/flags';
import { BaseCommand } from './base-command.ts';
import { openQuotaLog } from './composition.ts';
import { type Problem, writtenAmount } from './diagnostics/index.ts';
import { Failure, usage } from './failure.ts';
import type { DocumentStore } from './workflows/document-store.ts';
import { isProblem } from './workflows/saved-cases.ts';

/** An amount in yuan as people write it; a wrong one is told without repeating it. */
export function amountFrom(typed: string, source: string): number {
  const amount = writtenAmount(typed);
  if (amount === undefined) throw usage('bad_amount', { source });
  return amount;
}

/** A flag that takes an amount. */
export function amountFlag(flag: string) {
  return custom<number>({ parse: async (typed) => amountFrom(typed, flag) })({ helpValue: 'YUAN' });
}

/** What the commands about the quota log share. */
export abstract class QuotaCommand extends BaseCommand {
  /** Where the log is kept; fails where there is no home for it. */
  protected async documents(): Promise<DocumentStore> {
    const documents = await openQuotaLog();
    if (!documents) throw new Failure([{ code: 'no_data_folder' }]);
    return documents;
  }

  /** What was wanted, or the failure that says why not. */
  protected sure<T extends object>(result: T | Problem): T {
    if (isProblem(result)) throw new Failure([result]);
    return result;
  }
}
