#!/usr/bin/env -S node --import tsx
// The program on its TypeScript sources: no bundle, no manifest. `npm run build:knowledge` after changing YAML.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from '../src/main.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pjson = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const oclif = { ...pjson.oclif, commands: './src/commands' };

await main(process.argv.slice(2), root, { ...pjson, oclif });
