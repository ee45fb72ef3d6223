import { Writable } from 'node:stream';

/** What a prompt writes to go back over what it showed before: down, then line after line up. */
const GOING_BACK = /^(?:\x1b\[\d+B)?(?:\x1b\[2K(?:\x1b\[1A)?)*(?:\x1b\[G)?/;

/**
 * The screen one prompt draws on; its end is not the end of the terminal. After the screen has changed under a prompt (another program ran meanwhile, the window
 * became narrower), the next drawing starts on a fresh line instead of going back over what is no longer there.
 */
export class PromptScreen extends Writable {
  readonly isTTY = true;
  readonly #stream: NodeJS.WriteStream;
  #fresh = false;

  constructor(stream: NodeJS.WriteStream) {
    super({ decodeStrings: false });
    this.#stream = stream;
  }

  get columns(): number {
    return this.#stream.columns || 80;
  }

  get rows(): number {
    return this.#stream.rows || 24;
  }

  /** The next drawing stands on lines of its own. */
  startFresh(): void {
    this.#fresh = true;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const text = chunk.toString();
    const drawing = this.#fresh ? `\n${text.replace(GOING_BACK, '')}` : text;
    this.#fresh = false;
    this.#stream.write(drawing, () => done());
  }
}
