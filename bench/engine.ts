import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawCases } from '../scripts/evaluation/draws.ts';
import { loadPack } from '../scripts/evaluation/load-pack.ts';
import { nextStep } from '../src/diagnostics/case-file.ts';
import { type KnowledgePack, openCase } from '../src/diagnostics/index.ts';
import { compare, time } from './measure.ts';

const PEER = 'json-rules-engine@7.3.1';
const CASES = 5;

/** What is used of the peer. */
interface Peer {
  readonly Engine: new (rules: object[], options: object) => { run(facts: object): Promise<{ events: object[] }> };
}

/** One case through the engine, against the same weights as rules of a general rule engine. */
export async function engine(): Promise<void> {
  const pack = loadPack();
  const cases = drawCases(pack, CASES, 0.5, 1).map(({ facts }) => facts);
  const today = '2026-11-24';
  const { Engine } = peer();
  const rules = new Engine(rulesOf(pack), { allowUndefinedFacts: true });
  await compare(
    `${CASES} cases`,
    {
      [`${PEER}, adding up the weights`]: async () => {
        const begun = performance.now();
        for (const facts of cases)
          await rules.run(Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value])));
        return performance.now() - begun;
      },
      'quota-doctor, diagnosis and next question': () =>
        time(() => cases.map((stated) => nextStep({ pack, stated, today }))),
      'quota-doctor, also plan, letters and what-if': () =>
        time(() => cases.map((stated) => openCase({ pack, stated, today }))),
    },
    5,
  );
}

/** A rule for each weight of the pack. */
function rulesOf({ tables, questions }: KnowledgePack): object[] {
  const many = new Set(questions.filter(({ kind }) => kind === 'many').map(({ key }) => key));
  return tables.flatMap(({ key, value, rows }) =>
    rows.map(([cause, weight]) => ({
      conditions: { all: [{ fact: key, operator: many.has(key) ? 'contains' : 'equal', value }] },
      event: { type: 'weight', params: { cause, weight } },
    })),
  );
}

/** Installed for the comparison and nowhere else. */
function peer(): Peer {
  const folder = mkdtempSync(join(tmpdir(), 'quota-doctor-bench-'));
  execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', PEER]);
  return createRequire(join(folder, 'package.json'))('json-rules-engine') as Peer;
}
