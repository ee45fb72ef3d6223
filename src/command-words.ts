const GLOBAL_FLAGS = ['--json', '--no-color', '--help', '-h'];

/**
 * The words oclif is to see. It has no default command, so `diagnose` goes in front where no command is named; `help
 * X` becomes `X --help`; `-h` becomes `--help`.
 */
export function wordsToRun(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  const words = argv.map((word, index) => (word === '-h' && (end === -1 || index < end) ? '--help' : word));
  const [first] = words;
  if (first === 'help') return wordsToRun([...words.slice(1).filter((word) => word !== '--help'), '--help']);
  if (first === undefined) return ['diagnose'];
  if (!first.startsWith('-')) return words;
  return words.includes('--help') && onlyGlobal(words)
    ? ['--help', ...words.filter((word) => word !== '--help')]
    : ['diagnose', ...words];
}

/** True when help is asked for the program as a whole. */
export function isKnownHelp(first: string | undefined): boolean {
  return first === '--help';
}

function onlyGlobal(words: readonly string[]): boolean {
  return words.every(
    (word, index) => GLOBAL_FLAGS.includes(word) || word.startsWith('--lang') || words[index - 1] === '--lang',
  );
}
