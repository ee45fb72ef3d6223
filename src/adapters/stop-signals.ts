import { isatty } from 'node:tty';

/** Ends by a signal that can be awaited. */
export interface Stop {
  readonly signal: AbortSignal;
  /** The exit code of the signal that came, if one came. */
  exitCode(): number | undefined;
}

const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Turns the first stop signal into an abort, so that work in hand is finished; a second one ends the process, but for
 * SIGHUP, which a window that is closed may send twice (the system, and the shell in it). The listeners stay: libraries that clean up at exit end the process where they are the only ones listening.
 */
export function stopSignals(): Stop {
  const abort = new AbortController();
  let code: number | undefined;
  for (const [name, exit] of Object.entries(CODES)) {
    const onSignal = () => {
      if (code === undefined) {
        code = exit;
        abort.abort();
        return;
      }
      if (name === 'SIGHUP') return;
      process.off(name, onSignal);
      process.kill(process.pid, name);
    };
    process.on(name, onSignal);
  }
  return { signal: abort.signal, exitCode: () => code };
}

/**
 * Ends a process whose window was closed by SIGHUP, which a shell shows as 129. Left to end by itself it would abort
 * (134): Node puts every terminal it began with back as it was, and takes it for a fault of its own when there is none
 * any more. Whatever made the process end (the signal, the end of its input, a write that failed) all else is done.
 */
export function hangUpWithTerminal(): void {
  if (process.platform === 'win32') return;
  const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
  process.on('exit', () => {
    if (terminals.every((descriptor) => isatty(descriptor))) return;
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  });
}
