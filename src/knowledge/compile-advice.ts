import type * as z from 'zod';
import type { Channel, LetterTemplate, Route, Step, Wait } from '../diagnostics/pack/knowledge-pack.ts';
import type { Entry } from './read-yaml.ts';
import type * as schema from './schema.ts';
import { type Conditions, optionalText, textOf } from './written.ts';

/** Steps in the engine's form. */
export function compileSteps(entries: readonly Entry<z.infer<typeof schema.step>>[], conditions: Conditions): Step[] {
  return entries.map((entry) => {
    const { id, who, effort, wait, not_before, after, tried_as, keep, channel, sources, by_itself, dates } =
      entry.value;
    return {
      id,
      who,
      effort,
      text: textOf(entry.value.text),
      ...optionalText('worked', entry.value.worked),
      ...(wait ? { wait: compileWait(wait) } : {}),
      ...(not_before ? { notBefore: not_before } : {}),
      after,
      ...conditions.when(entry, entry.value.when),
      ...(tried_as ? { triedAs: tried_as } : {}),
      ...(by_itself ? { byItself: true } : {}),
      ...(dates ? { dates } : {}),
      keep: keep.map(textOf),
      ...(channel ? { channel } : {}),
      sources,
    };
  });
}

function compileWait({ count, kind, certain, rule }: NonNullable<z.infer<typeof schema.step>['wait']>): Wait {
  return { count, kind, certain, ...optionalText('rule', rule) };
}

/** Channels in the engine's form. */
export function compileChannels(entries: readonly Entry<z.infer<typeof schema.channel>>[]): Channel[] {
  return entries.map(({ value: { id, name, accepts, how, hours, limits, warning, sources, confidence } }) => ({
    id,
    name: textOf(name),
    accepts: textOf(accepts),
    how: textOf(how),
    ...(hours ? { hours: { text: textOf(hours.text), certain: hours.certain } } : {}),
    ...optionalText('limits', limits),
    ...optionalText('warning', warning),
    sources,
    confidence,
  }));
}

/** Routes in the engine's form, most specific first as written. */
export function compileRoutes(
  entries: readonly Entry<z.infer<typeof schema.route>>[],
  conditions: Conditions,
): Route[] {
  return entries.map((entry) => {
    const { id, first, then: second, why, sources } = entry.value;
    return {
      id,
      ...conditions.when(entry, entry.value.when),
      first,
      ...(second ? { further: second } : {}),
      why: textOf(why),
      sources,
    };
  });
}

/** Letters in the engine's form. */
export function compileLetters(
  entries: readonly Entry<z.infer<typeof schema.letter>>[],
  conditions: Conditions,
): LetterTemplate[] {
  return entries.map((entry) => {
    const { value } = entry;
    const blocks = (list: typeof value.short) =>
      list.map((block) => ({ part: block.part, ...conditions.when(entry, block.when), text: textOf(block.text) }));
    return {
      id: value.id,
      kind: value.kind,
      title: textOf(value.title),
      addressees: value.addressees.map((to) => ({ ...conditions.when(entry, to.when), name: textOf(to.name) })),
      channel: value.channel,
      needs: value.needs,
      refuse: value.refuse.flatMap((rule) => {
        const when = conditions.read(entry, rule.when);
        return when ? [{ when, code: rule.code, message: textOf(rule.message), repair: rule.repair }] : [];
      }),
      short: blocks(value.short),
      full: blocks(value.full),
      blanks: Object.fromEntries(Object.entries(value.blanks).map(([slot, name]) => [slot, textOf(name)])),
      attachments: value.attachments.map((item) => ({ ...conditions.when(entry, item.when), text: textOf(item.text) })),
      legal: value.legal.map(({ source, article, date }) => ({
        source,
        ...(article ? { article } : {}),
        ...(date ? { date } : {}),
      })),
      where: textOf(value.where),
    };
  });
}
