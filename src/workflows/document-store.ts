/** One revision of a document. */
export interface Revision {
  readonly id: string;
  readonly revision: number;
}

/** One document of a folder as a listing shows it. Its size or its time change whenever its bytes may have. */
export interface Listed extends Revision {
  readonly size: number;
  /** When the file was last written, in milliseconds and parts of one. */
  readonly time: number;
  /** A killed process has left earlier revisions behind, or a writer is at work. */
  readonly older: boolean;
}

/** A link stands where the newest revision of this document should. */
export interface LinkInPlace {
  readonly id: string;
  readonly link: true;
}

/** Why a document or the folder could not be used. `link`: a link stands where a file or folder of ours should. */
export type Unusable = 'link' | 'file_unreadable' | 'text_too_long';

/** What became of a write. `changed`: somebody else saved another revision in between, and nothing was written. */
export type Written = 'written' | 'changed' | 'link' | 'cannot_write';

/**
 * A folder of documents that survive a killed process, a full disk and two writers. A revision is written once and
 * never edited; a new one takes its place only when it is whole and on the disk.
 */
export interface DocumentStore {
  /** Where the documents are. */
  readonly folder: string;
  /** The newest revision of every document. Each is looked at when its turn comes, and none is kept: there may be many. */
  list(): Iterable<Listed | LinkInPlace> | Unusable;
  /** The newest revision of one document; undefined when there is none. */
  find(id: string): Listed | undefined | Unusable;
  /** The bytes of a revision; undefined when a newer one has replaced it. */
  read(revision: Revision): Uint8Array | undefined | Unusable;
  /** Writes the revision after `base` (0 for a new document). */
  write(id: string, base: number, text: string): Written;
  /** Removes older revisions a killed process may have left; to be called once the newest was read and is whole. */
  tidy(listed: Listed): void;
  /** Moves a damaged revision out of the way, byte for byte; its new place, or undefined when it cannot be moved. */
  setAside(revision: Revision): string | undefined;
  /** Removes every trace of a document. */
  remove(id: string): 'removed' | 'cannot_write';
  /** A listing kept for speed: it can be lost at any time. `remove` is false where it could not be removed. */
  readonly cache: { read(): Uint8Array | undefined; write(bytes: Uint8Array): void; remove(): boolean };
}
