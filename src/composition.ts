import { newCaseId } from './adapters/case-ids.ts';
import { minuteInShanghai, todayInShanghai } from './adapters/clock.ts';
import { openSettings } from './adapters/conf-settings.ts';
import { dataFolder } from './adapters/data-folder.ts';
import { documentFolder } from './adapters/document-folder.ts';
import { newFiles } from './adapters/files.ts';
import { savedFiles } from './adapters/saved-files.ts';
import { standardOutput } from './adapters/standard-output.ts';
import { styleFor, thisTerminal } from './adapters/terminal.ts';
import type { KnowledgePack, Locale } from './diagnostics/index.ts';
import { chooseLanguage } from './language.ts';
import type { View } from './rendering/view.ts';
import type { DocumentStore } from './workflows/document-store.ts';
import type { DocumentMakers } from './workflows/documents.ts';
import type { Session, SessionEnd } from './workflows/run-interview.ts';
import type { Shelf } from './workflows/saved-cases.ts';
import { type Settings, validSetting } from './workflows/settings.ts';

export { openSettings, SettingsUnreadable, settingsPath } from './adapters/conf-settings.ts';
export { byteStream, canRead, newFiles, readBytes } from './adapters/files.ts';
export { spinner } from './adapters/ora-progress.ts';
export { type Output, readerHasGone, writeFailed } from './adapters/standard-output.ts';
export { stopSignals as onStop } from './adapters/stop-signals.ts';

/** Standard output; results and nothing else. */
export const output = standardOutput();

/** Where documents are saved, and how those are made that need a library of their own. */
export const documents = savedFiles;
export const documentMakers: DocumentMakers = {
  docx: async (sheet) => (await import('./adapters/docx-letter.ts')).docxLetter(sheet),
  calendar: async (content) => (await import('./adapters/ics-calendar.ts')).icsCalendar(content),
  report: async (...about) => (await import('./rendering/report/report.ts')).reportHtml(...about),
};

/** Talk that is not the result: notes, warnings, errors. */
export function tell(text: string): void {
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
  readonly settings: Settings;
}

/** Looks at flags, environment, settings and terminal once. */
export async function openShell({ lang, json, silent, noColor }: Manner): Promise<Shell> {
  const terminal = thisTerminal();
  const person = terminal.canAsk && !json && !silent;
  const settings = person ? await savedSettings() : {};
  const locale = chooseLanguage({ flag: lang, env: process.env, person, setting: validSetting(settings, 'language') });
  const colour = terminal.colour && !noColor && !json && validSetting(settings, 'colour') !== 'never';
  const view = { locale, width: terminal.width, style: await styleFor(colour) };
  return { locale, view, today: todayInShanghai(), now: minuteInShanghai(), canAsk: person, settings };
}

/** The built-in knowledge pack, parsed when first wanted; `reading` brings what stories are read with. */
export async function builtInPack({ reading = false } = {}): Promise<KnowledgePack> {
  const { default: pack } = await import('../generated/jiebei.js');
  if (!reading) return pack;
  const { default: rules } = await import('../generated/jiebei-reading.js');
  return { ...pack, reading: rules };
}

/** The folders of the data folder; undefined where no home folder is known. */
async function openDocuments(name: 'cases' | 'quota'): Promise<DocumentStore | undefined> {
  const folder = await dataFolder();
  return folder === undefined ? undefined : documentFolder(folder, name);
}

/** Where cases are kept; undefined where no home folder is known. */
export async function openShelf(): Promise<Shelf | undefined> {
  const documents = await openDocuments('cases');
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

/** A broken settings file must not stop anybody from getting help; `settings list` says what is wrong with it. */
export async function savedSettings(): Promise<Settings> {
  try {
    return (await openSettings()).all();
  } catch {
    return {};
  }
}

/** What an interview needs besides the terminal. */
export type InterviewRequest = Pick<Session, 'pack' | 'today' | 'given'>;

/**
 * The interview with everything of this terminal in place. Prompts are loaded only now: they are slow to load, and a
 * script never needs them.
 */
export async function openInterview(
  shell: Shell,
  manner: { readonly audience: string; readonly plain: boolean },
): Promise<(request: InterviewRequest) => Promise<SessionEnd>> {
  const { inquirerAsker } = await import('./adapters/inquirer-asker.ts');
  const { runInterview } = await import('./workflows/run-interview.ts');
  const asker = inquirerAsker(shell.view.style);
  const pending: Promise<void>[] = [];
  return async (request) => {
    const end = await runInterview({
      ...request,
      ...manner,
      asker,
      locale: shell.locale,
      view: shell.view,
      writer: newFiles,
      print: (text) => pending.push(output.write(text)),
    });
    await Promise.all(pending);
    return end;
  };
}
