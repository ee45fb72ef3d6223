import { gatherFacts } from '../../src/diagnostics/facts/gather-facts.ts';
import { prepare } from '../../src/diagnostics/index.ts';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import type { LabelledCase } from './cases.ts';
import { TODAY } from './simulate.ts';

/** How a story was read against what a careful reader took from it: one entry a value. */
export interface Reading {
  readonly item: LabelledCase;
  readonly right: readonly string[];
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

/** Values of facts as `key=value`; free text and dates count by key alone, numbers by nearness. */
function valuesOf(facts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    if (key === 'message' || key === 'happened_at' || key === 'lender_name') return [key];
    if (Array.isArray(value)) return value.map((entry) => `${key}=${String(entry)}`);
    return [typeof value === 'number' ? `${key}=${Math.round(value)}` : `${key}=${String(value)}`];
  });
}

/** Reads every story and compares with the facts of its case. */
export function readings(pack: KnowledgePack, cases: readonly LabelledCase[]): Reading[] {
  const prepared = prepare(pack);
  return cases.map((item) => {
    const { facts } = gatherFacts(prepared, { pack, stated: {}, story: item.story, today: TODAY });
    const held = Object.entries(facts).filter(([key]) => key !== 'dated');
    const read = valuesOf(Object.fromEntries(held.map(([key, fact]) => [key, fact.value])));
    const told = valuesOf(item.facts);
    return {
      item,
      right: read.filter((value) => told.includes(value)),
      missed: told.filter((value) => !read.includes(value)),
      extra: read.filter((value) => !told.includes(value)),
    };
  });
}
