'use strict';
// Loaded into a process before the program (NODE_OPTIONS=--require): file operations below one folder are counted, and
// the nth of one kind fails. `FAILING_FILES` says which, as JSON:
//   under   only paths below this folder count
//   report  where to write, at the end, how many operations of each kind there were
//   kind    open, write, fsync, rename, link, unlink, readdir or mkdir
//   nth     which one fails, from 1
//   code    what it fails with; SHORT: half of the bytes are written and no error is shown
//   always  from the nth on all of this kind fail
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { under, report, kind, nth, code, always } = JSON.parse(process.env.FAILING_FILES);
const counts = {};
const ours = new Set();
const real = { ...fs };

function fails(name) {
  counts[name] = (counts[name] ?? 0) + 1;
  return name === kind && (counts[name] === nth || (always && counts[name] > nth));
}

function failure(name, path) {
  return Object.assign(new Error(`${code}: made to fail, ${name} '${path}'`), { code, syscall: name, path });
}

const isOurs = (path) => typeof path === 'string' && path.startsWith(under);

for (const [name, place] of [
  ['rename', 1],
  ['link', 1],
  ['unlink', 0],
  ['readdir', 0],
  ['mkdir', 0],
]) {
  fs[`${name}Sync`] = (...args) => {
    if (isOurs(args[place]) && fails(name)) throw failure(name, args[place]);
    return real[`${name}Sync`](...args);
  };
}

fs.openSync = (path, ...more) => {
  if (!isOurs(path)) return real.openSync(path, ...more);
  if (fails('open')) throw failure('open', path);
  const descriptor = real.openSync(path, ...more);
  ours.add(descriptor);
  return descriptor;
};

fs.closeSync = (descriptor) => {
  ours.delete(descriptor);
  return real.closeSync(descriptor);
};

fs.fsyncSync = (descriptor) => {
  if (ours.has(descriptor) && fails('fsync')) throw failure('fsync', descriptor);
  return real.fsyncSync(descriptor);
};

fs.writeSync = (descriptor, bytes, at = 0, ...more) => {
  if (!ours.has(descriptor) || !fails('write')) return real.writeSync(descriptor, bytes, at, ...more);
  const half = Math.ceil((bytes.length - at) / 2);
  if (code === 'SHORT') return real.writeSync(descriptor, bytes, at, half);
  // A disk that gets full has taken a part already.
  real.writeSync(descriptor, bytes, at, half);
  throw failure('write', descriptor);
};

syncBuiltinESMExports();
process.on('exit', () => real.writeFileSync(report, JSON.stringify(counts)));
