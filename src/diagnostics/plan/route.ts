import type { WhereTo } from '../case-types.ts';
import type { Facts } from '../facts/facts.ts';
import { holds } from '../pack/condition.ts';
import type { KnowledgePack } from '../pack/knowledge-pack.ts';

/** True on days between the first and the last day of something; without one it has always been or still is. */
export function existsOn({ from, until }: { readonly from?: string; readonly until?: string }, today: string): boolean {
  return (from === undefined || from <= today) && (until === undefined || today <= until);
}

/** Whom to address in this case: the first row of the routing table whose condition is met on that day. */
export function routeOf(pack: KnowledgePack, facts: Facts, today: string): WhereTo | null {
  const row = pack.routing.find((route) => existsOn(route, today) && holds(route.when, facts));
  if (!row) return null;
  const { id, first, further = null, why, sources } = row;
  return { id, first, further, why, sources };
}

/** The steps that what was done before adds to a plan, whatever the cause is. */
export function stepsOfHistory(pack: KnowledgePack, facts: Facts, today: string): readonly string[] {
  const rows = pack.routing.filter(
    (route) => route.when !== undefined && existsOn(route, today) && holds(route.when, facts),
  );
  return [...new Set(rows.flatMap(({ steps }) => steps))];
}
