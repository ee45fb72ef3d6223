import type { Plan, PlannedStep, Progress } from '../case-types.ts';
import type { Facts } from '../facts/facts.ts';
import { holds } from '../pack/condition.ts';
import type { Cause, KnowledgePack, Step } from '../pack/knowledge-pack.ts';
import { dayOf } from './calendar-date.ts';
import { addWait, holidayTable } from './working-days.ts';

const MOST_STEPS = 5;
/** Waiting costs less than effort: a day of waiting is a fifth of a unit of effort. */
const WAITING = 0.2;

/**
 * The steps of the leading causes in the order to do them: chance of helping divided by effort and waiting (Kadane
 * and Simon 1977), under "only after" constraints, with who acts and real dates. Steps done already are marked, and
 * what follows from them comes next. Waiting that runs by itself counts from the day it began, not from today.
 */
export function makePlan(
  pack: KnowledgePack,
  causes: readonly Cause[],
  facts: Facts,
  today: string,
  progress: Progress = { since: today, done: {} },
): Plan {
  const table = holidayTable(pack);
  const helps = new Map<string, number>();
  causes.forEach((cause, place) => {
    if (place > 0 && causes[0]?.family === 'scam') return;
    cause.steps.forEach(({ id, helps: chance }, rank) => {
      const value = (chance * (place === 0 ? 1 : 0.3)) / (1 + rank * 0.01);
      helps.set(id, Math.max(helps.get(id) ?? 0, value));
    });
  });
  const usable = pack.steps.filter((step) => helps.has(step.id) && holds(step.when, facts));
  const scam = causes[0]?.family === 'scam';
  const order = scam ? (causes[0]?.steps.map(({ id }) => id) ?? []) : byWorth(usable, helps);
  const chosen = withPrerequisites(order, usable).slice(0, scam ? order.length : MOST_STEPS);
  const done = new Set(usable.filter((step) => isDone(step, facts, progress)).map(({ id }) => id));
  const over = new Set<string>();
  const dates = new Map<string, string>();
  let next = true;
  const steps = chosen.map((step): PlannedStep => {
    const status = statusOf(step, new Set([...done, ...over]), chosen, next);
    const earliest = startOf(step, dates, facts, progress);
    const allowed = step.notBefore ? addWait(table, earliest, step.notBefore).day : earliest;
    const start = done.has(step.id) || step.byItself || allowed > today ? allowed : today;
    const notBefore = start > today ? start : null;
    const due = step.wait ? addWait(table, start, step.wait) : undefined;
    dates.set(step.id, due?.day ?? start);
    if (step.byItself && status !== 'done' && status !== 'not_yet' && due && due.day < today) over.add(step.id);
    if (status === 'next' && !over.has(step.id)) next = false;
    return {
      id: step.id,
      who: step.who,
      status: over.has(step.id) ? 'later' : status,
      notBefore,
      due: due?.day ?? null,
      days: step.wait
        ? { count: step.wait.count, kind: step.wait.kind, certain: step.wait.certain && (due?.certain ?? true) }
        : null,
      after: step.after.filter((id) => chosen.some((other) => other.id === id)),
      channel: step.channel ?? null,
      sources: step.sources,
    };
  });
  const avoid = [...new Set(causes.slice(0, 1).flatMap((cause) => cause.avoid))];
  return { steps, avoid };
}

function byWorth(steps: readonly Step[], helps: ReadonlyMap<string, number>): string[] {
  const worth = (step: Step) => {
    const waiting = (step.wait?.count ?? 0) + (step.notBefore?.count ?? 0);
    return (helps.get(step.id) ?? 0) / (step.effort + WAITING * waiting);
  };
  return [...steps].sort((a, b) => worth(b) - worth(a)).map(({ id }) => id);
}

/** Keeps the order, but puts each step behind those it has to wait for. */
function withPrerequisites(order: readonly string[], steps: readonly Step[]): Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const placed: Step[] = [];
  const place = (id: string, path: readonly string[]) => {
    const step = byId.get(id);
    if (!step || placed.includes(step) || path.includes(id)) return;
    for (const before of step.after) place(before, [...path, id]);
    placed.push(step);
  };
  for (const id of order) place(id, []);
  return placed;
}

function isDone(step: Step, facts: Facts, { done }: Progress): boolean {
  if (done[step.id] !== undefined) return true;
  const told = (key: string) => {
    const value = facts[key]?.value;
    return Array.isArray(value) ? (value as readonly string[]) : [];
  };
  const tried = [...told('tried'), ...told('contacted')];
  return tried.includes(step.id) || (step.triedAs !== undefined && tried.includes(step.triedAs));
}

function statusOf(
  step: Step,
  done: ReadonlySet<string>,
  chosen: readonly Step[],
  next: boolean,
): PlannedStep['status'] {
  if (done.has(step.id)) return 'done';
  const waiting = step.after.some((id) => chosen.some((other) => other.id === id) && !done.has(id));
  if (waiting) return 'not_yet';
  return next ? 'next' : 'later';
}

/** A step starts when what it waits for has ended; a complaint that was sent counts from the day it was received. */
function startOf(step: Step, dates: ReadonlyMap<string, string>, facts: Facts, { since, done }: Progress): string {
  const complained = facts.complained_at?.value;
  if (typeof complained === 'string' && step.triedAs === 'complaint') return dayOf(complained) ?? since;
  const own = done[step.id];
  if (own !== undefined) return own;
  return step.after.reduce((latest, id) => {
    const end = dates.get(id);
    return end !== undefined && end > latest ? end : latest;
  }, since);
}
