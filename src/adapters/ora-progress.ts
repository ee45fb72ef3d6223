import type { Progress } from '../workflows/ports.ts';

/** Work shorter than this shows nothing: a spinner that only flashes is noise. */
const PATIENCE = 300;
const EVERY = 250;

/** Says nothing: no terminal, or nobody to look at it. */
export const silentProgress: Progress = { say: () => {}, end: () => {} };

/**
 * A spinner on standard error for work that takes time, in a terminal only; ora is loaded when it is first shown.
 * It leaves standard input alone, so that Ctrl-C works and nothing typed is swallowed. A terminal that reports no
 * columns gets none (ora would divide by it).
 */
export function spinner(): Progress {
  const { stderr } = process;
  if (!stderr.isTTY || !(stderr.columns > 0) || process.env.TERM === 'dumb') return silentProgress;
  const begun = Date.now();
  let shown = 0;
  let running: Promise<{ text: string; stop(): unknown }> | undefined;
  let ended = false;
  return {
    say(text) {
      const now = Date.now();
      if (ended || now - begun < PATIENCE || now - shown < EVERY) return;
      shown = now;
      running ??= import('ora').then(({ default: ora }) => {
        const made = ora({ stream: stderr, discardStdin: false, text });
        return ended ? made : made.start();
      });
      void running.then((current) => {
        current.text = text;
      });
    },
    async end() {
      ended = true;
      (await running)?.stop();
    },
  };
}
