import type { Plugin } from 'rolldown';

const NOTHING = 'module.exports = {};';

/**
 * Modules that this program can never reach: it ships a manifest and has no plugins, so oclif looks for no files and
 * compiles nothing; help and errors are rendered by our own code; no prompt of ours opens an editor. A bundle without them is smaller and starts faster.
 */
const UNREACHED: Readonly<Record<string, string>> = {
  typescript: NOTHING,
  'ts-node': NOTHING,
  'cli-spinners': 'module.exports = { default: {}, dots: {}, dots2: {} };',
  'get-package-type': NOTHING,
  '@inquirer/external-editor': 'export const editAsync = () => {};',
  lilconfig: NOTHING,
  minimatch: NOTHING,
  tinyglobby: NOTHING,
  ejs: NOTHING,
  'wsl-utils': 'export const isWsl = false;',
  debug:
    'const off = () => Object.assign(() => {}, { enabled: false, extend: off }); module.exports = Object.assign(off, { enable() {} });',
};

/** The same, where only oclif asks for them. */
const UNREACHED_FROM_OCLIF: Readonly<Record<string, string>> = {
  semver: NOTHING,
  'wrap-ansi': NOTHING,
  'widest-line': NOTHING,
  'indent-string': NOTHING,
};

const OCLIF = /[\\/]@oclif[\\/]core[\\/]lib[\\/]/;

/** Leaves out what is never reached. */
export function withoutUnreached(): Plugin {
  const texts = new Map<string, string>();
  return {
    name: 'without-unreached',
    resolveId(id, importer) {
      const text = UNREACHED[id] ?? (OCLIF.test(importer ?? '') ? UNREACHED_FROM_OCLIF[id] : undefined);
      if (text === undefined) return null;
      const stub = `\0unreached:${id}${text.startsWith('export') ? '.mjs' : '.cjs'}`;
      texts.set(stub, text);
      return stub;
    },
    load: (id) => texts.get(id) ?? null,
  };
}

/** `const x_1 = require("y")` at the top of a module of oclif becomes a getter that loads y when x_1 is first used. */
export function lazyOclif(): Plugin {
  return {
    name: 'lazy-oclif',
    transform(code, id) {
      if (!OCLIF.test(id)) return null;
      const names: string[] = [];
      const lazy = code.replace(
        /^(?:const|var) (\w+_\d+) = ((?:__importDefault|__importStar)?\(?require\("[^"]+"\)\)?);$/gm,
        (_, name: string, load: string) => {
          names.push(name);
          return `let ${name}$v; const ${name}$ = () => (${name}$v ??= ${load});`;
        },
      );
      if (names.length === 0) return null;
      return lazy.replace(new RegExp(`\\b(${names.join('|')})\\b(?!\\$)`, 'g'), '($1$$())');
    },
  };
}
