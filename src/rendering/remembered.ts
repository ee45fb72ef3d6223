/** How many are kept. Rows that say the same stand near one another in a list, so that a few are enough. */
const MOST_KEPT = 500;

/** A long list says the same of many rows: what has the same key is put into words once. */
export function remembered<T, Said = string>(words: (thing: T) => Said): (key: string, thing: T) => Said {
  const known = new Map<string, Said>();
  return (key, thing) => {
    let said = known.get(key);
    if (said === undefined) {
      said = words(thing);
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key, said);
    }
    return said;
  };
}
