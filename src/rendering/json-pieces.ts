/** Each thing made into another when its turn comes. */
export function inTurn<T, Made>(things: Iterable<T>, make: (thing: T) => Made): Iterable<Made> {
  return {
    *[Symbol.iterator]() {
      for (const thing of things) yield make(thing);
    },
  };
}

/**
 * A document as one line of JSON, in pieces. What can be iterated at its first level and is no list is written as one,
 * item by item, so that a long list is never there as a whole.
 */
export function* jsonPieces(document: object): Generator<string> {
  if (!Object.values(document).some(isInTurn)) {
    yield `${JSON.stringify(document)}\n`;
    return;
  }
  let before = '{';
  for (const [name, value] of Object.entries(document)) {
    const whole = isInTurn(value) ? '' : JSON.stringify(value);
    if (whole === undefined) continue;
    yield `${before}${JSON.stringify(name)}:${whole}`;
    before = ',';
    if (!isInTurn(value)) continue;
    let between = '[';
    for (const item of value) {
      yield between + JSON.stringify(item);
      between = ',';
    }
    yield between === '[' ? '[]' : ']';
  }
  yield '}\n';
}

function isInTurn(value: unknown): value is Iterable<object> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value);
}
