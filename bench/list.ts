import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, environment, PROGRAM, processTime } from './measure.ts';

const CASES = 10_000;

/** Lists over many saved cases, against reading the files and no more. */
export async function list(): Promise<void> {
  const data = process.env.QUOTA_DOCTOR_BENCH_DATA ?? mkdtempSync(join(tmpdir(), 'quota-doctor-bench-'));
  try {
    if (!process.env.QUOTA_DOCTOR_BENCH_DATA)
      spawnSync(process.execPath, ['--import', 'tsx', 'scripts/many-cases.ts', data, `${CASES}`], { stdio: 'inherit' });
    const env = environment({ QUOTA_DOCTOR_DATA: data });
    const read = `const fs = require('fs'), d = ${JSON.stringify(join(data, 'cases'))};
      for (const f of fs.readdirSync(d)) if (f.endsWith('.json')) fs.readFileSync(d + '/' + f, 'utf8');`;
    await compare(
      `${CASES} saved cases`,
      {
        'readdir and readFile': () => processTime(['-e', read], '', env),
        'quota-doctor case list': () => processTime([PROGRAM, 'case', 'list'], '', env),
        'quota-doctor due': () => processTime([PROGRAM, 'due'], '', env),
      },
      7,
    );
  } finally {
    if (!process.env.QUOTA_DOCTOR_BENCH_DATA) rmSync(data, { recursive: true });
  }
}
