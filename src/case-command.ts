import { string as stringArgument } from '@oclif/core/args';
import { string } from '@oclif/core/flags';
import { BaseCommand } from './base-command.ts';
import { openDrafts, openShelf, type Shell, settingsAtStart, tell } from './composition.ts';
import type { Problem, SavedCase } from './diagnostics/index.ts';
import { dayOf } from './diagnostics/plan/calendar-date.ts';
import { Failure } from './failure.ts';
import { type PhraseKey, phrase, type Slots } from './rendering/phrases.ts';
import { wholeNumber } from './whole-number.ts';
import { type Listing, listCases } from './workflows/case-listing.ts';
import { listDrafts } from './workflows/drafts.ts';
import { withoutCases } from './workflows/listed-rows.ts';
import { anyIsOld, retire } from './workflows/retention.ts';
import { isProblem, loadCase, type Shelf } from './workflows/saved-cases.ts';

/** The argument that names a case, whole or by its beginning. */
export const caseArgument = stringArgument({ ignoreStdin: true, required: true });

/** When it happens: a day or a minute; today if it is left out. */
export const atFlag = { at: string({ helpValue: 'DATE' }) };

/** The revision somebody has seen; a case that has gone further is not written over. */
export const revisionFlag = { revision: wholeNumber('--revision', 1, 999_999_999) };

/** A point in time as cases note it, and its day. */
export interface Moment {
  /** A minute in Shanghai, or only the day where only that is known. */
  readonly at: string;
  readonly day: string;
}

/** What the commands about saved cases share. */
export abstract class CaseCommand extends BaseCommand {
  /** Where cases are kept; fails where there is no home for them. */
  protected async shelf(): Promise<Shelf> {
    const shelf = await openShelf();
    if (!shelf) throw new Failure([{ code: 'no_data_folder' }]);
    return shelf;
  }

  /** Where unfinished interviews are kept; fails where there is no home for them. */
  protected async drafts(): Promise<Shelf> {
    const drafts = await openDrafts();
    if (!drafts) throw new Failure([{ code: 'no_data_folder' }]);
    return drafts;
  }

  /** The case named on the command line, at the revision that was seen if one is given. */
  protected load(shelf: Shelf, id: string, revision?: number): SavedCase {
    const saved = this.sure(loadCase(shelf, id));
    if (revision !== undefined && saved.revision !== revision) throw new Failure([{ code: 'case_changed' }]);
    return saved;
  }

  /**
   * All saved cases. What was set aside or skipped is told; cases past the time that was set for keeping them are
   * forgotten, and said so.
   */
  protected async listing(shelf: Shelf, { locale, today }: Shell): Promise<Listing> {
    const listing = this.sure(listCases(shelf.documents));
    const say = (key: PhraseKey, slots: Slots) => tell(`${phrase(locale, key, slots)}\n`);
    for (const place of listing.setAside)
      say(place === undefined ? 'cases.damaged' : 'cases.set_aside', { place: place ?? '' });
    for (const id of listing.newer) say('cases.newer', { id });
    for (const id of listing.links) say('cases.link', { id });
    for (const id of listing.unreadable) say('cases.unreadable', { id });
    const drafts = await openDrafts();
    const unfinished = drafts ? listDrafts(drafts) : [];
    const { leastChanged: changed } = listing.cases;
    if (!anyIsOld([...(changed === undefined ? [] : [{ changed }]), ...unfinished], today)) return listing;
    const settings = await settingsAtStart();
    const retired = [retire(shelf, listing.cases.changes(), settings, today)];
    if (drafts) retired.push(retire(drafts, unfinished, settings, today));
    const expired = retired.flatMap((one) => one.expired);
    if (expired.length === 0) return listing;
    const days = String(retired[0]?.days);
    const count = (ids: readonly string[]) => ({ days, count: String(ids.length) });
    if (retired.every((one) => one.forgotten === undefined)) {
      say('cases.old', count(expired));
      return listing;
    }
    const forgotten = retired.flatMap((one) => one.forgotten ?? []);
    const left = expired.filter((id) => !forgotten.includes(id));
    if (forgotten.length > 0) say('cases.expired', count(forgotten));
    if (left.length > 0) say('cases.not_expired', count(left));
    return { ...listing, cases: withoutCases(listing.cases, new Set(retired[0]?.forgotten)) };
  }

  /** What was wanted, or the failure that says why not. */
  protected sure<T extends object>(result: T | Problem): T {
    if (isProblem(result)) throw new Failure([result]);
    return result;
  }
}

/** The moment of `--at`, else now. A day alone has no minute. */
export function momentOf(at: string | undefined, now: string): Moment {
  if (at === undefined) return { at: now, day: now.slice(0, 10) };
  const day = dayOf(at);
  if (day === undefined) throw new Failure([{ code: 'bad_date', source: '--at' }]);
  const minute = /^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(at)?.[1];
  return { at: minute === undefined ? day : `${day}T${minute}`, day };
}
