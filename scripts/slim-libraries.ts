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

/** conf compiles a schema only where it is given one. We give it none. */
const UNREACHED_FROM_CONF: Readonly<Record<string, string>> = {
  'ajv/dist/2020.js': 'export const Ajv2020 = undefined;',
  'ajv-formats': 'export default {};',
};

const OCLIF = /[\\/]@oclif[\\/]core[\\/]lib[\\/]/;
const CONF = /[\\/]node_modules[\\/]conf[\\/]/;

/** Leaves out what is never reached. */
export function withoutUnreached(): Plugin {
  const texts = new Map<string, string>();
  return {
    name: 'without-unreached',
    resolveId(id, importer) {
      const text =
        UNREACHED[id] ??
        (OCLIF.test(importer ?? '') ? UNREACHED_FROM_OCLIF[id] : undefined) ??
        (CONF.test(importer ?? '') ? UNREACHED_FROM_CONF[id] : undefined);
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

/** The one our own layout uses; oclif brings an older one of its own. */
const STRING_WIDTH = /(?<!@oclif[\\/]core[\\/])node_modules[\\/]string-width[\\/]index\.js$/;
/** What string-width makes when it is loaded and is slow to make. */
const SLOW_TO_MAKE = [
  'segmenter',
  'visibleCharacterRegex',
  'spacingMarkRegex',
  'rgiEmojiRegex',
  'extendedPictographicRegex',
];

/** string-width makes its tables of characters when it first measures, not at every start of ours. */
export function lazyStringWidth(): Plugin {
  return {
    name: 'lazy-string-width',
    transform(code, id) {
      if (!STRING_WIDTH.test(id)) return null;
      return SLOW_TO_MAKE.reduce((lazy, name) => {
        const made = new RegExp(`^const ${name} = (.+);$`, 'm');
        if (!made.test(lazy)) throw new Error(`string-width no longer makes "${name}" when it is loaded`);
        return lazy
          .replace(
            made,
            (_, value: string) => `let ${name}$v; const ${name}$ = () => (${name}$v ??= ${unread(value)});`,
          )
          .replace(new RegExp(`\\b${name}\\b(?![$\\w])`, 'g'), () => `${name}$()`);
      }, code);
    },
  };
}

/** A pattern as a string: one that stands in the code is looked through while the code is parsed, used or not. */
function unread(value: string): string {
  const [, pattern, flags] = /^\/(.+)\/(\w*)$/.exec(value) ?? [];
  return pattern === undefined ? value : `new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`;
}
