import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'rolldown';

const GENERATED = /[\\/]generated[\\/][\w-]+\.js$/;
const READERS: Readonly<Record<string, string>> = {
  '\0plain-data': `
import { readFileSync } from 'node:fs';
export const plain = (url) => JSON.parse(readFileSync(new URL(url), 'utf8'));
`,
  /** In pieces of a megabyte: the usual 16 kB make sixty of one file, which take longer than unpacking it. */
  '\0packed-data': `
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
export const unpacked = (url) => JSON.parse(brotliDecompressSync(readFileSync(new URL(url)), { chunkSize: 1 << 20 }).toString());
`,
};

/**
 * Data goes beside the program as compressed JSON instead of into it as code: it takes a third less room in the
 * package, and reading, unpacking and parsing it takes a quarter of the time in which Node compiles the same text.
 */
export function packedData(): Plugin {
  return {
    name: 'packed-data',
    resolveId: (id) => (id in READERS ? id : null),
    load(id) {
      if (id in READERS) return READERS[id];
      if (!GENERATED.test(id)) return null;
      const json = Buffer.from(jsonOf(readFileSync(id, 'utf8')));
      if (isSmall(id)) {
        const file = this.emitFile({ type: 'asset', fileName: `data/${basename(id, '.js')}.json`, source: json });
        return `import { plain } from '\0plain-data';\nexport default plain(import.meta.ROLLUP_FILE_URL_${file});\n`;
      }
      const file = this.emitFile({
        type: 'asset',
        fileName: fileOf(id),
        source: brotliCompressSync(json, {
          params: {
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
          },
        }),
      });
      return `import { unpacked } from '\0packed-data';\nexport default unpacked(import.meta.ROLLUP_FILE_URL_${file});\n`;
    },
  };
}

/** In the library: the pack from the same file as the program's, words as code, so that the core needs no files. */
export function dataBesideLibrary(): Plugin {
  return {
    name: 'data-beside-library',
    resolveId: (id) => (id in READERS ? id : null),
    load(id) {
      if (id in READERS) return READERS[id];
      if (!GENERATED.test(id) || isSmall(id)) return null;
      const file = JSON.stringify(`../${fileOf(id)}`);
      return `import { unpacked } from '\0packed-data';\nexport default unpacked(new URL(${file}, import.meta.url));\n`;
    },
  };
}

/** What every start reads is not compressed: it takes no more room in the package, and loading what unpacks it takes longer. */
function isSmall(id: string): boolean {
  return /^(phrases|first)-/.test(basename(id));
}

function fileOf(id: string): string {
  return `data/${basename(id, '.js')}.json.br`;
}

/** The JSON inside a generated module, which is `export default JSON.parse("…");`. */
function jsonOf(code: string): string {
  const [, literal] = /^export default JSON\.parse\((".*")\);\n$/s.exec(code) ?? [];
  if (literal === undefined) throw new Error('a generated module has another shape than build-knowledge.ts gives it');
  return JSON.parse(literal) as string;
}
