import { openShelf } from './composition.ts';
import type { CaseInput, SavedCase } from './diagnostics/index.ts';
import { Failure } from './failure.ts';
import { isProblem, saveNew, type ToSave } from './workflows/saved-cases.ts';

/**
 * Keeps a finished diagnosis as a new case.
 *
 * @param result the diagnosis as a document; it goes into the error when the case cannot be kept
 */
export async function keepCase(toSave: ToSave, pack: CaseInput['pack'], result?: unknown): Promise<SavedCase> {
  const shelf = await openShelf();
  const saved = shelf ? saveNew(shelf, toSave, pack) : { code: 'no_data_folder' as const };
  if (isProblem(saved)) throw new Failure([saved], result);
  return saved;
}
