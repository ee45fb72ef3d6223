import { type CaseSummary, dayToAct, type PackNames } from '../diagnostics/index.ts';
import { type Listing, readCases } from './case-listing.ts';
import type { DocumentStore } from './document-store.ts';

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

/** The cases that fit, in the order wanted. Only a search reads the files themselves. */
export function chooseCases(
  documents: DocumentStore,
  listing: Listing,
  wanted: Wanted,
  pack: PackNames,
  today: string,
): readonly CaseSummary[] {
  const { status, cause, family, due, since, search, sort = 'changed', limit } = wanted;
  const fits = (summary: CaseSummary) =>
    (status === 'all' || (status === 'closed') === (summary.closing !== null)) &&
    (cause === undefined || summary.cause === cause || summary.closing?.cause === cause) &&
    (family === undefined || summary.family === family) &&
    (since === undefined || summary.opened.slice(0, 10) >= since) &&
    (!due || (!summary.closing && summary.due.some((point) => dayToAct(pack, point) <= today)));
  let cases = listing.cases.filter(fits);
  if (search !== undefined && search.trim() !== '') cases = searched(documents, listing, cases, search, pack);
  return [...cases].sort(ORDERS[sort]).slice(0, limit);
}

const last = '9999';
const ORDERS: Readonly<Record<(typeof SORTS)[number], (a: CaseSummary, b: CaseSummary) => number>> = {
  changed: (a, b) => compare(b.changed, a.changed) || compare(a.id, b.id),
  opened: (a, b) => compare(b.opened, a.opened) || compare(a.id, b.id),
  due: (a, b) => compare(a.due[0]?.day ?? last, b.due[0]?.day ?? last) || compare(a.id, b.id),
  cause: (a, b) => compare(a.cause ?? last, b.cause ?? last) || compare(a.id, b.id),
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Looks for words in the id, the titles of the causes in both languages, the on-screen wording and the notes. */
function searched(
  documents: DocumentStore,
  listing: Listing,
  cases: readonly CaseSummary[],
  search: string,
  pack: PackNames,
): CaseSummary[] {
  const word = search.normalize('NFKC').trim().toLowerCase();
  const titles = new Map(pack.causes.map(({ id, title }) => [id, `${id} ${title['zh-CN']} ${title.en}`]));
  const inSummary = ({ id, cause, closing }: CaseSummary) =>
    [id, titles.get(cause ?? '') ?? '', titles.get(closing?.cause ?? '') ?? ''].join(' ').toLowerCase().includes(word);
  const found = new Set(cases.filter(inSummary).map(({ id }) => id));
  const rest = cases.filter(({ id }) => !found.has(id));
  for (const { id, history, closing, given } of readCases(documents, { ...listing, cases: rest })) {
    const told = history.flatMap((event) => ('text' in event && event.text !== null ? [event.text] : []));
    const facts = Object.values({ ...given.record, ...given.stated }).map(({ value }) => value);
    const own = facts.filter((value): value is string => typeof value === 'string');
    const text = [...told, ...own, closing?.result ?? ''].join('\n').normalize('NFKC').toLowerCase();
    if (text.includes(word)) found.add(id);
  }
  return cases.filter(({ id }) => found.has(id));
}
