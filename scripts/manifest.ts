import { writeFileSync } from 'node:fs';
import { Plugin } from '@oclif/core';

/** Writes the command manifest, so that a start loads one command's file and looks at no folder. */
const plugin = new Plugin({ root: process.cwd(), type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
await plugin.load();
writeFileSync('oclif.manifest.json', `${JSON.stringify(plugin.manifest)}\n`);
process.stdout.write(`manifest of ${Object.keys(plugin.manifest.commands).length} commands\n`);
