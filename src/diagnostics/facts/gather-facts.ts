import type { CaseInput } from '../case-types.ts';
import { holds } from '../pack/condition.ts';
import type { PreparedPack } from '../pack/prepared-pack.ts';
import { tickedFacts } from './checklists.ts';
import { deriveFacts, inferFacts } from './derive-facts.ts';
import { type Conflict, type Fact, type Facts, withoutDenied } from './facts.ts';
import { matchMessage } from './message.ts';
import { readStoryFacts } from './read-story.ts';
import { readValue } from './vocabulary.ts';

/** All facts of a case with what the message was read as. */
export interface Gathered {
  readonly facts: Facts;
  readonly conflicts: readonly Conflict[];
  readonly entries: readonly string[];
}

/**
 * Brings all sources together, strongest first: stated, then a record, both with what was ticked on checklists, then what the message implies, then the story,
 * then the quota log, then what dates imply. A weaker source never changes a stronger one; where they differ, the pair is a conflict. A
 * stated "unknown" may be filled. For safety, red flags are the union of all sources, also against "none".
 */
export function gatherFacts(prepared: PreparedPack, input: CaseInput): Gathered {
  const facts: Record<string, Fact> = {};
  const conflicts: Conflict[] = [];
  const add = (source: Facts) => {
    for (const [key, fact] of Object.entries(source)) merge(facts, conflicts, key, fact);
  };
  add(input.stated);
  add(input.record ?? {});
  add(tickedFacts(prepared, facts));
  const read = input.story === undefined ? {} : readStoryFacts(prepared, input.story, input.today).facts;
  const story: Facts = { ...input.told, ...withoutDenied(read, input.denied ?? {}) };
  const message = facts.message?.value ?? (facts.message === undefined ? story.message?.value : undefined);
  const entries = typeof message === 'string' ? matchMessage(prepared.pack, message).map(({ id }) => id) : [];
  const [only] = entries;
  if (only !== undefined && entries.length === 1) add(impliedBy(prepared, only));
  add(story);
  add(input.log ?? {});
  correct(prepared, facts);
  add(deriveFacts(prepared.pack, facts));
  add(inferFacts(prepared, facts));
  const order = [...prepared.questions.keys()];
  const sorted = Object.entries(facts).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return { facts: Object.fromEntries(sorted), conflicts, entries };
}

/** What a clarifying answer sets right replaces what was said before, as long as the two still contradict each other. */
function correct(prepared: PreparedPack, facts: Record<string, Fact>): void {
  for (const question of prepared.clarifying) {
    const chosen = facts[question.key]?.value;
    if (typeof chosen !== 'string' || !holds(question.when, facts)) continue;
    const corrects = question.values.find(({ id }) => id === chosen)?.corrects ?? {};
    for (const [key, value] of Object.entries(corrects)) {
      const list = prepared.questions.get(key)?.kind === 'many' && typeof value === 'string';
      facts[key] = { value: list ? [value] : value, from: 'stated' };
    }
  }
}

function impliedBy(prepared: PreparedPack, entry: string): Facts {
  const implied: Record<string, Fact> = {};
  for (const [key, value] of Object.entries(prepared.messages.get(entry)?.implies ?? {})) {
    const question = prepared.questions.get(key);
    if (!question) continue;
    const read = readValue(question, question.kind === 'many' ? value.split(',') : value, 'message', {});
    if ('fact' in read && read.fact) implied[key] = read.fact;
  }
  return implied;
}

function merge(facts: Record<string, Fact>, conflicts: Conflict[], key: string, fact: Fact): void {
  const before = facts[key];
  if (before === undefined || before.value === null) {
    if (before === undefined || fact.value !== null) facts[key] = fact;
    return;
  }
  if (fact.value === null || same(before.value, fact.value)) return;
  if (Array.isArray(before.value) && Array.isArray(fact.value)) {
    const none = before.value.includes('none');
    const adds = fact.value.filter((item) => item !== 'none' && !before.value?.toString().split(',').includes(item));
    if (key === 'red_flags' && adds.length > 0) {
      const union = [...before.value.filter((item) => item !== 'none'), ...adds];
      facts[key] = none ? { ...fact, value: union } : { ...before, value: union };
      if (none) conflicts.push({ fact: key, kept: facts[key] ?? fact, dropped: before });
      return;
    }
    if (!none && adds.length > 0 && !fact.value.includes('none')) {
      facts[key] = { ...before, value: [...before.value, ...adds] };
      return;
    }
    if (adds.length === 0 && !fact.value.includes('none')) return;
  }
  if (key === 'message') return;
  conflicts.push({ fact: key, kept: before, dropped: fact });
}

function same(a: Fact['value'], b: Fact['value']): boolean {
  return Array.isArray(a) && Array.isArray(b) ? [...a].sort().join() === [...b].sort().join() : a === b;
}
