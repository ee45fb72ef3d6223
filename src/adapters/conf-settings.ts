import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Conf from 'conf';
import type { Settings, SettingsStore } from '../workflows/settings.ts';

const PROJECT = 'quota-doctor';
const FILE = 'config.json';

/** The store file exists and is not valid JSON, or its folder is out of reach. It is never repaired by wiping it. */
export class SettingsUnreadable extends Error {}

/**
 * Opens the settings file in the person's own folder. Loaded only when settings are wanted: conf is slow to load, and
 * cannot even be imported where no home folder is known.
 */
export async function openSettings(): Promise<SettingsStore> {
  const conf = await openConf();
  return {
    path: conf.path,
    all: () => readAll(conf),
    set: (key, value) => {
      mkdirSync(dirname(conf.path), { recursive: true, mode: 0o700 });
      conf.set(key, value);
    },
    unset: (key) => conf.delete(key),
  };
}

/**
 * What is set, for a start that must not wait: conf is slow to load, and reading its file takes one line.
 * No file, or one that cannot be read, sets nothing; `settings list` says why.
 */
export async function settingsAtStart(): Promise<Settings> {
  try {
    // Looks for the home folder while it is imported, and throws where there is none.
    const { default: envPaths } = await import('env-paths');
    const settings: unknown = JSON.parse(readFileSync(join(envPaths(PROJECT, { suffix: '' }).config, FILE), 'utf8'));
    return isSettings(settings) ? settings : {};
  } catch {
    return {};
  }
}

/** Where the settings file is or would be; it need not be readable. */
export async function settingsPath(): Promise<string> {
  return (await openConf({ deserialize: () => ({}) })).path;
}

async function openConf(more: { deserialize?: () => Settings } = {}): Promise<Conf<Settings>> {
  try {
    const { default: ConfStore } = await import('conf');
    return new ConfStore<Settings>({ projectName: PROJECT, projectSuffix: '', configFileMode: 0o600, ...more });
  } catch {
    throw new SettingsUnreadable();
  }
}

function readAll(conf: Conf<Settings>): Settings {
  const { store } = conf;
  if (!isSettings(store)) throw new SettingsUnreadable();
  return store;
}

function isSettings(content: unknown): content is Settings {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
}
