/** Ends by a signal that can be awaited. */
export interface Stop {
  readonly signal: AbortSignal;
  /** The exit code of the signal that came, if one came. */
  exitCode(): number | undefined;
}

const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Turns the first stop signal into an abort, so that work in hand is finished; a second one ends the process. The
 * listeners stay: libraries that clean up at exit end the process where they are the only ones listening.
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
      process.off(name, onSignal);
      process.kill(process.pid, name);
    };
    process.on(name, onSignal);
  }
  return { signal: abort.signal, exitCode: () => code };
}
