/** One way to say a fact, or a near miss that does not say it. */
export interface Phrase {
  readonly key: string;
  /** The value id, or `#` for numbers and dates. */
  readonly value: string;
  readonly text: string;
  readonly says: boolean;
  readonly number?: unknown;
}

type Lists = { readonly says?: readonly unknown[]; readonly near?: readonly unknown[] };

/** The phrases of one file: key → value → says and near; for numbers and dates key → examples and near. */
export function phrasesOf(file: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Phrase[] {
  return Object.entries(file).flatMap(([key, values]) =>
    Object.entries(values).flatMap(([value, lists]): Phrase[] => {
      if (value === 'near')
        return (lists as unknown[]).map((text) => ({ key, value: '#', text: String(text), says: false }));
      if (value === 'examples') {
        return (lists as { says: unknown; value: unknown }[]).map((example) => ({
          key,
          value: '#',
          text: String(example.says),
          says: true,
          number: example.value,
        }));
      }
      const { says = [], near = [] } = lists as Lists;
      return [
        ...says.map((text) => ({ key, value, text: String(text), says: true })),
        ...near.map((text) => ({ key, value, text: String(text), says: false })),
      ];
    }),
  );
}
