import type * as z from 'zod';
import type { Channel, Route, Step, Wait } from '../diagnostics/pack/knowledge-pack.ts';
import type { Entry } from './read-yaml.ts';
import type * as schema from './schema.ts';
import { type Conditions, optionalText, textOf } from './written.ts';

/** Steps in the engine's form. */
export function compileSteps(entries: readonly Entry<z.infer<typeof schema.step>>[], conditions: Conditions): Step[] {
  return entries.map((entry) => {
    const { id, who, effort, wait, not_before, starts_at, after, tried_as, keep, channel, from, until, sources } =
      entry.value;
    const { by_itself, dates } = entry.value;
    const doneWhen = conditions.read(entry, entry.value.done_when);
    return {
      id,
      who,
      effort,
      text: textOf(entry.value.text),
      ...optionalText('worked', entry.value.worked),
      ...(wait ? { wait: compileWait(wait) } : {}),
      ...(not_before ? { notBefore: not_before } : {}),
      ...(starts_at ? { startsAt: starts_at } : {}),
      after,
      ...conditions.when(entry, entry.value.when),
      triedAs: typeof tried_as === 'string' ? [tried_as] : tried_as,
      ...(doneWhen ? { doneWhen } : {}),
      ...(by_itself ? { byItself: true } : {}),
      ...(dates ? { dates } : {}),
      keep: keep.map(textOf),
      ...(channel ? { channel } : {}),
      otherChannels: entry.value.other_channels.flatMap((other) => {
        const when = conditions.read(entry, other.when);
        return when ? [{ when, channel: other.channel }] : [];
      }),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
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
    const { id, from, until, first, then: second, steps, why, sources } = entry.value;
    return {
      id,
      ...conditions.when(entry, entry.value.when),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
      first,
      ...(second ? { further: second } : {}),
      steps,
      why: textOf(why),
      sources,
    };
  });
}
