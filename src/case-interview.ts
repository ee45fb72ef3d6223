import {
  firstQuestion,
  holdInterview,
  inSession,
  openDrafts,
  packWhileReading,
  type Shell,
  tell,
} from './composition.ts';
import type { CaseFile, KnowledgePack } from './diagnostics/index.ts';
import { Failure } from './failure.ts';
import { phrase } from './rendering/phrases.ts';
import type { Finished } from './workflows/course.ts';
import type { Draft } from './workflows/draft-document.ts';
import type { DraftKeeper, Keeping } from './workflows/drafts.ts';
import { openInterview } from './workflows/opening.ts';
import type { SessionEnd, Start } from './workflows/run-interview.ts';
import { SETTINGS, validSetting } from './workflows/settings.ts';
import type { Audience, Voice } from './workflows/talk.ts';

/** The exit code of an interview that was left before its end. */
export const INTERRUPTED = 130;
/** Exit codes after which nobody can have read the last screen. */
const UNSEEN = [129, 143];

/** An interview that may become a saved case. */
export interface CaseInterview {
  /** Absent: the built-in pack, loaded while the person reads the first question; only where nothing was given. */
  readonly pack?: KnowledgePack;
  readonly today: string;
  readonly start: Start;
  /** Who is at the keyboard, where a flag says so. */
  readonly audience?: string | undefined;
  readonly plain: boolean;
  /** The case is to be kept at the end, whatever the setting. */
  readonly save: boolean;
  readonly keepStory: boolean;
  /** When it happens, as cases note it. */
  readonly at: string;
  /** What was kept when it was left before. */
  readonly draft?: Draft;
}

/** How an interview ended; the exit code is that of the signal that ended it, if one did. */
export type InterviewEnd = SessionEnd & { readonly exitCode?: number | undefined };

/** Holds an interview and keeps of it what the person has agreed to: the draft on the way, the case at the end. */
export async function holdCaseInterview(shell: Shell, interview: CaseInterview): Promise<InterviewEnd> {
  const setting = validSetting(shell.settings, 'saving') ?? SETTINGS.saving[0];
  const save = interview.save || setting === 'always';
  const consent = save || interview.draft ? 'given' : setting === 'never' ? 'refused' : 'ask';
  const manners = { audience: audienceOf(interview.audience, shell), plain: interview.plain };
  const { drafts, keep, kept, ...end } = await inSession(shell, manners, async (voice) => {
    const { pack, start } = await begun(voice, interview);
    const { today } = interview;
    const drafts = await openKeeper(shell, { consent, from: interview.draft });
    const { keep, kept } = await caseKeeper(interview, pack, start);
    const session = await holdInterview(voice, {
      ...start,
      pack,
      today,
      drafts,
      ...(consent === 'refused' ? {} : { keep: (finished) => idIfKept(keep(finished)) }),
    });
    return { ...session, drafts, keep, kept };
  });
  if (end.left) return end;
  if (save && kept() !== end.file) {
    const id = await keep(end);
    tell(`${phrase(shell.locale, 'case.saved', { id })}\n${phrase(shell.locale, 'case.shared_computer')}\n`);
  }
  if (kept() === end.file || !UNSEEN.includes(end.exitCode ?? 0)) drafts?.discard();
  return end;
}

/** The pack and what is known; where nothing is, the first question is put first and the pack loaded meanwhile. */
async function begun(voice: Voice, { pack, start }: CaseInterview): Promise<{ pack: KnowledgePack; start: Start }> {
  if (pack) return { pack, start };
  const opened = openInterview(voice, voice.audience === 'agent' ? await firstQuestion() : undefined);
  const loading = packWhileReading();
  // Whichever fails is told once, below.
  loading.catch(() => {});
  return { start: { ...start, opened: await opened }, pack: await loading };
}

/** Keeps finished cases of one interview, and knows the one kept last. */
async function caseKeeper({ today, keepStory, at }: CaseInterview, pack: KnowledgePack, { story }: Start) {
  const { keepCase } = await import('./keep-case.ts');
  const { inputOf } = await import('./workflows/course.ts');
  let kept: CaseFile | undefined;
  const keep = async ({ course, file }: Finished) => {
    const input = { ...inputOf({ pack, today }, course), ...(story === undefined ? {} : { story }) };
    const { id } = await keepCase({ input, file, keepStory, at }, pack);
    kept = file;
    return id;
  };
  return { keep, kept: () => kept };
}

/** What keeps an interview while it goes on; undefined where no home folder is known. */
export async function openKeeper(shell: Shell, keeping: Omit<Keeping, 'now'>): Promise<DraftKeeper | undefined> {
  const shelf = await openDrafts();
  const { draftKeeper } = await import('./workflows/drafts.ts');
  return shelf && draftKeeper(shelf, { ...keeping, now: () => shell.now });
}

/**
 * Says that an interview was left unfinished, so that nobody starts from the beginning without need. Those past the
 * time that was set for keeping them are forgotten instead, and said so.
 */
export async function tellOfDrafts({ locale, settings, today }: Shell): Promise<void> {
  if (validSetting(settings, 'saving') === 'never') return;
  const shelf = await openDrafts();
  const found = shelf?.documents.list() ?? 'none';
  // Most often there is none, and then nothing that reads one need be loaded.
  if (!shelf || typeof found === 'string' || [...found].every((one) => 'link' in one)) return;
  const { listDrafts } = await import('./workflows/drafts.ts');
  const { retire } = await import('./workflows/retention.ts');
  const drafts = listDrafts(shelf);
  const { days, forgotten = [] } = retire(shelf, drafts, settings, today);
  if (forgotten.length > 0)
    tell(`${phrase(locale, 'cases.expired', { days: String(days), count: String(forgotten.length) })}\n\n`);
  const newest = drafts.find(({ id }) => !forgotten.includes(id));
  if (newest) tell(`${phrase(locale, 'draft.waiting', { id: newest.id })}\n\n`);
}

/** Who is at the keyboard: by the flag, else by the setting. */
export function audienceOf(flag: string | undefined, { settings }: Shell): Audience {
  const wanted = flag ?? validSetting(settings, 'audience');
  return SETTINGS.audience.find((name) => name === wanted) ?? SETTINGS.audience[0];
}

/** The id of the case now kept, or nothing where it could not be: an interview goes on either way. */
async function idIfKept(keeping: Promise<string>): Promise<string | undefined> {
  try {
    return await keeping;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
