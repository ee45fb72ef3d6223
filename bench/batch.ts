import { drawCases } from '../scripts/evaluation/draws.ts';
import { loadPack } from '../scripts/evaluation/load-pack.ts';
import { compare, PROGRAM, processTime } from './measure.ts';

const CASES = 3000;
/** The least any filter of JSON lines does: read, parse, write as JSON again. */
const LIMIT = `
  for (const line of require('fs').readFileSync(0, 'utf8').split('\\n'))
    if (line !== '') process.stdout.write(JSON.stringify(JSON.parse(line)) + '\\n');`;

/** Many cases through the filter. */
export async function batch(): Promise<void> {
  const cases = drawCases(loadPack(), CASES, 0.5, 1).map(({ facts }) =>
    Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value])),
  );
  const lines = (facts: (n: number) => object) =>
    cases.map((_, n) => JSON.stringify({ id: `${n}`, facts: facts(n) })).join('\n');
  const inputs = { varied: lines((n) => cases[n] ?? {}), same: lines(() => cases[0] ?? {}) };
  for (const [keys, input] of Object.entries(inputs)) {
    await compare(
      `${CASES} cases, ${keys} keys`,
      {
        'parse and stringify': () => processTime(['-e', LIMIT], input),
        'quota-doctor batch': () => processTime([PROGRAM, 'batch', '-'], input),
      },
      5,
    );
  }
}
