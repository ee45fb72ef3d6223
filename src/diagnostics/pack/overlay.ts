import type { KnowledgePack, ValueTable } from './knowledge-pack.ts';

/** What closed cases change about a pack: how common causes are, and how often a sign is seen with one. */
export interface Overlay {
  readonly schema: 'quota-doctor/overlay@1';
  /** The pack it was made for, and no other. */
  readonly base: { readonly id: string; readonly version: string; readonly digest: string };
  /** The digest of the pack with the overlay on it. */
  readonly digest: string;
  readonly cases: number;
  /** Cause id → logarithm of its prior share, hundredths of a deciban. */
  readonly priors: Readonly<Record<string, number>>;
  /** Weight in hundredths of a deciban, chance in ten-thousandths. */
  readonly rows: readonly {
    readonly key: string;
    readonly value: string;
    readonly cause: string;
    readonly weight: number;
    readonly chance: number;
  }[];
}

/** One frequency that moves, with what it was seen in. */
export interface Moved {
  readonly key: string;
  readonly value: string;
  readonly cause: string;
  /** Chances in ten-thousandths. */
  readonly before: number;
  readonly after: number;
  /** Seen so often, in so many cases of the cause that answered this. */
  readonly seen: number;
  readonly of: number;
}

/** How common a cause is, before and after; shares in ten-thousandths. */
export interface MovedPrior {
  readonly cause: string;
  readonly before: number;
  readonly after: number;
  readonly cases: number;
}

/** What the cases change about the pack. */
export interface Calibrated {
  readonly overlay: Overlay;
  readonly signs: readonly Moved[];
  readonly priors: readonly MovedPrior[];
}

/** A row weighs at most this much, for or against. */
export const HEAVIEST = 4000;
const LIGHTEST_PRIOR = -9000;
const CERTAIN = 10_000;

/** The pack with an overlay on it; a new pack, the old one stays as it is. */
export function withOverlay(pack: KnowledgePack, overlay: Overlay): KnowledgePack {
  const place = new Map(pack.causes.map(({ id }, index) => [id, index]));
  const rows = new Map(
    overlay.rows.map(({ key, value, cause, weight, chance }) => [
      `${key} ${value} ${place.get(cause)}`,
      [place.get(cause) ?? 0, weight, chance] as const,
    ]),
  );
  const changed = (table: ValueTable): ValueTable => ({
    ...table,
    rows: table.rows.map((row) => rows.get(`${table.key} ${table.value} ${row[0]}`) ?? row),
  });
  return {
    ...pack,
    version: `${pack.version}+${overlay.digest}`,
    digest: overlay.digest,
    tables: pack.tables.map(changed),
    priors: {
      ...pack.priors,
      causes: pack.causes.map(({ id }, index) => overlay.priors[id] ?? pack.priors.causes[index] ?? 0),
    },
  };
}

/** An overlay from what a file holds: for this pack, with known ids and numbers in bounds; or why not. */
export function readOverlay(pack: KnowledgePack, content: unknown): Overlay | 'no_overlay' | 'other_pack' {
  if (typeof content !== 'object' || content === null) return 'no_overlay';
  const { schema, base, digest, priors, rows } = content as Partial<Overlay>;
  if (schema !== 'quota-doctor/overlay@1' || !base || typeof digest !== 'string' || !/^[0-9a-f]{12}$/.test(digest))
    return 'no_overlay';
  if (base.id !== pack.id || base.digest !== pack.digest) return 'other_pack';
  const causes = new Set(pack.causes.map(({ id }) => id));
  const whole = (value: unknown, least: number, most: number) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  const known =
    typeof priors === 'object' &&
    Object.entries(priors).every(([id, prior]) => causes.has(id) && whole(prior, LIGHTEST_PRIOR, 0)) &&
    Array.isArray(rows) &&
    rows.every(
      (row: Partial<Overlay['rows'][number]> | null) =>
        causes.has(row?.cause ?? '') && whole(row?.weight, -HEAVIEST, HEAVIEST) && whole(row?.chance, 0, CERTAIN),
    );
  return known ? (content as Overlay) : 'no_overlay';
}
