import { documentFolder } from '../src/adapters/document-folder.ts';
import { openCase } from '../src/diagnostics/index.ts';
import { addDays } from '../src/diagnostics/plan/calendar-date.ts';
import { caseText } from '../src/workflows/case-document.ts';
import { saveNew } from '../src/workflows/saved-cases.ts';
import { drawCases } from './evaluation/draws.ts';
import { loadPack } from './evaluation/load-pack.ts';

/** Fills a data folder with drawn cases, to measure with: `tsx scripts/many-cases.ts FOLDER COUNT`. */
const [data = '', count = '10000'] = process.argv.slice(2);
if (data === '') throw new Error('a folder is wanted');
const pack = loadPack();
const documents = documentFolder(data, 'cases');
const drawn = drawCases(pack, 200, 0.5, 1).map(({ facts }, n) => {
  const at = addDays('2026-11-24', -(n % 60));
  const input = { stated: facts };
  const file = openCase({ pack, today: at, ...input });
  return { input, file, keepStory: false, at };
});
/** One case of each kind is made and written many times. */
const unwritten = { ...documents, write: () => 'written' as const };
const kinds = drawn.flatMap((toSave) => {
  const saved = saveNew({ documents: unwritten, newId: () => 'kind' }, toSave, pack);
  return 'code' in saved ? [] : [saved];
});
for (let n = 0; n < Number(count); n += 1) {
  const kind = kinds[n % kinds.length];
  if (kind) documents.write(`many-${n}`, 0, caseText({ ...kind, id: `many-${n}` }));
}
process.stdout.write(`${count} cases in ${documents.folder}\n`);
