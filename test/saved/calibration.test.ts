import { expect, test } from 'vitest';
import { drawCases, seeded } from '../../scripts/evaluation/draws.ts';
import { type KnowledgePack, readOverlay, withOverlay } from '../../src/diagnostics/index.ts';
import { calibrate, USUAL_TRUST } from '../../src/knowledge/calibrate.ts';
import { crossValidate, hitsOf } from '../../src/knowledge/cross-validate.ts';
import { builtInPack } from '../support/pack.ts';

const FRESH = 1500;

/** A world in which causes are as common, and signs as frequent, as this pack does not believe. */
function otherWorld(pack: KnowledgePack, seed: number): KnowledgePack {
  const random = seeded(seed);
  const moved = (chance: number) => Math.min(9900, Math.max(5, Math.round(chance * 10 ** ((random() - 0.5) * 1.3))));
  return {
    ...pack,
    tables: pack.tables.map((table) => ({
      ...table,
      rows: table.rows.map(([cause, weight, chance]) => [cause, weight, moved(chance)] as const),
    })),
    priors: { ...pack.priors, causes: pack.priors.causes.map((prior) => Math.round(prior + (random() - 0.5) * 1500)) },
  };
}

/** How often a value is drawn in a world: of a choice one value comes up, of a list each by itself. */
function truthOf(world: KnowledgePack): (key: string, value: string, cause: string) => number {
  return (key, value, cause) => {
    const index = world.causes.findIndex(({ id }) => id === cause);
    const kind = [...world.questions, ...world.derived].find((question) => question.key === key)?.kind;
    const chanceIn = (table: KnowledgePack['tables'][number]) =>
      table.rows.find(([own]) => own === index)?.[2] ?? table.background;
    const tables = world.tables.filter((table) => table.key === key);
    const chance = tables.filter((table) => table.value === value).reduce((sum, table) => sum + chanceIn(table), 0);
    return kind === 'many' ? chance : (10_000 * chance) / tables.reduce((sum, table) => sum + chanceIn(table), 0);
  };
}

test('in a world with other frequencies calibration moves towards them and fresh cases are judged better', () => {
  const pack = builtInPack();
  for (const seed of [7, 8]) {
    const world = otherWorld(pack, seed);
    const { overlay, signs } = calibrate(pack, drawCases(world, 600, 0.5, seed), USUAL_TRUST);
    const fresh = drawCases(world, FRESH, 0.5, seed + 100);
    const before = hitsOf(pack, fresh);
    const after = hitsOf(withOverlay(pack, overlay), fresh);
    expect(after.first).toBeGreaterThan(before.first + FRESH / 50);
    const truth = truthOf(world);
    const nearer = signs.filter(
      ({ key, value, cause, before, after }) =>
        Math.abs(after - truth(key, value, cause)) < Math.abs(before - truth(key, value, cause)),
    );
    expect(nearer.length / signs.length).toBeGreaterThan(0.8);
  }
}, 120_000);

test('where the cases say what the pack says, it stays as good as it was', () => {
  const pack = builtInPack();
  const { overlay } = calibrate(pack, drawCases(pack, 600, 0.5, 5), USUAL_TRUST);
  const fresh = drawCases(pack, FRESH, 0.5, 105);
  const before = hitsOf(pack, fresh);
  const after = hitsOf(withOverlay(pack, overlay), fresh);
  expect(Math.abs(after.first - before.first)).toBeLessThan(FRESH / 50);
}, 120_000);

test('cross-validation foresees whether it helps on fresh cases', () => {
  const pack = builtInPack();
  const { before, after } = crossValidate(pack, drawCases(otherWorld(pack, 9), 600, 0.5, 9), USUAL_TRUST);
  expect(before.cases).toBe(600);
  expect(after.cases).toBe(600);
  expect(after.first).toBeGreaterThan(before.first);
}, 120_000);

test('a cause with few cases keeps its signs, and the pack itself is not touched', () => {
  const pack = builtInPack();
  const text = JSON.stringify(pack.tables);
  const few = drawCases(pack, 60, 0.5, 3);
  const { signs, priors } = calibrate(pack, few, USUAL_TRUST);
  for (const { cause, of } of signs) {
    expect(of).toBeGreaterThanOrEqual(5);
    expect(few.filter((item) => item.cause === cause).length).toBeGreaterThanOrEqual(5);
  }
  const shares = priors.reduce((sum, { after }) => sum + after, 0) / 10_000;
  expect(shares).toBeCloseTo(1 - pack.notListed.prior, 1);
  expect(JSON.stringify(pack.tables)).toBe(text);
});

test('an overlay fits only the pack it was made for, and only if it is whole', () => {
  const pack = builtInPack();
  const { overlay } = calibrate(pack, drawCases(pack, 200, 0.5, 4), USUAL_TRUST);
  expect(readOverlay(pack, JSON.parse(JSON.stringify(overlay)))).toEqual(overlay);
  expect(withOverlay(pack, overlay).digest).not.toBe(pack.digest);
  expect(readOverlay({ ...pack, digest: 'another' }, overlay)).toBe('other_pack');
  for (const bad of [
    null,
    1,
    {},
    { ...overlay, rows: [{}] },
    { ...overlay, priors: { gone: 1 } },
    { ...overlay, digest: 'x' },
  ])
    expect(readOverlay(pack, bad)).toBe('no_overlay');
});
