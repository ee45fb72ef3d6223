import * as OpenCC from 'opencc-js/t2cn';

/**
 * Traditional characters and their simplified forms as two strings of the same length, from OpenCC's tables, so that
 * a story typed in traditional characters is read like any other without carrying the library.
 */
export function simplifiedCharacters(): { from: string; to: string } {
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  let from = '';
  let to = '';
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code);
    const simple = convert(character);
    if (simple !== character && simple.length === 1) {
      from += character;
      to += simple;
    }
  }
  return { from, to };
}
