import type * as z from 'zod';
import type { Ask, Evidence, LetterBlock, LetterTemplate } from '../diagnostics/pack/knowledge-pack.ts';
import type * as schema from './letter-schema.ts';
import type { Entry } from './read-yaml.ts';
import { type Conditions, optionalText, textOf } from './written.ts';

/** Letters in the engine's form. */
export function compileLetters(
  entries: readonly Entry<z.infer<typeof schema.letter>>[],
  conditions: Conditions,
): LetterTemplate[] {
  return entries.map((entry): LetterTemplate => {
    const { value } = entry;
    const fits = conditions.read(entry, value.fits);
    const follows = conditions.read(entry, value.succeeds?.when);
    const { waits, succeeds } = value;
    const unless = conditions.read(entry, waits?.unless);
    return {
      id: value.id,
      kind: value.kind,
      title: textOf(value.title),
      addressees: value.addressees.map((to) => ({
        ...conditions.when(entry, to.when),
        name: textOf(to.name),
        ...(to.channel ? { channel: to.channel } : {}),
        ...optionalText('where', to.where),
      })),
      channel: value.channel,
      needs: value.needs,
      asks: value.asks,
      ...(fits ? { fits } : {}),
      whileOpen: value.while_open,
      ...(succeeds && follows ? { succeeds: { letters: succeeds.letters, when: follows } } : {}),
      refuse: value.refuse.flatMap((rule) => {
        const when = conditions.read(entry, rule.when);
        return when ? [{ when, code: rule.code, message: textOf(rule.message), repair: rule.repair }] : [];
      }),
      ...(waits
        ? {
            waits: {
              since: waits.since,
              days: waits.days,
              ...(unless ? { unless } : {}),
              message: textOf(waits.message),
              repair: waits.repair,
            },
          }
        : {}),
      short: compileBlocks(value.short, entry, conditions),
      full: compileBlocks(value.full, entry, conditions),
      blanks: Object.fromEntries(Object.entries(value.blanks).map(([slot, name]) => [slot, textOf(name)])),
      attachments: value.attachments.map((item) =>
        'ask' in item ? item : { ...conditions.when(entry, item.when), text: textOf(item.text) },
      ),
      legal: value.legal.map(({ source, article, date, until }) => ({
        source,
        ...(article ? { article } : {}),
        ...(date ? { date } : {}),
        ...(until ? { until } : {}),
      })),
      where: textOf(value.where),
    };
  });
}

function compileBlocks(
  blocks: readonly schema.WrittenBlock[],
  entry: Entry<unknown>,
  conditions: Conditions,
): LetterBlock[] {
  return blocks.map((block) => {
    if ('ask' in block) {
      const { part, ask, spare } = block;
      return { part, ask, ...(spare ? { spare } : {}) };
    }
    return {
      part: block.part,
      ...conditions.when(entry, block.when),
      text: textOf(block.text),
      ...(block.generic ? { generic: block.generic } : {}),
      ...(block.cites ? { cites: block.cites } : {}),
    };
  });
}

/** What letters ask for, cause by cause. */
export function compileAsks(entries: readonly Entry<z.infer<typeof schema.ask>>[]): Ask[] {
  return entries.map(({ value: { cause, letters, short, matter, papers, rules, close, requests } }) => ({
    cause,
    letters,
    short: textOf(short),
    ...optionalText('matter', matter),
    ...optionalText('papers', papers),
    rules: rules.map(({ source, text }) => ({ source, text: textOf(text) })),
    close: textOf(close),
    requests: requests.map(textOf),
  }));
}

/** The papers worth keeping. */
export function compileEvidence(
  entries: readonly Entry<z.infer<typeof schema.evidence>>[],
  conditions: Conditions,
): Evidence[] {
  return entries.map((entry) => {
    const { id, text, proves, where, causes, families, letters, when, sources } = entry.value;
    return {
      id,
      text: textOf(text),
      proves: textOf(proves),
      where: textOf(where),
      causes,
      families,
      letters,
      ...conditions.when(entry, when),
      sources,
    };
  });
}
