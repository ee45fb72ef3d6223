import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { call } from '../support/program.ts';

const { commands } = JSON.parse(readFileSync('oclif.manifest.json', 'utf8')) as {
  commands: Record<string, { flags: Record<string, { hidden?: boolean }>; args: Record<string, unknown> }>;
};
const HAN = /[\u4e00-\u9fff]/;

test.each(Object.keys(commands))('help on %s has words for everything, in both languages', async (id) => {
  const words = id.split(':');
  for (const lang of ['zh-CN', 'en']) {
    const { code, stdout } = await call([...words, '--help', '--lang', lang]);
    expect(code).toBe(0);
    const [title = ''] = stdout.split('\n');
    expect(HAN.test(title)).toBe(lang === 'zh-CN');
    for (const [name, { hidden }] of Object.entries(commands[id]?.flags ?? {})) {
      if (hidden) continue;
      const line = stdout.slice(stdout.search(new RegExp(`(?<=\\n {2})--${name}\\b`))).split(/\n {2}--|\n\n/)[0] ?? '';
      const said = line.replace(/^--[\w-]+( [A-Z=.]+)?/, '').trim();
      expect(said, `${id} --${name}`).not.toBe('');
      expect(HAN.test(said), `${id} --${name}: ${said}`).toBe(lang === 'zh-CN');
    }
  }
});
