import type { Plan, PlannedStep, Progress } from '../case-types.ts';
import type { Facts } from '../facts/facts.ts';
import { holds } from '../pack/condition.ts';
import type { Cause, KnowledgePack, Step } from '../pack/knowledge-pack.ts';
import { addDays, dayOf } from './calendar-date.ts';
import { existsOn, routeOf, stepsOfHistory } from './route.ts';
import { addWait, holidayTable } from './working-days.ts';

const MOST_STEPS = 5;
/** Waiting costs less than effort: a day of waiting is a fifth of a unit of effort. */
const WAITING = 0.2;

/** What the history calls for helps about as often as the better steps of a cause. */
const HISTORY_HELPS = 0.6;
const SECOND_CAUSE = 0.3;

/**
 * The steps of the leading causes in the order to do them: chance of helping divided by effort and waiting (Kadane
 * and Simon 1977), under "only after" constraints, with who acts and real dates. Steps done already are marked, and
 * what follows from them comes next; what was complained about goes on from there. Waiting that
 * runs by itself counts from the day it began, not from today.
 */
export function makePlan(
  pack: KnowledgePack,
  causes: readonly Cause[],
  facts: Facts,
  today: string,
  progress: Progress = { since: today, done: {} },
): Plan {
  const [first] = causes;
  const scam = first?.family === 'scam';
  const helps = helpOf(pack, scam ? causes.slice(0, 1) : causes, facts, today);
  const usable = pack.steps.filter((step) => helps.has(step.id) && existsOn(step, today) && holds(step.when, facts));
  const order = scam ? first.steps.map(({ id }) => id) : byWorth(usable, helps);
  const done = new Set(usable.filter((step) => isDone(step, facts, progress)).map(({ id }) => id));
  const chosen = upTo(withPrerequisites(order, usable), done, scam ? order.length : MOST_STEPS);
  return {
    steps: dated(chosen, done, { pack, facts, today, progress }),
    avoid: [...new Set(first?.avoid ?? [])],
    route: routeOf(pack, facts, today),
    stop: pack.families.find(({ id }) => id === first?.family)?.stop ?? null,
  };
}

function helpOf(pack: KnowledgePack, causes: readonly Cause[], facts: Facts, today: string): Map<string, number> {
  const helps = new Map<string, number>();
  const note = (id: string, value: number) => helps.set(id, Math.max(helps.get(id) ?? 0, value));
  causes.forEach((cause, place) => {
    cause.steps.forEach(({ id, helps: chance }, rank) => {
      note(id, (chance * (place === 0 ? 1 : SECOND_CAUSE)) / (1 + rank * 0.01));
    });
  });
  if (causes[0] && causes[0].family !== 'scam')
    for (const id of stepsOfHistory(pack, facts, today)) note(id, HISTORY_HELPS);
  return helps;
}

/** So many steps that are still to do, with those done before them. */
function upTo(steps: readonly Step[], done: ReadonlySet<string>, most: number): Step[] {
  let left = most;
  return steps.filter((step) => {
    if (done.has(step.id)) return left > 0;
    left -= 1;
    return left >= 0;
  });
}

/** What the days of a plan follow from. */
interface Dating {
  readonly pack: KnowledgePack;
  readonly facts: Facts;
  readonly today: string;
  readonly progress: Progress;
}

function dated(
  chosen: readonly Step[],
  known: ReadonlySet<string>,
  { pack, facts, today, progress }: Dating,
): PlannedStep[] {
  const table = holidayTable(pack);
  const done = new Set(known);
  const dates = new Map<string, string>();
  let next = true;
  return chosen.map((step): PlannedStep => {
    const earliest = startOf(step, dates, facts, progress);
    const allowed = step.notBefore ? addWait(table, earliest, step.notBefore).day : earliest;
    const runs = done.has(step.id) || step.byItself || step.startsAt !== undefined;
    const start = runs || allowed > today ? allowed : today;
    const notBefore = start > today ? start : null;
    const due = step.wait ? addWait(table, start, step.wait) : undefined;
    const over = due !== undefined && due.day < today && !done.has(step.id);
    if (over) done.add(step.id);
    const status = statusOf(step, done, chosen, next);
    if (status === 'next') next = false;
    const until = due && step.wait?.certain ? addDays(due.day, 1) : due?.day;
    dates.set(step.id, over ? today : (until ?? notBefore ?? start));
    return {
      id: step.id,
      who: step.who,
      status,
      notBefore,
      due: due?.day ?? null,
      days: step.wait
        ? { count: step.wait.count, kind: step.wait.kind, certain: step.wait.certain && (due?.certain ?? true) }
        : null,
      over,
      after: step.after.filter((id) => chosen.some((other) => other.id === id)),
      channel: step.otherChannels.find(({ when }) => holds(when, facts))?.channel ?? step.channel ?? null,
      sources: step.sources,
    };
  });
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

function isDone(step: Step, facts: Facts, progress: Progress): boolean {
  if (progress.done[step.id] !== undefined) return true;
  const told = (key: string) => {
    const value = facts[key]?.value;
    return Array.isArray(value) ? (value as readonly string[]) : [];
  };
  const tried = [...told('tried'), ...told('contacted')];
  return (
    tried.includes(step.id) ||
    step.triedAs.some((value) => tried.includes(value)) ||
    (step.doneWhen !== undefined && holds(step.doneWhen, facts))
  );
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

/** A step starts when what it waits for has ended, on the day it was done, or on the day its own fact tells. */
function startOf(step: Step, dates: ReadonlyMap<string, string>, facts: Facts, { since, done }: Progress): string {
  const told = step.startsAt === undefined ? undefined : facts[step.startsAt]?.value;
  if (typeof told === 'string') return dayOf(told) ?? since;
  const own = done[step.id];
  if (own !== undefined) return own;
  return step.after.reduce((latest, id) => {
    const end = dates.get(id);
    return end !== undefined && end > latest ? end : latest;
  }, since);
}
