/** Ends by a signal that can be awaited. */
export interface Stop {
  readonly signal: AbortSignal;
  /** The exit code of the signal that came, if one came. */
  exitCode(): number | undefined;
}

const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Turns the first stop signal into an abort, so that work in hand is finished; a second one ends the process. */
export function stopSignals(): Stop {
  const abort = new AbortController();
  let code: number | undefined;
  for (const [name, exit] of Object.entries(CODES)) {
    process.once(name, () => {
      code ??= exit;
      abort.abort();
    });
  }
  return { signal: abort.signal, exitCode: () => code };
}
