import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Conf from 'conf';
import type { Settings, SettingsStore } from '../workflows/settings.ts';
import { replaceWhole } from './durable-file.ts';

const PROJECT = 'quota-doctor';
const FILE = 'config.json';

/** The store file exists and is not valid JSON, or its folder is out of reach. It is never repaired by wiping it. */
export class SettingsUnreadable extends Error {
  readonly why: 'bad_json' | 'file_unreadable';

  constructor(error?: unknown) {
    super();
    this.why = error instanceof Error && 'code' in error ? 'file_unreadable' : 'bad_json';
  }
}

/**
 * Opens the settings file in the person's own folder. Loaded only when settings are wanted: conf is slow to load, and
 * cannot even be imported where no home folder is known.
 */
export async function openConfSettings(): Promise<SettingsStore> {
  const conf = await openConf();
  return {
    path: conf.path,
    all: () => readAll(conf),
    set: (key, value) => write(conf, { ...readAll(conf), [key]: value }),
    unset: (key) => write(conf, { ...readAll(conf), [key]: undefined }),
  };
}

/** conf takes half a file for a whole one on a full disk; ours is written whole or not at all. */
function write({ path }: Conf<Settings>, settings: Settings): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  replaceWhole(path, Buffer.from(`${JSON.stringify(settings, null, 2)}\n`));
}

/**
 * What is set in the settings file of a folder, for a start that must not wait: conf is slow to load, and reading its
 * file takes one line. No file, or one that cannot be read, sets nothing; `settings list` says why.
 */
export function settingsIn(folder: string): Settings {
  try {
    const settings: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return isSettings(settings) ? settings : {};
  } catch {
    return {};
  }
}

/** Where the settings file is or would be; it need not be readable. */
export async function confSettingsPath(): Promise<string> {
  return (await openConf({ deserialize: () => ({}) })).path;
}

async function openConf(more: { deserialize?: () => Settings } = {}): Promise<Conf<Settings>> {
  try {
    const { default: ConfStore } = await import('conf');
    return new ConfStore<Settings>({ projectName: PROJECT, projectSuffix: '', ...more });
  } catch (error) {
    throw new SettingsUnreadable(error);
  }
}

function readAll(conf: Conf<Settings>): Settings {
  const store = readStore(conf);
  if (!isSettings(store)) throw new SettingsUnreadable();
  return store;
}

function isSettings(content: unknown): content is Settings {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
}

/** Where there is no file yet, conf makes its folder while it reads; that can fail as well. */
function readStore(conf: Conf<Settings>): unknown {
  try {
    return conf.store;
  } catch (error) {
    throw new SettingsUnreadable(error);
  }
}
