#!/usr/bin/env node
'use strict';
// First of all: what a person typed does not belong in the process list.
process.title = 'quota-doctor';
const { join } = require('node:path');
const root = join(__dirname, '..');
const pjson = require('../package.json');
const words = process.argv.slice(2);

if (['--version', '-V', 'version'].includes(words[0])) {
  require('node:fs').writeSync(1, `quota-doctor ${pjson.version}\n`);
} else {
  process.env.OCLIF_DISABLE_ENGINE_WARNING = '1';
  const cache = process.env.XDG_CACHE_HOME || (process.env.HOME && join(process.env.HOME, '.cache'));
  if (cache) require('node:module').enableCompileCache?.(join(cache, 'quota-doctor'));
  require('../dist/main.cjs').main(words, root, pjson);
}
