import { newCaseId } from './adapters/case-ids.ts';
import { minuteInShanghai, todayInShanghai } from './adapters/clock.ts';
import { confSettingsPath, openConfSettings, settingsIn } from './adapters/conf-settings.ts';
import { dataFolder, usualFolders } from './adapters/data-folder.ts';
import { documentFolder } from './adapters/document-folder.ts';
import { savedFiles } from './adapters/saved-files.ts';
import { standardOutput } from './adapters/standard-output.ts';
import { stopSignals } from './adapters/stop-signals.ts';
import { styleFor, thisTerminal } from './adapters/terminal.ts';
import type { Facts, KnowledgePack, Locale, PackNames } from './diagnostics/index.ts';
import { chooseLanguage } from './language.ts';
import { plainStyle } from './rendering/style.ts';
import type { View } from './rendering/view.ts';
import type { DocumentStore } from './workflows/document-store.ts';
import type { DocumentMakers } from './workflows/documents.ts';
import type { FirstQuestion } from './workflows/opening.ts';
import type { SessionEnd, Start } from './workflows/run-interview.ts';
import type { Shelf } from './workflows/saved-cases.ts';
import { type Settings, type SettingsStore, validSetting } from './workflows/settings.ts';
import type { Audience, Talk, Voice } from './workflows/talk.ts';

export { SettingsUnreadable } from './adapters/conf-settings.ts';
export { withoutHome } from './adapters/data-folder.ts';
export { byteStream, canRead, readBytes } from './adapters/files.ts';
export { spinner } from './adapters/ora-progress.ts';
export { type Output, readerHasGone, writeFailed } from './adapters/standard-output.ts';
export { hangUpWithTerminal, stopSignals as onStop } from './adapters/stop-signals.ts';

/** Standard output; results and nothing else. */
export const output = standardOutput();

/** Where documents are saved, and how those are made that need a library of their own. */
export const documents = savedFiles;
export const documentMakers: DocumentMakers = {
  docx: async (sheet) => (await import('./adapters/docx-letter.ts')).docxLetter(sheet),
  calendar: async (content) => (await import('./adapters/ics-calendar.ts')).icsCalendar(content),
  report: async (...about) => (await import('./rendering/report/report.ts')).reportHtml(...about),
};

let heard = false;

/**
 * Talk that is not the result: notes, warnings, errors. Where it cannot be written (the window was closed) there is
 * nobody to tell that either; telling it again would never end.
 */
export function tell(text: string): void {
  if (!heard) process.stderr.on('error', () => {});
  heard = true;
  process.stderr.write(text);
}

/** What the flags every command has say about talking to whoever called. */
export interface Manner {
  readonly lang?: string | undefined;
  readonly json?: boolean;
  /** No questions, and neither settings nor the system's locale count. */
  readonly silent?: boolean;
  readonly noColor?: boolean;
}

/** How to talk: language, width and emphasis, the day, and whether somebody can be asked. */
export interface Shell {
  readonly locale: Locale;
  readonly view: View;
  readonly today: string;
  /** The minute in Shanghai. */
  readonly now: string;
  readonly canAsk: boolean;
  /** Only text from top to bottom suits this terminal or this person. */
  readonly plain: boolean;
  readonly settings: Settings;
}

/** Looks at flags, environment, settings and terminal once. */
export async function openShell({ lang, json, silent, noColor }: Manner): Promise<Shell> {
  const terminal = thisTerminal();
  const person = terminal.canAsk && !json && !silent;
  const settings = person ? await settingsAtStart() : {};
  const locale = chooseLanguage({ flag: lang, env: process.env, person, setting: validSetting(settings, 'language') });
  const colour = terminal.colour && !noColor && !json && validSetting(settings, 'colour') !== 'never';
  const view = { locale, width: terminal.width, room: terminal.room, style: await styleFor(colour) };
  return {
    locale,
    view,
    today: todayInShanghai(),
    now: minuteInShanghai(),
    canAsk: person,
    plain: terminal.plain,
    settings,
  };
}

/** The built-in knowledge pack, parsed when first wanted; `reading` brings what stories are read with. */
export async function builtInPack({ reading = false } = {}): Promise<KnowledgePack> {
  const { default: pack } = await import('../generated/jiebei.js');
  if (!reading) return pack;
  const { default: rules } = await import('../generated/jiebei-reading.js');
  return { ...pack, reading: rules };
}

/** What lists say of the causes and steps of the built-in pack, without the rest of it. */
export async function builtInNames(): Promise<PackNames> {
  return (await import('../generated/jiebei-names.js')).default;
}

/** The folders of the data folder; undefined where no home folder is known. */
async function openDocuments(name: 'cases' | 'drafts' | 'quota'): Promise<DocumentStore | undefined> {
  const folder = await dataFolder();
  return folder === undefined ? undefined : documentFolder(folder, name);
}

/** Where cases are kept; undefined where no home folder is known. */
export async function openShelf(): Promise<Shelf | undefined> {
  const documents = await openDocuments('cases');
  return documents && { documents, newId: newCaseId };
}

/** Where unfinished interviews are kept; undefined where no home folder is known. */
export async function openDrafts(): Promise<Shelf | undefined> {
  const documents = await openDocuments('drafts');
  return documents && { documents, newId: newCaseId };
}

/** Where the quota log is kept; undefined where no home folder is known. */
export function openQuotaLog(): Promise<DocumentStore | undefined> {
  return openDocuments('quota');
}

/** What is needed to learn from closed cases; loaded only now. */
export async function openCalibration() {
  const [calibration, validation] = await Promise.all([
    import('./knowledge/calibrate.ts'),
    import('./knowledge/cross-validate.ts'),
  ]);
  return { ...calibration, ...validation };
}

/** Rows of a CSV text; the reader is loaded only now. */
export async function readCsvRows(text: string) {
  const { readCsv } = await import('./adapters/csv-reader.ts');
  return readCsv(text);
}

/** True when input from the terminal would be waited for. */
export function stdinIsTerminal(): boolean {
  return Boolean(process.stdin.isTTY);
}

/** No home folder is known in which a settings file could be: conf would take the current folder, or not even load. */
export class NoSettingsFolder extends Error {}

/** Opens the settings file. */
export async function openSettings(): Promise<SettingsStore> {
  await needSettingsFolder();
  return openConfSettings();
}

/** Where the settings file is or would be. */
export async function settingsPath(): Promise<string> {
  await needSettingsFolder();
  return confSettingsPath();
}

/** What is set, without loading what writes it. A broken settings file must not stop anybody from getting help. */
export async function settingsAtStart(): Promise<Settings> {
  const folders = await usualFolders();
  return folders === undefined ? {} : settingsIn(folders.config);
}

async function needSettingsFolder(): Promise<void> {
  if ((await usualFolders()) === undefined) throw new NoSettingsFolder();
}

/** Reads a story; the rules of reading are large and loaded for the first one. */
async function readWithRules(story: string, today: string): Promise<Facts> {
  const { prepare } = await import('./diagnostics/index.ts');
  const { readStoryFacts } = await import('./diagnostics/facts/read-story.ts');
  return readStoryFacts(prepare(await builtInPack({ reading: true })), story, today).facts;
}

/** How an interview is to be held. */
export interface Manners {
  readonly audience: Audience;
  /** Text from top to bottom only, for screen readers and terminals that know nothing. */
  readonly plain: boolean;
}

/**
 * Talks with whoever is at this terminal, and gives the terminal back. Prompts are loaded only now: they are slow to
 * load, and a script never needs them. The exit code is that of the signal that ended it, if one did.
 */
export async function inSession<End>(
  shell: Shell,
  { audience, plain }: Manners,
  hold: (voice: Voice) => Promise<End>,
): Promise<End & { readonly exitCode?: number | undefined }> {
  const stop = stopSignals();
  const asker = plain
    ? (await import('./adapters/plain-asker.ts')).plainAsker(stop.signal)
    : (await import('./adapters/inquirer-asker.ts')).inquirerAsker(shell.view.style, stop.signal);
  const view = plain ? { ...shell.view, style: plainStyle, spoken: true } : shell.view;
  try {
    const end = await hold({ asker, audience, view });
    return { ...end, exitCode: stop.exitCode() };
  } finally {
    asker.close();
  }
}

/** The interview with everything of this terminal in place. */
export async function holdInterview(
  voice: Voice,
  { pack, today, keep, drafts, ...start }: Pick<Talk, 'pack' | 'today' | 'keep' | 'drafts'> & Start,
): Promise<SessionEnd> {
  const { runInterview } = await import('./workflows/run-interview.ts');
  const pending: Promise<void>[] = [];
  const talk: Talk = {
    ...voice,
    pack,
    today,
    documents,
    makers: documentMakers,
    ...(keep ? { keep } : {}),
    drafts,
    readStory: (story) => readWithRules(story, today),
    print: (text) => pending.push(output.write(text)),
  };
  const end = await runInterview(talk, start);
  await Promise.all(pending);
  return end;
}

/** The agent's first question, which stands ready without the pack. */
export async function firstQuestion(): Promise<FirstQuestion> {
  return (await import('../generated/first-question.js')).default;
}

/** Milliseconds in which what was just asked reaches the screen, before anything slow begins. */
const DRAWN = 20;

/**
 * Loads the pack and the engine while the person reads what was just asked, one after the other, so that a key pressed
 * meanwhile is never waited on for all of it.
 */
export async function packWhileReading(): Promise<KnowledgePack> {
  const breath = () => new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, DRAWN));
  const pack = await builtInPack();
  await breath();
  const { prepare } = await import('./diagnostics/index.ts');
  await breath();
  prepare(pack);
  await breath();
  await import('./workflows/run-interview.ts');
  return pack;
}
