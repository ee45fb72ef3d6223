import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** What the terminal sends around pasted text once asked to. */
const PASTE_BEGINS = '\x1b[200~';
const PASTE_ENDS = '\x1b[201~';
const CTRL_C = '\x03';
const CTRL_D = '\x04';
const CTRL_Z = '\x1a';

/** What one prompt reads: keys one by one, and pasted text as `paste` events. */
export class KeyInput extends PassThrough {
  /** False once the prompt has its answer: what was typed ahead waits for the next one. */
  open = true;
}

/** The keys of the terminal for a whole talk. */
export interface Keyboard {
  /** A fresh input for one prompt; it gets the keys not yet used. */
  input(): KeyInput;
  /** Gives the terminal back as it was found. */
  close(): void;
}

export interface KeyboardEvents {
  /** Ctrl-C, Ctrl-D, or the terminal is gone. */
  readonly leave: () => void;
  /** The program is in the foreground again after Ctrl-Z and `fg`. */
  readonly continued: () => void;
}

/**
 * Reads the keyboard from the first prompt to the last, so that keys typed ahead and pasted blocks reach the prompt
 * they are meant for. A prompt of its own would read all that waits and lose what it does not need.
 */
export function openKeyboard(stdin: NodeJS.ReadStream, stderr: NodeJS.WriteStream, events: KeyboardEvents): Keyboard {
  const decoder = new StringDecoder('utf8');
  /** Keys and pasted blocks in the order they came. */
  const waiting: Key[] = [];
  let partial = '';
  let current: KeyInput | undefined;
  let feeding = false;

  const raw = (on: boolean) => {
    stdin.setRawMode?.(on);
    stderr.write(on ? '\x1b[?2004h' : '\x1b[?2004l');
  };
  const suspend = () => {
    if (process.platform === 'win32') return;
    raw(false);
    process.kill(0, 'SIGTSTP');
  };
  const onContinue = () => {
    // The shell may have changed the terminal meanwhile; switching off first makes switching on take effect.
    stdin.setRawMode?.(false);
    raw(true);
    events.continued();
  };
  const onData = (bytes: Buffer) => {
    const read = keysIn(partial + decoder.write(bytes));
    partial = read.rest;
    for (const key of read.keys) {
      if (key.text === CTRL_C || key.text === CTRL_D) events.leave();
      else if (key.text === CTRL_Z) suspend();
      else waiting.push(key);
    }
    feed();
  };
  /** Hands one key over and lets the prompt take it in before the next. */
  const feed = () => {
    if (feeding) return;
    const key = current?.open ? waiting.shift() : undefined;
    if (!key || !current) return;
    if (key.pasted) current.emit('paste', key.text);
    else current.write(key.text);
    feeding = true;
    setImmediate(() => {
      feeding = false;
      feed();
    });
  };

  raw(true);
  stdin.on('data', onData);
  stdin.on('end', events.leave);
  stdin.on('error', events.leave);
  process.on('SIGCONT', onContinue);
  return {
    input() {
      current = new KeyInput();
      setImmediate(feed);
      return current;
    },
    close() {
      raw(false);
      stdin.off('data', onData);
      stdin.off('end', events.leave);
      stdin.off('error', events.leave);
      process.off('SIGCONT', onContinue);
      stdin.pause();
    },
  };
}

interface Key {
  readonly text: string;
  readonly pasted?: boolean;
}

/** Splits what came into keys and pasted blocks; an unfinished block is left for the next time. */
function keysIn(text: string): { readonly keys: Key[]; readonly rest: string } {
  const keys: Key[] = [];
  let left = text;
  for (let begins = left.indexOf(PASTE_BEGINS); begins !== -1; begins = left.indexOf(PASTE_BEGINS)) {
    const ends = left.indexOf(PASTE_ENDS, begins);
    keys.push(...typedKeys(left.slice(0, begins)));
    if (ends === -1) return { keys, rest: left.slice(begins) };
    keys.push({ text: left.slice(begins + PASTE_BEGINS.length, ends), pasted: true });
    left = left.slice(ends + PASTE_ENDS.length);
  }
  const more = looksPasted(left) ? [{ text: left, pasted: true }] : typedKeys(left);
  return { keys: [...keys, ...more], rest: '' };
}

function typedKeys(text: string): Key[] {
  return [...text].map((character) => ({ text: character }));
}

/**
 * Not every terminal marks what is pasted. Several lines of words that come at once were not typed: nobody writes
 * that fast.
 */
function looksPasted(text: string): boolean {
  if (text.includes('\x1b')) return false;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => /\p{L}.*\p{L}.*\p{L}.*\p{L}.*\p{L}.*\p{L}/u.test(line));
  return lines.length >= 2;
}
