/** A long list says the same of many rows: what has the same key is put into words once. */
export function remembered<T>(words: (thing: T) => string): (key: string, thing: T) => string {
  const known = new Map<string, string>();
  return (key, thing) => {
    let said = known.get(key);
    if (said === undefined) {
      said = words(thing);
      known.set(key, said);
    }
    return said;
  };
}
