import os from 'node:os';
import { isAbsolute } from 'node:path';

/**
 * The folder for saved cases by the rules of the platform, or QUOTA_DOCTOR_DATA. Undefined where no home folder is
 * known; a relative path is never taken, since the current folder is nobody's home.
 */
export async function dataFolder(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const chosen = env.QUOTA_DOCTOR_DATA;
  if (chosen) return isAbsolute(chosen) ? chosen : undefined;
  return (await usualFolders(env))?.data;
}

/**
 * The folders for data and settings by the rules of the platform; undefined where no home folder is known, or only a
 * relative one.
 */
export async function usualFolders(
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly data: string; readonly config: string } | undefined> {
  ignoreRelative(env);
  try {
    // Looks for the home folder while it is imported, and throws where there is none.
    const { default: envPaths } = await import('env-paths');
    const { data, config } = envPaths('quota-doctor', { suffix: '' });
    return isAbsolute(data) && isAbsolute(config) ? { data, config } : undefined;
  } catch {
    return undefined;
  }
}

/** The XDG standard has relative folders ignored; the libraries that look for folders do not. */
function ignoreRelative(env: NodeJS.ProcessEnv): void {
  for (const name of ['XDG_DATA_HOME', 'XDG_CONFIG_HOME']) {
    const folder = env[name];
    if (folder !== undefined && !isAbsolute(folder)) delete env[name];
  }
}

/**
 * Where the system knows no home folder, asking for it throws, and libraries ask before anything is wanted. From then
 * on they are told that there is none.
 */
export function withoutHome(): void {
  try {
    os.homedir();
  } catch {
    Object.assign(os, { homedir: () => '' });
  }
}
