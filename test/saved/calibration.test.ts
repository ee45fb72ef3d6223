import { expect, test } from 'vitest';
import { drawCases, seeded } from '../../scripts/evaluation/draws.ts';
import { type KnowledgePack, matchMessage, readOverlay, withOverlay } from '../../src/diagnostics/index.ts';
import { calibrate, type KnownCase, USUAL_TRUST } from '../../src/knowledge/calibrate.ts';
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

/** The cases with what their screens said: half of them know a wording, each as often as the world shows it. */
function withMessages(world: KnowledgePack, cases: readonly KnownCase[], seed: number): KnownCase[] {
  const random = seeded(seed);
  const tables = world.tables.filter(({ key }) => key === 'message');
  return cases.map(({ cause, facts }) => {
    const index = world.causes.findIndex(({ id }) => id === cause);
    const chances = tables.map(({ rows, background }) => rows.find(([own]) => own === index)?.[2] ?? background);
    if (random() < 0.5) return { cause, facts };
    let left = random() * chances.reduce((sum, chance) => sum + chance, 0);
    const place = chances.findIndex((chance) => {
      left -= chance;
      return left <= 0;
    });
    const wording = world.messages.find(({ id }) => id === tables[place]?.value)?.wording['zh-CN'] ?? '';
    return { cause, facts: { ...facts, message: { value: wording, from: 'stated' } } };
  });
}

/** Cases whose screens say what they say, with nothing else known but the symptom. */
const screensOf = (world: KnowledgePack, count: number, seed: number) =>
  withMessages(world, drawCases(world, count, 0, seed), seed + 1);

test('in a world with other frequencies calibration moves towards them and fresh cases are judged better', () => {
  const pack = builtInPack();
  for (const seed of [7, 8]) {
    const world = otherWorld(pack, seed);
    const { overlay, signs } = calibrate(pack, drawCases(world, 600, 0.5, seed), USUAL_TRUST);
    const fresh = drawCases(world, FRESH, 0.5, seed + 100);
    const before = hitsOf(pack, fresh);
    const after = hitsOf(withOverlay(pack, overlay), fresh);
    expect(after.first).toBeGreaterThan(before.first + FRESH / 20);
    expect(after.three).toBeGreaterThan(before.three + FRESH / 20);
    const truth = truthOf(world);
    const distance = (of: 'before' | 'after') =>
      signs.reduce((sum, sign) => sum + Math.abs(sign[of] - truth(sign.key, sign.value, sign.cause)), 0);
    expect(distance('after')).toBeLessThan(0.75 * distance('before'));
    const movement = (list: typeof signs) => list.reduce((sum, { before, after }) => sum + Math.abs(after - before), 0);
    const nearer = signs.filter(
      ({ key, value, cause, before, after }) =>
        Math.abs(after - truth(key, value, cause)) < Math.abs(before - truth(key, value, cause)),
    );
    expect(nearer.length / signs.length).toBeGreaterThan(0.8);
    expect(movement(nearer) / movement(signs)).toBeGreaterThan(0.8);
  }
}, 120_000);

test('where the cases say what the pack says, the frequencies stay, and so does every measure', () => {
  const pack = builtInPack();
  const rows = pack.tables.reduce((sum, table) => sum + table.rows.length, 0);
  for (const seed of [5, 7, 8, 15]) {
    const { overlay, signs } = calibrate(pack, drawCases(pack, 600, 0.5, seed), USUAL_TRUST);
    expect(signs.length).toBeLessThan(rows / 1000);
    expect(overlay.priors).toEqual({});
    const fresh = drawCases(pack, FRESH, 0.5, seed + 100);
    const before = hitsOf(pack, fresh);
    const after = hitsOf(withOverlay(pack, overlay), fresh);
    expect(Math.abs(after.first - before.first)).toBeLessThan(FRESH / 500);
    expect(Math.abs(after.three - before.three)).toBeLessThan(FRESH / 500);
  }
}, 120_000);

test('few signs that are off are found among many that are not, and moved towards the truth', () => {
  const pack = builtInPack();
  const keys = ['card', 'repaid', 'debt'];
  // The answers of these questions have changed places.
  const tables = pack.tables.map((table) => {
    if (!keys.includes(table.key)) return table;
    const own = pack.tables.filter(({ key }) => key === table.key);
    const next = own[(own.indexOf(table) + 1) % own.length] ?? table;
    return { ...table, background: next.background, rows: next.rows };
  });
  const found = [12, 13, 14, 15].flatMap((seed) => {
    const { signs } = calibrate(pack, drawCases({ ...pack, tables }, 900, 0.5, seed), USUAL_TRUST);
    return [...new Set(signs.map(({ cause, key }) => `${cause} ${key}`))];
  });
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((name) => keys.includes(name.split(' ')[1] ?? '')).length / found.length).toBeGreaterThan(0.8);
}, 120_000);

/** A world in which each cause is shown with one of its wordings far more often than the pack believes. */
function otherWordings(pack: KnowledgePack, seed: number): KnowledgePack {
  const random = seeded(seed);
  const shown = pack.causes.map((_, cause) => {
    const own = pack.tables.filter(({ key, rows }) => key === 'message' && rows.some(([index]) => index === cause));
    return own[Math.floor(random() * own.length)]?.value;
  });
  const tables = pack.tables.map((table) =>
    table.key === 'message'
      ? { ...table, rows: table.rows.map(([c, w, p]) => [c, w, shown[c] === table.value ? 9000 : p] as const) }
      : table,
  );
  return { ...pack, tables };
}

test('on-screen wordings are learned as well, and stay where nothing speaks against them', () => {
  const pack = builtInPack();
  const same = calibrate(pack, screensOf(pack, 900, 21), USUAL_TRUST);
  expect(same.signs.filter(({ key }) => key === 'message')).toEqual([]);
  const world = otherWordings(pack, 22);
  const { overlay, signs } = calibrate(pack, screensOf(world, 900, 23), USUAL_TRUST);
  expect(signs.filter(({ key, after, before }) => key === 'message' && after > before).length).toBeGreaterThan(10);
  const fresh = screensOf(world, FRESH, 24);
  const only = { ...overlay, priors: {}, rows: overlay.rows.filter(({ key }) => key === 'message') };
  const [before, after] = [hitsOf(pack, fresh), hitsOf(withOverlay(pack, only), fresh)];
  expect(after.first).toBeGreaterThan(before.first + FRESH / 50);
  expect(after.three).toBeGreaterThan(before.three + FRESH / 50);
  // An anonymous export has no text, but the wordings it was read as.
  const wordings = screensOf(world, 900, 23).map(({ cause, facts: { message, ...facts } }) => ({
    ...{ cause, facts },
    wordings: typeof message?.value === 'string' ? matchMessage(pack, message.value).map(({ id }) => id) : [],
  }));
  expect(calibrate(pack, wordings, USUAL_TRUST).overlay).toEqual(overlay);
}, 120_000);

test('cross-validation foresees whether it helps on fresh cases', () => {
  const pack = builtInPack();
  const learned = crossValidate(pack, drawCases(otherWorld(pack, 9), 600, 0.5, 9), USUAL_TRUST);
  const { before, after, won, lost } = learned;
  expect([before.cases, after.cases, after.first - before.first]).toEqual([600, 600, won - lost]);
  expect(learned.change).toBe('better');
  const fresh = hitsOf(pack, drawCases(otherWorld(pack, 9), FRESH, 0.5, 109));
  const [low, high] = before.firstBetween;
  expect(fresh.first / FRESH).toBeGreaterThan(low / 600);
  expect(fresh.first / FRESH).toBeLessThan(high / 600);
  expect(crossValidate(pack, drawCases(pack, 600, 0.5, 9), USUAL_TRUST).change).toBe('same');
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
  const frauds = pack.causes.filter(({ family }) => family === 'scam').map(({ id }) => id);
  for (const { cause, before, after } of priors) if (frauds.includes(cause)) expect(after).toBe(before);
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
