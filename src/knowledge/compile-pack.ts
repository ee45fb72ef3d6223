import { createHash } from 'node:crypto';
import type { Condition, FamilyId, KnowledgePack, Pattern, Question } from '../diagnostics/pack/knowledge-pack.ts';
import type { Text } from '../diagnostics/text.ts';
import { ConditionError, readCondition } from './conditions.ts';
import { COMMONNESS, helpChance, weightOf } from './frequencies.ts';
import { parsePattern } from './pattern-syntax.ts';
import { publishedHolidays } from './holidays.ts';
import { type Entry, type PackProblem, readEntries } from './read-yaml.ts';
import { checkReferences } from './references.ts';
import * as schema from './schema.ts';
import { simplifiedCharacters } from './simplified.ts';
import { messageTables, tablesOf } from './tables.ts';
import type * as z from 'zod';

type Written = { readonly zh: string; readonly en: string };

/** Files of a pack (relative path → text) → the checked, compiled pack and everything wrong with it. */
export function compilePack(files: Readonly<Record<string, string>>): {
  readonly pack: KnowledgePack;
  readonly problems: PackProblem[];
} {
  const problems: PackProblem[] = [];
  const read = <T>(where: RegExp, shape: z.ZodType<T>): Entry<T>[] =>
    Object.keys(files)
      .filter((file) => where.test(file))
      .sort()
      .flatMap((file) => readEntries(file, files[file] ?? '', shape, problems));

  const head = read(/^pack\.yaml$/, schema.packHead)[0]?.value;
  const sources = read(/^sources\.yaml$/, schema.source);
  const questions = read(/^questions\//, schema.question);
  const derived = read(/^derived\.yaml$/, schema.derivedFact);
  const incidents = read(/^incidents\.yaml$/, schema.incident);
  const causes = read(/^causes\//, schema.cause);
  const messages = read(/^messages\//, schema.message);
  const steps = read(/^steps\//, schema.step);
  const avoid = read(/^avoid\.yaml$/, schema.avoidance);
  const channels = read(/^channels\.yaml$/, schema.channel);
  const routing = read(/^routing\.yaml$/, schema.route);
  const letters = read(/^letters\//, schema.letter);
  const terms = read(/^terms\.yaml$/, schema.term);
  const myths = read(/^myths\.yaml$/, schema.myth);

  const families = head?.families ?? [];
  causes.sort((a, b) => families.findIndex(({ id }) => id === a.value.family) - families.findIndex(({ id }) => id === b.value.family));
  const causeIds = causes.map(({ value }) => value.id);
  const condition = (entry: Entry<unknown>, written: schema.WrittenCondition | undefined): Condition | undefined => {
    if (written === undefined) return undefined;
    try {
      return readCondition(written);
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      problems.push({ file: entry.file, ...entry.at([]), path: '', message: error.message, severity: 'error' });
      return undefined;
    }
  };
  const when = (entry: Entry<unknown>, written: schema.WrittenCondition | undefined) => {
    const read = condition(entry, written);
    return read === undefined ? {} : { when: read };
  };

  const messageSum = messages.reduce((sum, { value }) => sum + COMMONNESS[value.common], 0) || 1;
  const messageShare = (common: keyof typeof COMMONNESS) => COMMONNESS[common] / messageSum;
  const familySum = (family: string) =>
    causes.reduce((sum, { value }) => (value.family === family ? sum + COMMONNESS[value.common] : sum), 0) || 1;

  const patterns: Pattern[] = [];
  const addPatterns = (entry: Entry<unknown>, said: readonly string[] | undefined, key: string, value: string) => {
    for (const written of said ?? []) {
      try {
        patterns.push(parsePattern(written, key, value));
      } catch (error) {
        problems.push({ file: entry.file, ...entry.at([]), path: `${key}.${value}`, message: String(error), severity: 'error' });
      }
    }
  };
  for (const entry of questions) {
    const { key, said, said_none, values } = entry.value;
    addPatterns(entry, said, key, '#');
    addPatterns(entry, said_none, key, 'none');
    for (const value of values) addPatterns(entry, value.said, key, value.id);
  }

  const spokenBy = (key: string) =>
    new Map(
      causes.flatMap(({ value }, index) => {
        const words = Object.assign({}, ...value.signs.filter(({ fact }) => fact === key).map(({ seen }) => seen));
        return Object.keys(words).length === 0 ? [] : [[index, words] as const];
      }),
    );
  const tables = [
    ...[...questions, ...derived].flatMap(({ value: { key, kind, values } }) =>
      values.length === 0 ? [] : tablesOf({ key, kind: kind === 'many' ? 'many' : 'one', values, said: spokenBy(key) }),
    ),
    ...messageTables(
      messages.map(({ value }) => ({ ...value, seenWith: value.seen_with, share: messageShare(value.common) })),
      causeIds,
    ),
  ];

  const content = {
    id: head?.id ?? '',
    version: head?.version ?? '',
    asOf: head?.as_of ?? '',
    title: text(head?.title),
    core: head?.core ?? [],
    notListed: { prior: (head?.not_listed.prior ?? 0.08) / priorSum(head), title: text(head?.not_listed.title) },
    families: families.map(({ id, prior, title }) => ({
      id: id as FamilyId,
      prior: prior / priorSum(head),
      title: text(title),
    })),
    sources: sources.map(({ value: { title, ...rest } }) => ({ ...rest, title: text(title) })),
    questions: questions.map((entry): Question => compileQuestion(entry.value, when(entry, entry.value.when))),
    derived: derived.map(({ value }) =>
      compileQuestion({ ...value, purpose: 'cause', burden: 1, sensitive: false, cannot_tell: 0, asked: false,
        text: value.text ?? { zh: value.key, en: value.key }, why: value.why ?? { zh: value.key, en: value.key } }, {}),
    ),
    incidents: incidents.map(({ value: { title, text: body, ...rest } }) => ({ ...rest, title: text(title), text: text(body ?? title) })),
    causes: causes.map((entry) => {
      const { value } = entry;
      const excluded = condition(entry, value.excluded_when);
      return {
        id: value.id,
        family: value.family,
        share: COMMONNESS[value.common] / familySum(value.family),
        title: text(value.title),
        text: text(value.text),
        doNow: text(value.do_now),
        whoKnows: text(value.who_knows),
        duration: { ...value.duration, text: text(value.duration.text) },
        basis: { level: value.basis.level, text: text(value.basis.text) },
        signs: value.signs.map(({ because, ...sign }) => (because === undefined ? sign : { ...sign, because })),
        ...(excluded ? { excludedWhen: excluded } : {}),
        steps: value.steps.map(({ id, helps }) => ({ id, helps: helpChance(helps) })),
        avoid: value.avoid,
        letters: value.letters,
        sources: value.sources,
      };
    }),
    messages: messages.map(({ value }) => ({
      id: value.id,
      wording: text(value.wording),
      aliases: value.aliases,
      keywords: value.keywords.map((list) => list.map((word) => word.toLowerCase().split('|'))),
      share: messageShare(value.common),
      ambiguous: value.ambiguous,
      generic: value.generic,
      implies: Object.fromEntries(Object.entries(value.implies).map(([key, v]) => [key, Array.isArray(v) ? v.join(',') : v])),
      note: text(value.note),
      sources: value.sources,
      confidence: value.confidence,
    })),
    steps: steps.map((entry) => {
      const { id, who, effort, worked, wait, not_before, after, tried_as, keep, channel, sources: from } = entry.value;
      return {
        id, who, effort, after, sources: from,
        text: text(entry.value.text),
        ...(worked ? { worked: text(worked) } : {}),
        ...(wait ? { wait: { count: wait.count, kind: wait.kind, certain: wait.certain, ...(wait.rule ? { rule: text(wait.rule) } : {}) } } : {}),
        ...(not_before ? { notBefore: not_before } : {}),
        ...when(entry, entry.value.when),
        ...(tried_as ? { triedAs: tried_as } : {}),
        keep: keep.map(text),
        ...(channel ? { channel } : {}),
      };
    }),
    avoid: avoid.map(({ value }) => ({ ...value, text: text(value.text) })),
    channels: channels.map(({ value: { name, accepts, how, hours, limits, warning, ...rest } }) => ({
      ...rest, name: text(name), accepts: text(accepts), how: text(how),
      ...(hours ? { hours: { text: text(hours.text), certain: hours.certain } } : {}),
      ...(limits ? { limits: text(limits) } : {}),
      ...(warning ? { warning: text(warning) } : {}),
    })),
    routing: routing.map((entry) => {
      const { when: _, why, then: second, ...rest } = entry.value;
      // biome-ignore lint/suspicious/noThenProperty: the word of the pack format; nothing awaits a route
      return { ...rest, ...(second ? { then: second } : {}), ...when(entry, entry.value.when), why: text(why) };
    }),
    letters: letters.map((entry) => {
      const { value } = entry;
      const blocks = (list: typeof value.short) =>
        list.map((block) => ({ part: block.part, text: text(block.text), ...when(entry, block.when) }));
      return {
        id: value.id, kind: value.kind, title: text(value.title), channel: value.channel, needs: value.needs,
        addressees: value.addressees.map((to) => ({ name: text(to.name), ...when(entry, to.when) })),
        refuse: value.refuse.flatMap((rule) => {
          const read = condition(entry, rule.when);
          return read ? [{ when: read, code: rule.code, message: text(rule.message), repair: rule.repair }] : [];
        }),
        short: blocks(value.short),
        full: blocks(value.full),
        blanks: Object.fromEntries(Object.entries(value.blanks).map(([slot, name]) => [slot, text(name)])),
        attachments: value.attachments.map((item) => ({ text: text(item.text), ...when(entry, item.when) })),
        legal: value.legal.map(({ source, article, date }) => ({
          source, ...(article ? { article } : {}), ...(date ? { date } : {}) })),
        where: text(value.where),
      };
    }),
    terms: terms.map(({ value }) => ({ ...value, term: text(value.term), text: text(value.text) })),
    myths: myths.map(({ value }) => ({ ...value, claim: text(value.claim), answer: text(value.answer) })),
    patterns,
    tables,
    priors: {
      causes: causes.map(({ value }) => {
        const family = families.find(({ id }) => id === value.family)?.prior ?? 0.01;
        const within = COMMONNESS[value.common] / familySum(value.family);
        return weightOf((family / priorSum(head)) * within, 1);
      }),
      notListed: weightOf((head?.not_listed.prior ?? 0.08) / priorSum(head), 1),
    },
    calendar: publishedHolidays(),
    simplified: simplifiedCharacters(),
  };
  problems.push(...checkReferences(content, {
    sources, questions, derived, incidents, causes, messages, steps, avoid, channels, routing, letters, terms, myths,
  }));
  const digest = createHash('sha256')
    .update(JSON.stringify([content.id, tables, causeIds, content.families.map(({ id, prior }) => [id, prior])]))
    .digest('hex')
    .slice(0, 12);
  return { pack: { ...content, digest }, problems };
}

function text(written: Written | undefined): Text {
  return { 'zh-CN': written?.zh ?? '', en: written?.en ?? '' };
}

/** The eight families and "something not listed" share one. */
function priorSum(head: z.infer<typeof schema.packHead> | undefined): number {
  return (head?.families ?? []).reduce((total, { prior }) => total + prior, head?.not_listed.prior ?? 0) || 1;
}

function compileQuestion(written: z.infer<typeof schema.question>, when: { when?: Condition }): Question {
  return {
    key: written.key, kind: written.kind, purpose: written.purpose, burden: written.burden,
    sensitive: written.sensitive, cannotTell: written.cannot_tell, group: written.group, asked: written.asked,
    ...when,
    text: text(written.text),
    ...(written.aloud ? { aloud: text(written.aloud) } : {}),
    why: text(written.why),
    ...(written.where ? { where: text(written.where) } : {}),
    ...(written.unit ? { unit: text(written.unit) } : {}),
    shown: written.shown ?? written.values.filter(({ listed, label }) => (listed ?? true) && label).map(({ id }) => id),
    ...(written.none ? { none: { label: text(written.none.label), fact: text(written.none.fact) } } : {}),
    values: written.values.map((value) => ({
      id: value.id, share: value.share, listed: value.listed ?? true, fact: text(value.fact),
      ...(value.label ? { label: text(value.label) } : {}),
      ...(value.letter ? { letter: text(value.letter) } : {}),
      ...(value.alarm ? { alarm: value.alarm } : {}),
      ...(value.generic ? { generic: true } : {}),
      ...(value.from === undefined ? {} : { from: value.from }),
      ...(value.to === undefined ? {} : { to: value.to }),
    })),
  };
}
