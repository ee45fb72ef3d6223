import { type CaseEvent, type KnowledgePack, namedCause, type Replayed, type SavedCase } from '../diagnostics/index.ts';
import { caseJson } from './case-json.ts';
import { renderCase } from './case-view.ts';
import { causeInWords, dueInWords, resultInWords, stepInWords } from './case-words.ts';
import { phrase } from './phrases.ts';
import { hang, visible, wrap } from './text-layout.ts';
import { heading, type View } from './view.ts';

/** A saved case for a person: what has changed since, the case as it looks today, and what has happened to it. */
export function renderSavedCase(saved: SavedCase, replayed: Replayed, pack: KnowledgePack, view: View): string {
  const { locale, width, style } = view;
  const { id, opened, changed, revision, closing } = saved;
  const slots = { id, opened: inMinutes(opened), changed: inMinutes(changed), revision: String(revision) };
  const lines = wrap(phrase(locale, 'case.head', slots), width).map(style.faint);
  if (closing) {
    const known = phrase(locale, `case.known.${closing.knownBy}`);
    const words = { at: inMinutes(closing.at), cause: causeInWords(pack, closing.cause, locale), known };
    lines.push(...wrap(phrase(locale, 'case.closed', words), width).map(style.strong));
    if (closing.result !== null) lines.push(...wrap(visible(closing.result), width));
  }
  lines.push(...changeLines(saved, replayed, pack, view));
  const blocks = [`${lines.join('\n')}\n`, renderCase(replayed.file, pack, view)];
  const more: string[] = [];
  if (!closing && saved.due.length > 0) {
    more.push(...heading(phrase(locale, 'case.due'), view));
    for (const point of saved.due) more.push(...hang(`${point.day} `, dueInWords(pack, point, locale), width));
  }
  if (saved.history.length > 0) {
    more.push(...heading(phrase(locale, 'case.history'), view));
    for (const event of saved.history) more.push(...hang('· ', eventInWords(event, pack, view), width));
  }
  if (!closing) more.push('', ...wrap(phrase(locale, 'case.mark', { id }), width).map(style.faint));
  if (more.length > 0) blocks.push(`${more.slice(1).join('\n')}\n`);
  return blocks.join('\n');
}

/** What a newer pack makes of an old case; nothing when the pack is the same and every answer still counts. */
function changeLines(saved: SavedCase, replayed: Replayed, pack: KnowledgePack, view: View): string[] {
  const { locale, width } = view;
  const lines: string[] = [];
  if (replayed.newerPack) {
    const { was, is } = changeOf(saved, replayed);
    lines.push(...wrap(phrase(locale, 'case.newer_pack'), width));
    if (was.cause === is.cause && was.strength === is.strength) lines.push(...wrap(phrase(locale, 'case.same'), width));
    else
      for (const [key, { cause, strength }] of [
        ['case.was', was],
        ['case.is', is],
      ] as const)
        lines.push(...wrap(phrase(locale, key, { what: resultInWords(pack, cause, strength, locale) }), width));
  }
  if (replayed.lost.length > 0)
    lines.push(
      ...wrap(phrase(locale, 'case.lost', { keys: replayed.lost.join(locale === 'en' ? ', ' : '、') }), width),
    );
  return lines;
}

function changeOf({ result }: SavedCase, { file }: Replayed) {
  const { outcome, causes } = file.diagnosis;
  const now = namedCause({ outcome, causes, at: file.at, since: file.at });
  return {
    was: { cause: namedCause(result), strength: result.causes[0]?.strength ?? null },
    is: { cause: now, strength: causes[0]?.strength ?? null },
  };
}

function eventInWords(event: CaseEvent, pack: KnowledgePack, { locale }: View): string {
  const at = inMinutes(event.at);
  if (event.kind === 'note') return phrase(locale, 'case.event.note', { at, text: visible(event.text) });
  if (event.kind === 'tried') {
    const helped = phrase(locale, `case.helped.${event.helped}`);
    const slots = { at: event.day, step: stepInWords(pack, event.step, locale), helped };
    if (event.text === null) return phrase(locale, 'case.event.tried', slots);
    return phrase(locale, 'case.event.tried_text', { ...slots, text: visible(event.text) });
  }
  if (event.kind === 'reopened') return phrase(locale, 'case.event.reopened', { at });
  const cause = event.cause === null ? phrase(locale, 'cases.undecided') : causeInWords(pack, event.cause, locale);
  return phrase(locale, 'case.event.diagnosed', { at, cause });
}

function inMinutes(at: string): string {
  return at.replace('T', ' ');
}

/** `quota-doctor/saved-case@1`: a saved case for a program, with the diagnosis as it is today. */
export function savedCaseJson(saved: SavedCase, replayed: Replayed, pack: KnowledgePack, view: Pick<View, 'locale'>) {
  const { id, revision, opened, changed, due, history, closing } = saved;
  const { was, is } = changeOf(saved, replayed);
  return {
    schema: 'quota-doctor/saved-case@1',
    case: {
      id,
      revision,
      status: closing ? 'closed' : 'open',
      opened,
      changed,
      pack: saved.pack,
      story_kept: saved.given.story !== undefined,
      due,
      history,
      closed: closing && { at: closing.at, cause: closing.cause, known_by: closing.knownBy, result: closing.result },
    },
    replay: { newer_pack: replayed.newerPack, lost: replayed.lost, was, now: is },
    diagnosis: caseJson(replayed.file, pack, { locale: view.locale }),
  };
}
