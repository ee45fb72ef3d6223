import { mkdirSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { crc32 } from 'node:zlib';
import type { DocumentStore, LinkInPlace, Listed, Revision, Unusable, Written } from '../workflows/document-store.ts';
import { claims, crypto, host, isAbandoned, isAlive } from './durable-claim.ts';
import {
  LinkFound,
  makeFolder,
  place,
  readWhole,
  removeQuietly,
  statusOf,
  syncFolder,
  writeNew,
} from './durable-file.ts';

/** `id.revision.json`; a revision in the making is `.id.host.process.random.tmp`. */
const DOCUMENT = /^([a-z0-9][a-z0-9-]*)\.(\d{1,9})\.json$/;
const IN_THE_MAKING = /^\.([a-z0-9][a-z0-9-]*)\.([0-9a-f]{8})\.(\d+)\.[0-9a-f]+\.tmp$/;
/** Who goes on from a revision: `.id.revision.claim`. */
const CLAIM = /^\.[a-z0-9][a-z0-9-]*\.\d{1,9}\.claim$/;
const LISTING = '.listing';
/** The name it had before; the listing in it is of no use any more, but it tells of cases. */
const FORMER = '.listing.json';
/** The check sum in hex stands first. Eight bytes: numbers of any width that follow can be read where they stand. */
const HEAD = 8;
const SET_ASIDE = 'set-aside';
/** Faster than asking the status object, which matters ten thousand times over. */
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const HOUR = 3_600_000;
/** How often a document is looked for while others keep replacing it. */
const LOOKS = 50;

/** Opens a folder of documents. Nothing is made before the first write; what killed processes left is swept. */
export function documentFolder(data: string, name: string): DocumentStore {
  const folder = join(data, name);
  const at = (name: string) => `${folder}${sep}${name}`;
  const pathOf = ({ id, revision }: Revision) => at(`${id}.${revision}.json`);

  const names = (): string[] | Unusable => {
    try {
      for (const own of [data, folder]) {
        const status = statusOf(own);
        if (status === undefined) return [];
        if (!status.isDirectory()) return 'link';
      }
      return readdirSync(folder);
    } catch {
      return 'file_unreadable';
    }
  };

  const listedOf = (id: string, revision: number, older: boolean): Listed | 'link' | undefined => {
    const status = statusOf(pathOf({ id, revision }));
    if (status === undefined) return undefined;
    if ((status.mode & FILE_TYPE) !== REGULAR) return 'link';
    return { id, revision, size: status.size, time: status.mtimeMs, older };
  };

  /** A revision that is gone between the look at the folder and the look at the file has a successor: looked again. */
  const findIn = (found: readonly string[] | Unusable, id: string): Listed | Unusable | undefined => {
    for (let look: readonly string[] | Unusable = found, looks = 1; ; look = names(), looks += 1) {
      if (typeof look === 'string') return look;
      const newest = newestOf(look, id);
      const listed = newest && listedOf(id, newest.revision, newest.several);
      if (listed || looks === LOOKS || (newest === undefined && looks > 1)) return listed;
    }
  };

  function* listEach(found: string): Generator<Listed | LinkInPlace> {
    for (const { id, revision, several } of newestIn(found)) {
      const one = listedOf(id, revision, several) ?? findIn(names(), id);
      if (one === 'link') yield { id, link: true };
      else if (typeof one === 'object') yield one;
    }
  }

  return {
    folder,
    list() {
      const found = names();
      if (typeof found === 'string') return found;
      sweep(folder, found);
      return listEach(inOneText(found));
    },
    find(id) {
      const found = names();
      if (typeof found === 'string') return found;
      sweep(folder, found);
      return findIn(found, id);
    },
    read: (listed) => readWhole(pathOf(listed)),
    write: (id, base, text) => writeRevision(folder, id, base, Buffer.from(text)),
    tidy({ id, revision, older }) {
      if (!older) return;
      const found = names();
      if (typeof found === 'string') return;
      // A writer at work still looks for the revision it started from.
      if (found.some((name) => IN_THE_MAKING.exec(name)?.[1] === id)) return;
      for (const name of found) {
        const [, other, earlier] = DOCUMENT.exec(name) ?? [];
        if (other === id && Number(earlier) < revision) removeQuietly(at(name));
      }
    },
    setAside(listed) {
      try {
        makeFolder(at(SET_ASIDE));
        const place = join(
          at(SET_ASIDE),
          `${listed.id}.${listed.revision}.${crypto().randomBytes(3).toString('hex')}.json`,
        );
        renameSync(pathOf(listed), place);
        return place;
      } catch {
        return undefined;
      }
    },
    remove(id) {
      try {
        if (statusOf(folder) === undefined) return 'removed';
        for (;;) {
          const found = names();
          if (typeof found === 'string') return 'cannot_write';
          const own = found
            .filter((name) => DOCUMENT.exec(name)?.[1] === id)
            .sort((a, b) => revisionIn(a) - revisionIn(b));
          if (own.length === 0) break;
          for (const name of own) unlinkSync(at(name));
        }
        const aside = statusOf(at(SET_ASIDE))?.isDirectory() ? readdirSync(at(SET_ASIDE)) : [];
        for (const name of aside) if (name.startsWith(`${id}.`)) unlinkSync(join(at(SET_ASIDE), name));
        syncFolder(folder);
        return 'removed';
      } catch {
        return 'cannot_write';
      }
    },
    cache: keptListing(folder, () => at(temporaryName('listing'))),
  };
}

/**
 * The newest revision of each document, and whether there are several. Sorted, all revisions of one stand together, so
 * that no table of ten thousand of them is needed; and the names stand in one text, not in as many small ones.
 */
function* newestIn(names: string): Generator<Revision & { readonly several: boolean }> {
  let newest: (Revision & { readonly several: boolean }) | undefined;
  for (let [from, to] = [0, 0]; from < names.length; from = to + 1) {
    to = names.indexOf(BETWEEN, from);
    const name = names.slice(from, to);
    if (!DOCUMENT.test(name)) continue;
    const [id, revision] = [name.slice(0, name.indexOf('.')), revisionIn(name)];
    if (newest?.id === id) newest = { id, revision: Math.max(revision, newest.revision), several: true };
    else {
      if (newest) yield newest;
      newest = { id, revision, several: false };
    }
  }
  if (newest) yield newest;
}

/** No name of a file holds it. */
const BETWEEN = '/';

/** All names in order, each with the sign after it; the list itself is sorted, too. */
function inOneText(names: string[]): string {
  return names.length === 0 ? '' : `${names.sort().join(BETWEEN)}${BETWEEN}`;
}

function revisionIn(name: string): number {
  return Number(name.slice(name.indexOf('.') + 1, -'.json'.length));
}

/** The newest revision of one document; undefined when there is none. */
function newestOf(names: readonly string[], id: string) {
  return newestIn(inOneText(names.filter((name) => name.startsWith(`${id}.`)))).next().value ?? undefined;
}

/**
 * The bytes go to a file of their own first, whole and on the disk. Who may go on from a revision is settled by a claim
 * that only one process can make; with the claim in hand nobody else can replace that revision, if it is the newest.
 * After a kill two may judge the same claim abandoned: then the names decide, as the revision before is gone for one.
 */
function writeRevision(folder: string, id: string, base: number, bytes: Uint8Array): Written {
  const target = join(folder, `${id}.${base + 1}.json`);
  const before = join(folder, `${id}.${base}.json`);
  const temporary = join(folder, temporaryName(id));
  const claim = join(folder, `.${id}.${base}.claim`);
  let [claimed, placed] = [false, false];
  try {
    if (statusOf(dirname(folder)) === undefined) mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    makeFolder(folder);
    if (revisionNow(folder, id) !== base) return 'changed';
    writeNew(temporary, bytes);
    claimed = claims(claim);
    if (!claimed || revisionNow(folder, id) !== base || !place(temporary, target, bytes)) return 'changed';
    placed = true;
    if (base > 0 && statusOf(before) === undefined) {
      unlinkSync(target);
      return 'changed';
    }
    syncFolder(folder);
    if (base > 0) removeQuietly(before);
    return 'written';
  } catch (error) {
    if (placed) removeQuietly(target);
    return error instanceof LinkFound ? 'link' : 'cannot_write';
  } finally {
    if (claimed) removeQuietly(claim);
    // Until the very end: it tells others that a writer is at work.
    removeQuietly(temporary);
  }
}

/** The newest revision there is now; 0 when there is none. */
function revisionNow(folder: string, id: string): number {
  return newestOf(readdirSync(folder), id)?.revision ?? 0;
}

/** Removes what killed processes left in the making: their process is gone, or the file is over an hour old. */
function sweep(folder: string, names: readonly string[]): void {
  for (const name of names) {
    if (!name.startsWith('.')) continue;
    if (CLAIM.test(name) && isAbandoned(join(folder, name))) removeQuietly(join(folder, name));
    const [, , where, process] = IN_THE_MAKING.exec(name) ?? [];
    if (process === undefined) continue;
    const dead = where === host() && !isAlive(Number(process));
    const age = Date.now() - (statusOf(join(folder, name))?.mtimeMs ?? Date.now());
    if (dead || age > HOUR) removeQuietly(join(folder, name));
  }
}

function temporaryName(id: string): string {
  return `.${id}.${host()}.${process.pid}.${crypto().randomBytes(4).toString('hex')}.tmp`;
}

/**
 * The file that keeps a listing for speed. Where its check sum does not fit, where something else stands in its place,
 * or where it cannot be written, there is no listing and nobody needs to be told.
 *
 * @param temporary makes a name nobody else uses, in the same folder
 */
function keptListing(folder: string, temporary: () => string): DocumentStore['cache'] {
  const file = join(folder, LISTING);
  const former = join(folder, FORMER);
  return {
    read() {
      const bytes = readWhole(file, Number.POSITIVE_INFINITY);
      if (!(bytes instanceof Uint8Array)) return undefined;
      const kept = bytes.subarray(HEAD);
      return Buffer.from(bytes.subarray(0, HEAD)).equals(headOf(kept)) ? kept : undefined;
    },
    write(bytes) {
      const beside = temporary();
      try {
        writeNew(beside, Buffer.concat([headOf(bytes), bytes]));
        renameSync(beside, file);
      } catch {
        removeQuietly(beside);
      }
      removeQuietly(former);
    },
    remove() {
      removeQuietly(file);
      removeQuietly(former);
      return [file, former].every((one) => statusOf(one)?.isFile() !== true);
    },
  };
}

function headOf(bytes: Uint8Array): Buffer {
  return Buffer.from(crc32(bytes).toString(16).padStart(HEAD, '0'));
}
