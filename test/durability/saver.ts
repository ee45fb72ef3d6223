import { writeSync } from 'node:fs';
import { documentFolder } from '../../src/adapters/document-folder.ts';
import type { SavedCase } from '../../src/diagnostics/saved/saved-case.ts';
import { caseText } from '../../src/workflows/case-document.ts';
import { addToLog } from '../../src/workflows/quota-log.ts';
import { loadCase, type Shelf, saveNext } from '../../src/workflows/saved-cases.ts';

/**
 * A process of its own that saves cases, to be killed, starved of disk, or set against another one. It says what it
 * was promised: one line on standard output after each save.
 */
const [mode = '', data = '', id = '', count = '0', size = '0'] = process.argv.slice(2);
const shelf: Shelf = { documents: documentFolder(data, 'cases'), newId: () => id };
const say = (line: string) => writeSync(1, `${line}\n`);

function newCase(name: string): SavedCase {
  return {
    id: name,
    revision: 1,
    opened: '2026-11-24',
    changed: '2026-11-24',
    pack: { id: 'jiebei', version: '0', digest: '0' },
    given: { stated: {}, record: {}, told: {}, log: {}, story: '经过'.repeat(Number(size)) },
    result: { at: '2026-11-24', since: '2026-11-24', outcome: 'undecided', causes: [] },
    due: [],
    history: [],
    closing: null,
  };
}

function saveAgain(name: string): string {
  const before = loadCase(shelf, name);
  if ('code' in before) {
    if (before.code !== 'case_not_found') return before.code;
    return shelf.documents.write(name, 0, caseText(newCase(name)));
  }
  const note = { kind: 'note', at: '2026-11-24', text: `${process.pid} ${before.revision + 1}` } as const;
  const saved = saveNext(shelf, before, { history: [note] }, '2026-11-24');
  return 'code' in saved ? saved.code : `written ${saved.revision}`;
}

if (mode === 'loop') {
  for (let turn = 0; ; turn += 1) {
    const name = `${id}${turn % 5}`;
    const result = saveAgain(name);
    if (result.startsWith('written')) say(`${name} ${result.slice(8) || 1}`);
  }
}
if (mode === 'new') {
  for (let n = 0; n < Number(count); n += 1) {
    const name = `${id}${n}`;
    say(`${name} ${shelf.documents.write(name, 0, caseText(newCase(name)))}`);
  }
}
if (mode === 'again') for (let n = 0; n < Number(count); n += 1) say(saveAgain(id));
if (mode === 'log') {
  const documents = documentFolder(data, 'quota');
  for (let n = 0; n < Number(count); n += 1) {
    const entry = { kind: 'reading', at: '2026-11-24 10:00', quota: n, available: null, note: id } as const;
    const kept = addToLog(documents, [entry]);
    say('code' in kept ? kept.code : `added ${n}`);
  }
}
