import type { CaseSummary, PackNames } from '../diagnostics/index.ts';
import { causeInWords, resultInWords } from './case-words.ts';
import { inTurn } from './json-pieces.ts';
import { type PhraseKey, phrase } from './phrases.ts';
import { remembered } from './remembered.ts';
import { hang as hangIn, wrap } from './text-layout.ts';
import type { View } from './view.ts';

/** An interview that was left before its end, as a list shows it. */
export interface ListedDraft {
  readonly id: string;
  readonly opened: string;
  readonly changed: string;
  /** How many things were said. */
  readonly said: number;
}

/** A list of saved cases and unfinished interviews: id, day, what it looks like, and the next day something falls due. */
export function* renderCaseList(
  cases: Iterable<CaseSummary> & { readonly length: number },
  all: number,
  drafts: readonly ListedDraft[],
  pack: PackNames,
  view: View,
): Generator<string> {
  const { locale, width, style } = view;
  const hang = (lead: string, text: string) => hangIn(lead, text, width);
  const unfinished = drafts.flatMap(({ id, changed, said }) => {
    const slots = { id, changed: changed.slice(0, 10), said: String(said) };
    return hang(`${id} `, phrase(locale, 'cases.draft', slots).slice(id.length).trim());
  });
  if (unfinished.length > 0) unfinished.push(...wrap(phrase(locale, 'cases.drafts'), width).map(style.faint), '');
  if (cases.length === 0) {
    const none = wrap(phrase(locale, all === 0 ? 'cases.none' : 'cases.none_fitting'), width);
    yield `${[...unfinished, ...none].join('\n')}\n`;
    return;
  }
  // The id is put in at the end: all else is the same for many cases, and is written and broken into lines once.
  const rowAfterId = remembered((summary: CaseSummary) => {
    const { id, opened } = summary;
    const slots = { id, opened: opened.slice(0, 10), what: stateInWords(summary, pack, view) };
    const row = phrase(locale, 'cases.row', slots);
    return `${hang(`${id} `, row.slice(id.length).trim()).join('\n')}\n`.slice(id.length);
  });
  const dueRow = remembered(({ day, kind }: CaseSummary['due'][number]) => {
    const what = phrase(locale, `due.short.${kind}` as PhraseKey);
    const lines = hang('    ', phrase(locale, 'cases.row_due', { day, what }));
    return `${lines.map(style.faint).join('\n')}\n`;
  });
  for (const line of unfinished) yield `${line}\n`;
  for (const summary of cases) {
    const { id, opened, cause, strength, due, closing } = summary;
    const state = closing ? `${closing.cause} ${closing.knownBy}` : `${cause} ${strength} open`;
    yield id + rowAfterId(`${id.length} ${opened.slice(0, 10)} ${state}`, summary);
    const [next] = closing ? [] : due;
    if (next) yield dueRow(`${next.day} ${next.kind}`, next);
  }
  const count = phrase(locale, 'cases.count', { shown: String(cases.length), all: String(all) });
  yield ['\n', ...wrap(count, width).map((line) => `${style.faint(line)}\n`)].join('');
}

function stateInWords({ cause, strength, closing }: CaseSummary, pack: PackNames, { locale }: View): string {
  if (!closing) return resultInWords(pack, cause, strength, locale);
  const known = phrase(locale, `case.known.${closing.knownBy}`);
  return phrase(locale, 'cases.closed_as', { cause: causeInWords(pack, closing.cause, locale), known });
}

/** The same for a program. */
export function caseListJson(cases: Iterable<CaseSummary>, all: number, drafts: readonly ListedDraft[]) {
  return { schema: 'quota-doctor/cases@1', count: all, cases: inTurn(cases, summaryJson), drafts };
}

/** `quota-doctor/case-change@1`: a case after a change; after a step, with the plan as it is now. */
export function caseChangeJson(summary: CaseSummary, steps?: readonly object[]) {
  return { schema: 'quota-doctor/case-change@1', case: summaryJson(summary), ...(steps ? { steps } : {}) };
}

/** One row of a list for a program. */
export function summaryJson(summary: CaseSummary) {
  const { id, revision, opened, changed, outcome, cause, family, strength, due, closing } = summary;
  return {
    id,
    revision,
    status: closing ? 'closed' : 'open',
    opened,
    changed,
    outcome,
    cause,
    family,
    strength,
    due,
    closed: closing && { at: closing.at, cause: closing.cause, known_by: closing.knownBy },
  };
}
