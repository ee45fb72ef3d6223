import type { KnowledgePack, Locale } from '../diagnostics/index.ts';
import { valueInWords } from './fact-words.ts';
import { phrase } from './phrases.ts';
import { hang, wrap } from './text-layout.ts';
import { sign, type View } from './view.ts';

/** What can be explained. */
export const EXPLAINED = ['cause', 'message', 'channel', 'term', 'myth'] as const;
export type Explained = (typeof EXPLAINED)[number];

/** One entry as data: what it is called, paragraphs with optional headings, and where it is known from. */
export interface Explanation {
  readonly kind: Explained;
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly { readonly heading?: string; readonly lines: readonly string[] }[];
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly address?: string;
    readonly date?: string;
    readonly confidence: string;
  }[];
}

/** Ids and titles of everything of a kind, in pack order. */
export function listOf(pack: KnowledgePack, kind: Explained, locale: Locale): { id: string; title: string }[] {
  if (kind === 'cause') return pack.causes.map(({ id, title }) => ({ id, title: title[locale] }));
  if (kind === 'message')
    return pack.messages.map(({ id, wording }) => ({
      id,
      title: wording['zh-CN'] + (locale === 'en' ? ` (${wording.en})` : ''),
    }));
  if (kind === 'channel') return pack.channels.map(({ id, name }) => ({ id, title: name[locale] }));
  if (kind === 'term') return pack.terms.map(({ id, term }) => ({ id, title: term[locale] }));
  return pack.myths.map(({ id, claim }) => ({ id, title: claim[locale] }));
}

/** One entry explained, or undefined when there is none of that id. */
export function explain(pack: KnowledgePack, kind: Explained, id: string, locale: Locale): Explanation | undefined {
  const title = listOf(pack, kind, locale).find((entry) => entry.id === id)?.title;
  if (title === undefined) return undefined;
  const from = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((source) => {
      const found = pack.sources.find((entry) => entry.id === source);
      return found
        ? [
            {
              id: found.id,
              title: found.title[locale],
              confidence: found.confidence,
              ...(found.address ? { address: found.address } : {}),
              ...(found.date ? { date: found.date } : {}),
            },
          ]
        : [];
    });
  const head = { kind, id, title };
  if (kind === 'cause') {
    const cause = pack.causes.find((entry) => entry.id === id);
    if (!cause) return undefined;
    const signs = cause.signs.flatMap(({ fact, seen }) =>
      Object.entries(seen).map(([value, word]) =>
        phrase(locale, 'explain.sign', {
          word: phrase(locale, `frequency.${word}` as 'frequency.always'),
          fact: valueInWords(pack, fact, value, locale),
        }),
      ),
    );
    return {
      ...head,
      paragraphs: [
        { lines: [cause.text[locale], cause.doNow[locale], cause.whoKnows[locale]] },
        { heading: phrase(locale, 'explain.signs'), lines: signs },
        {
          heading: phrase(locale, 'result.next'),
          lines: cause.steps.flatMap((step) => pack.steps.find((entry) => entry.id === step.id)?.text[locale] ?? []),
        },
        {
          heading: phrase(locale, 'result.avoid'),
          lines: cause.avoid.flatMap((item) => pack.avoid.find((entry) => entry.id === item)?.text[locale] ?? []),
        },
        {
          lines: [
            phrase(locale, `result.duration.${cause.duration.basis}`, { text: cause.duration.text[locale] }),
            phrase(locale, `result.basis.${cause.basis.level}`, { text: cause.basis.text[locale] }),
          ],
        },
      ],
      sources: from([...cause.sources, ...cause.signs.flatMap(({ sources }) => sources)]),
    };
  }
  if (kind === 'message') {
    const entry = pack.messages.find((item) => item.id === id);
    const hint = entry?.generic ? 'explain.generic' : entry?.ambiguous ? 'explain.ambiguous' : undefined;
    return (
      entry && {
        ...head,
        paragraphs: [{ lines: [entry.note[locale], ...(hint ? [phrase(locale, hint)] : [])] }],
        sources: from(entry.sources),
      }
    );
  }
  if (kind === 'channel') {
    const entry = pack.channels.find((item) => item.id === id);
    const lines = entry
      ? [entry.accepts, entry.how, entry.hours?.text, entry.limits, entry.warning].flatMap(
          (text) => text?.[locale] ?? [],
        )
      : [];
    return entry && { ...head, paragraphs: [{ lines }], sources: from(entry.sources) };
  }
  const entry = kind === 'term' ? pack.terms.find((item) => item.id === id) : pack.myths.find((item) => item.id === id);
  const text = entry && ('text' in entry ? entry.text : entry.answer);
  return entry && text && { ...head, paragraphs: [{ lines: [text[locale]] }], sources: from(entry.sources) };
}

/** What kinds there are, with how many of each. */
export function renderKinds(
  kinds: readonly { readonly kind: Explained; readonly count: number }[],
  view: View,
): string {
  const { locale, width } = view;
  const lines = kinds.flatMap(({ kind, count }) =>
    hang(sign('item', view), phrase(locale, 'explain.kind', { kind, count: String(count) }), width),
  );
  return `${[phrase(locale, 'explain.kinds'), ...lines, ...wrap(phrase(locale, 'explain.read'), width)].join('\n')}\n`;
}

/** Ids and titles, one a paragraph. */
export function renderList(
  entries: readonly { readonly id: string; readonly title: string }[],
  { width, style }: View,
): string {
  return entries
    .map(({ id, title }) => `${[...wrap(id, width).map(style.strong), ...hang('    ', title, width)].join('\n')}\n`)
    .join('');
}

/** An explanation in words. */
export function renderExplanation(explanation: Explanation, view: View): string {
  const { width, style, locale } = view;
  const lines: string[] = [...wrap(explanation.title, width).map(style.strong)];
  for (const { heading, lines: own } of explanation.paragraphs) {
    if (own.length === 0) continue;
    lines.push('');
    if (heading) lines.push(style.strong(heading));
    for (const line of own) lines.push(...(heading ? hang(sign('item', view), line, width) : wrap(line, width)));
  }
  if (explanation.sources.length > 0) lines.push('', style.strong(phrase(locale, 'explain.sources')));
  for (const { id, title, date, confidence, address } of explanation.sources) {
    const about = phrase(locale, 'explain.source', {
      title,
      date: date ?? phrase(locale, 'explain.undated'),
      confidence: phrase(locale, `confidence.${confidence}` as 'confidence.high'),
    });
    lines.push(...hang(`${id} `, about, width));
    if (address) lines.push(...hang('    ', address, width).map(style.faint));
  }
  return `${lines.join('\n')}\n`;
}
