import { type CaseSummary, dayToAct, type PackNames } from '../diagnostics/index.ts';
import { type Listing, readOne } from './case-listing.ts';
import type { DocumentStore } from './document-store.ts';
import type { ListedRows, SortColumn } from './listed-rows.ts';

/** The orders a list can have: the first is the usual one. */
export const SORTS = ['changed', 'opened', 'due', 'cause'] as const;

/** Which cases are wanted, and in what order. */
export interface Wanted {
  readonly status: string;
  readonly cause?: string | undefined;
  readonly family?: string | undefined;
  /** Only cases with something due by today. */
  readonly due?: boolean | undefined;
  readonly since?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: (typeof SORTS)[number] | undefined;
  readonly limit?: number | undefined;
}

/** Cases in the order wanted; each is made when its turn comes. */
export interface Chosen extends Iterable<CaseSummary> {
  readonly length: number;
}

/** The cases that fit, in the order wanted. Only a search reads the files themselves. */
export function chooseCases(
  documents: DocumentStore,
  { cases }: Listing,
  wanted: Wanted,
  pack: PackNames,
  today: string,
): Chosen {
  const { by, from } = ORDERS[wanted.sort ?? 'changed'];
  const places = cases.sorted(fitting(documents, cases, wanted, pack, today), by, from).subarray(0, wanted.limit);
  return {
    length: places.length,
    *[Symbol.iterator]() {
      for (const place of places) yield cases.at(place);
    },
  };
}

const ORDERS: Readonly<Record<(typeof SORTS)[number], { readonly by: SortColumn; readonly from: 'first' | 'last' }>> = {
  changed: { by: 'changed', from: 'last' },
  opened: { by: 'opened', from: 'last' },
  due: { by: 'first', from: 'first' },
  cause: { by: 'cause', from: 'first' },
};

/** The places of the cases that fit. A row is made only where more is asked than whether a case is open. */
function* fitting(
  documents: DocumentStore,
  cases: ListedRows,
  { status, cause, family, due, since, search }: Wanted,
  pack: PackNames,
  today: string,
): Generator<number> {
  const word = search?.normalize('NFKC').trim().toLowerCase() ?? '';
  const more = due || word !== '' || [cause, family, since].some((one) => one !== undefined);
  const says = teller(documents, word, pack);
  const fits = (summary: CaseSummary) =>
    (cause === undefined || summary.cause === cause || summary.closing?.cause === cause) &&
    (family === undefined || summary.family === family) &&
    (since === undefined || summary.opened.slice(0, 10) >= since) &&
    (!due || (!summary.closing && summary.due.some((point) => dayToAct(pack, point) <= today))) &&
    (word === '' || says(summary));
  for (let place = 0; place < cases.length; place += 1)
    if ((status === 'all' || (status === 'closed') === cases.isClosed(place)) && (!more || fits(cases.at(place))))
      yield place;
}

/** Looks for a word in the id, the titles of the causes in both languages, the on-screen wording and the notes. */
function teller(documents: DocumentStore, word: string, pack: PackNames): (summary: CaseSummary) => boolean {
  const titles = new Map(pack.causes.map(({ id, title }) => [id, `${id} ${title['zh-CN']} ${title.en}`]));
  return (summary) => {
    const { id, cause, closing } = summary;
    const named = [id, titles.get(cause ?? '') ?? '', titles.get(closing?.cause ?? '') ?? ''];
    if (named.join(' ').toLowerCase().includes(word)) return true;
    const saved = readOne(documents, summary);
    if (!saved) return false;
    const told = saved.history.flatMap((event) => ('text' in event && event.text !== null ? [event.text] : []));
    const facts = Object.values({ ...saved.given.record, ...saved.given.stated }).map(({ value }) => value);
    const own = facts.filter((value): value is string => typeof value === 'string');
    const text = [...told, ...own, saved.closing?.result ?? ''].join('\n').normalize('NFKC').toLowerCase();
    return text.includes(word);
  };
}
