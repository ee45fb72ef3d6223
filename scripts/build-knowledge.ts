import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { KnowledgePack, PackNames } from '../src/diagnostics/pack/knowledge-pack.ts';
import { LOCALES } from '../src/diagnostics/text.ts';
import { compilePack } from '../src/knowledge/compile-pack.ts';
import { packFiles } from './evaluation/load-pack.ts';

/** Compiles the built-in pack and the interface texts into `generated/`. Fails with file:line:column. */
const { pack, problems } = compilePack(packFiles('knowledge/jiebei'));
for (const { file, line, column, message, severity } of problems) {
  process.stderr.write(`knowledge/jiebei/${file}:${line}:${column} ${severity} ${message}\n`);
}
if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 5;

mkdirSync('generated', { recursive: true });
/** JSON inside a string parses faster than the same text as JavaScript. */
const asModule = (value: unknown) => `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});\n`;
/** The reading rules stand apart: only who is told a story needs them. */
const { reading, ...rest } = pack;
writeFileSync('generated/jiebei.js', asModule(rest));
writeFileSync('generated/jiebei-reading.js', asModule(reading));
/** Lists of saved cases need no more of it than names and days, and are spared the rest. */
writeFileSync('generated/jiebei-names.js', asModule(namesOf(pack)));
const PACK_TYPES = '../src/diagnostics/pack/knowledge-pack.ts';
writeFileSync(
  'generated/jiebei.d.ts',
  `import type { KnowledgePack } from '${PACK_TYPES}';\ndeclare const pack: KnowledgePack;\nexport default pack;\n`,
);
writeFileSync(
  'generated/jiebei-names.d.ts',
  `import type { PackNames } from '${PACK_TYPES}';\ndeclare const names: PackNames;\nexport default names;\n`,
);
writeFileSync(
  'generated/jiebei-reading.d.ts',
  `import type { ReadingRules } from '${PACK_TYPES}';\ndeclare const reading: ReadingRules;\nexport default reading;\n`,
);

const texts: Record<string, { zh: string; en: string }> = {};
for (const name of readdirSync('knowledge/interface').sort()) {
  const entries = parse(readFileSync(`knowledge/interface/${name}`, 'utf8')) as typeof texts;
  for (const [key, text] of Object.entries(entries)) {
    if (key in texts) throw new Error(`knowledge/interface/${name}: "${key}" is given twice`);
    if (typeof text.zh !== 'string' || typeof text.en !== 'string')
      throw new Error(`knowledge/interface/${name}: "${key}" lacks a language`);
    const slots = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort().join();
    if (text.zh !== '' && slots(text.zh) !== slots(text.en))
      throw new Error(`knowledge/interface/${name}: "${key}" has other slots in each language`);
    texts[key] = text;
  }
}
const keys = Object.keys(texts);
writeFileSync('generated/phrases.d.ts', `export type PhraseKey =\n${keys.map((key) => `  | '${key}'`).join('\n')};\n`);
for (const [locale, language] of [
  ['zh-CN', 'zh'],
  ['en', 'en'],
] as const) {
  writeFileSync(
    `generated/phrases-${locale}.js`,
    asModule(Object.fromEntries(keys.map((key) => [key, texts[key]?.[language]]))),
  );
  writeFileSync(
    `generated/phrases-${locale}.d.ts`,
    "import type { PhraseKey } from './phrases.d.ts';\ndeclare const texts: Readonly<Record<PhraseKey, string>>;\nexport default texts;\n",
  );
}

/** The first question to an agent is the same every time: it stands ready before the pack is loaded. */
const { openQuestion } = await import('../src/workflows/next-prompt.ts');
const { begin, settle } = await import('../src/workflows/course.ts');
const setting = { pack: rest, today: pack.asOf, audience: 'agent' } as const;
const first = openQuestion(setting, settle(setting, begin({ stated: {} })));
writeFileSync(
  'generated/first-question.js',
  asModule(Object.fromEntries(LOCALES.map((locale) => [locale, first?.prompt(locale)]))),
);
writeFileSync(
  'generated/first-question.d.ts',
  "import type { FirstQuestion } from '../src/workflows/opening.ts';\ndeclare const question: FirstQuestion;\nexport default question;\n",
);

function namesOf({ id, causes, steps, calendar }: KnowledgePack): PackNames {
  return {
    id,
    causes: causes.map((cause) => ({ id: cause.id, title: cause.title })),
    steps: steps.map((step) => ({ id: step.id, who: step.who, text: step.text })),
    calendar,
  };
}
