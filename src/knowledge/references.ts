import type { Condition, KnowledgePack } from '../diagnostics/pack/knowledge-pack.ts';
import { mentions } from './conditions.ts';
import { checkLetters } from './letter-references.ts';
import type { Entry, PackProblem } from './read-yaml.ts';

type Content = Omit<KnowledgePack, 'digest'>;
type Identified = { id: string } | { key: string };
export type Entries = Readonly<Record<string, readonly Entry<Identified>[]>>;

/**
 * Checks everything that spans entries: ids given twice, references to things that are not there, stated words that
 * sum above one, causes without any sign of their own, slots and facts that do not exist.
 */
export function checkReferences(pack: Content, entries: Entries): PackProblem[] {
  const problems: PackProblem[] = [];
  const report = (
    entry: Entry<unknown>,
    path: readonly PropertyKey[],
    message: string,
    severity: PackProblem['severity'] = 'error',
  ) => problems.push({ file: entry.file, ...entry.at(path), path: path.join('.'), message, severity });
  const idOf = (value: Identified) => ('id' in value ? value.id : value.key);
  const entryOf = (list: string, id: string): Entry<unknown> | undefined =>
    entries[list]?.find(({ value }) => idOf(value) === id);

  for (const list of Object.keys(entries)) {
    const seen = new Set<string>();
    for (const entry of entries[list] ?? []) {
      const id = idOf(entry.value);
      if (seen.has(id)) report(entry, [], `"${id}" is given twice in ${list}`);
      seen.add(id);
    }
  }

  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const known = {
    source: ids(pack.sources),
    step: ids(pack.steps),
    avoid: ids(pack.avoid),
    channel: ids(pack.channels),
    letter: ids(pack.letters),
    cause: ids(pack.causes),
  };
  const values = new Map([...pack.questions, ...pack.derived].map(({ key, values: list }) => [key, ids(list)]));
  const kinds = new Map([...pack.questions, ...pack.derived].map(({ key, kind }) => [key, kind]));

  /** Complains about an id that is not there; `what` names the kind of thing. */
  const need = (set: ReadonlySet<string>, id: string, what: string, list: string, owner: string) => {
    const entry = entryOf(list, owner);
    if (!set.has(id) && entry) report(entry, [], `${what} "${id}" does not exist`);
  };
  const checkCondition = (condition: Condition | undefined, list: string, owner: string) => {
    if (!condition) return;
    for (const { key, values: wanted } of mentions(condition)) {
      const entry = entryOf(list, owner);
      if (!entry) continue;
      const of = values.get(key);
      if (!of) report(entry, [], `a condition speaks of the fact "${key}", which does not exist`);
      else if (kinds.get(key) === 'one' || kinds.get(key) === 'many') {
        for (const value of wanted) {
          if (!of.has(value) && value !== 'none')
            report(entry, [], `a condition wants ${key}=${value}, which does not exist`);
        }
      }
    }
  };
  const checkSources = (
    list: readonly { readonly id: string; readonly sources: readonly string[] }[],
    name: string,
  ) => {
    for (const { id, sources } of list) for (const source of sources) need(known.source, source, 'source', name, id);
  };

  checkSources(pack.causes, 'causes');
  checkSources(pack.messages, 'messages');
  checkSources(pack.steps, 'steps');
  checkSources(pack.avoid, 'avoid');
  checkSources(pack.channels, 'channels');
  checkSources(pack.terms, 'terms');
  checkSources(pack.myths, 'myths');
  for (const question of pack.questions) checkCondition(question.when, 'questions', question.key);
  for (const question of pack.questions) {
    for (const { corrects = {} } of question.values) {
      for (const [key, value] of Object.entries(corrects)) {
        const entry = entryOf('questions', question.key);
        const right =
          kinds.get(key) === 'number'
            ? typeof value !== 'string'
            : value === null || value === 'none' || values.get(key)?.has(String(value));
        if (!right && entry) report(entry, [], `sets ${key}=${value}, which does not exist`);
      }
    }
  }
  for (const incident of pack.incidents) {
    if (!values.get('dated')?.has(incident.value))
      need(new Set(), incident.value, 'value of "dated"', 'incidents', incident.id);
  }
  for (const { when, key, value } of pack.inferences) {
    const wanted = [...mentions(when), { key, values: [value] }];
    for (const { key: fact, values: ids } of wanted) {
      const of = values.get(fact);
      const wrong = !of || (kinds.get(fact) !== 'number' && ids.some((id) => !of.has(id) && id !== 'none'));
      if (wrong)
        problems.push({
          file: 'inferences.yaml',
          line: 1,
          column: 1,
          path: fact,
          message: `speaks of ${fact}=${ids.join('|')}, which does not exist`,
          severity: 'error',
        });
    }
  }
  for (const cause of pack.causes) {
    const stated = new Map<string, string>();
    for (const sign of cause.signs) {
      const entry = entryOf('causes', cause.id);
      const of = values.get(sign.fact);
      if (!of && entry) report(entry, [], `a sign speaks of the fact "${sign.fact}", which does not exist`);
      for (const value of Object.keys(sign.seen)) {
        if (of && !of.has(value) && value !== 'none' && entry)
          report(entry, [], `a sign speaks of ${sign.fact}=${value}, which does not exist`);
        if (stated.has(`${sign.fact}=${value}`) && entry) report(entry, [], `${sign.fact}=${value} is stated twice`);
        stated.set(`${sign.fact}=${value}`, value);
      }
      for (const source of sign.sources) need(known.source, source, 'source', 'causes', cause.id);
    }
    for (const problem of wordsAgainst(pack, cause)) {
      const entry = entryOf('causes', cause.id);
      if (entry) report(entry, [], problem);
    }
    for (const { id } of cause.steps) need(known.step, id, 'step', 'causes', cause.id);
    for (const id of cause.avoid) need(known.avoid, id, 'avoid', 'causes', cause.id);
    for (const id of cause.letters) need(known.letter, id, 'letter', 'causes', cause.id);
    checkCondition(cause.excludedWhen, 'causes', cause.id);
  }
  for (const entry of entries.messages ?? []) {
    const written = entry.value as unknown as {
      id: string;
      seen_with: Record<string, string>;
      implies: Record<string, string>;
    };
    for (const id of Object.keys(written.seen_with)) need(known.cause, id, 'cause', 'messages', written.id);
    for (const [key, value] of Object.entries(written.implies)) {
      const of = values.get(key);
      const list: readonly string[] = Array.isArray(value) ? value : [value];
      for (const item of list)
        if (!of?.has(item)) report(entry, ['implies'], `implies ${key}=${item}, which does not exist`);
    }
  }
  for (const step of pack.steps) {
    for (const id of step.after) need(known.step, id, 'step', 'steps', step.id);
    if (step.channel) need(known.channel, step.channel, 'channel', 'steps', step.id);
    checkCondition(step.when, 'steps', step.id);
    checkCondition(step.startsAt === undefined ? undefined : { known: step.startsAt }, 'steps', step.id);
    checkCondition(step.dates === undefined ? undefined : { known: step.dates }, 'steps', step.id);
    checkCondition(step.doneWhen, 'steps', step.id);
    for (const { when, channel } of step.otherChannels) {
      checkCondition(when, 'steps', step.id);
      need(known.channel, channel, 'channel', 'steps', step.id);
    }
  }
  for (const route of pack.routing) {
    for (const id of [route.first, ...(route.further ? [route.further] : [])])
      need(known.channel, id, 'channel', 'routing', route.id);
    checkCondition(route.when, 'routing', route.id);
    for (const id of route.steps) need(known.step, id, 'step', 'routing', route.id);
  }
  checkLetters(pack, {
    entryOf,
    report,
    need: (what, id, list, owner) => need(known[what], id, what, list, owner),
    checkCondition,
    isFact: (key) => values.has(key),
  });
  return problems;
}

const AFFIRMING = new Set(['always', 'usually', 'often', 'sometimes']);

/** Words that say the opposite of what they sound like: "often" for an answer that most people give anyway. */
function wordsAgainst(pack: Content, { id, signs }: Content['causes'][number]): string[] {
  const cause = pack.causes.findIndex((other) => other.id === id);
  return signs.flatMap(({ fact, seen }) =>
    Object.entries(seen).flatMap(([value, word]) => {
      const table = pack.tables.find((one) => one.key === fact && one.value === value);
      const weight = table?.rows.find(([index]) => index === cause)?.[1] ?? 0;
      if (weight < 0 === AFFIRMING.has(word) && weight !== 0) {
        return [
          `${fact}=${value} "${word}" speaks ${weight < 0 ? 'against' : 'for'} the cause: the background is ${(table?.background ?? 0) / 10_000}`,
        ];
      }
      return [];
    }),
  );
}
