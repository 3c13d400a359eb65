/** What a program did to the files of one folder and what it sent, in the order in which it happened, read
 *  from what strace wrote. strace holds a thread at the beginning and at the end of each call, so the order
 *  of its lines is an order in which things may be said to have happened. */
export type RecordedEvent = { readonly at: number } & (
  | { readonly kind: 'create'; readonly file: string }
  | { readonly kind: 'unlink'; readonly file: string }
  | {
      readonly kind: 'write';
      readonly file: string;
      readonly offset: number;
      readonly data: Buffer;
    }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  /** A sync that was asked for; with `sync-done` of the same number it has succeeded. */
  | { readonly kind: 'sync-begun'; readonly file: string; readonly number: number }
  | { readonly kind: 'sync-done'; readonly file: string; readonly number: number }
  | { readonly kind: 'names-begun'; readonly number: number }
  | { readonly kind: 'names-done'; readonly number: number }
  /** Bytes on their way to the other end of a connection, named by its port. */
  | { readonly kind: 'sent'; readonly port: number; readonly data: Buffer }
);

const LINE = /^(\d+) +(\d+\.\d+) (.*)$/;
const RESUMED = /^<\.\.\. (\w+) resumed>(.*)$/;
const CALL = /^(\w+)\((.*)$/;

/** @param log what strace wrote, with `-ttt -yy -xx` */
export function readFileRecord(log: string, folder: string): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  /** Calls that have begun and not ended, by thread. */
  const open = new Map<string, { readonly text: string; readonly number: number }>();
  const prefix = `${folder}/`;
  let number = 0;

  for (const line of log.split('\n')) {
    const [, thread = '', time = '', rest = ''] = LINE.exec(line) ?? [];
    const at = Number(time) * 1000;
    const resumed = RESUMED.exec(rest);
    if (resumed !== null) {
      const began = open.get(thread);
      open.delete(thread);
      if (began === undefined) continue;
      end(`${began.text}${resumed[2]}`, began.number, at);
      continue;
    }
    if (!CALL.test(rest)) continue;
    number += 1;
    const unfinished = rest.endsWith('<unfinished ...>');
    const text = unfinished ? rest.slice(0, -'<unfinished ...>'.length) : rest;
    begin(text, number, at);
    if (unfinished) open.set(thread, { text, number });
    else end(text, number, at);
  }
  return events;

  /** What may have an effect as soon as it was asked for. */
  function begin(text: string, number: number, at: number): void {
    const [, name = '', words = ''] = CALL.exec(text) ?? [];
    const target = fdPath(words);
    const port = portOf(target);
    if (port !== null) {
      const data = Buffer.concat(stringsOf(words.slice(words.indexOf('>') + 1)));
      if (data.length > 0) events.push({ at, kind: 'sent', port, data });
      return;
    }
    const file = fileOf(target);
    if (name === 'unlink' || name === 'unlinkat') {
      const unlinked = fileOf(String(stringsOf(words)[0] ?? ''));
      if (unlinked !== null) events.push({ at, kind: 'unlink', file: unlinked });
      return;
    }
    if (name.startsWith('rename') && text.includes(hexOf(prefix))) refuse(name);
    if (name.endsWith('sync') && target === folder) {
      events.push({ at, kind: 'names-begun', number });
    }
    if (file === null) return;
    switch (name) {
      case 'pwrite64': {
        const [data = Buffer.alloc(0)] = stringsOf(words);
        const offset = Number(/", \d+, (\d+)/.exec(words)?.[1]);
        events.push({ at, kind: 'write', file, offset, data });
        return;
      }
      case 'ftruncate':
        events.push({ at, kind: 'truncate', file, size: Number(/, (\d+)/.exec(words)?.[1]) });
        return;
      case 'fsync':
      case 'fdatasync':
        events.push({ at, kind: 'sync-begun', file, number });
        return;
      case 'openat':
        return;
      default:
        refuse(name);
    }
  }

  /** What holds only once the call has succeeded. */
  function end(text: string, number: number, at: number): void {
    const [, name = '', words = ''] = CALL.exec(text) ?? [];
    const result = / = (-?\d+)[^=]*$/.exec(text)?.[1];
    if (result === undefined || result.startsWith('-')) return;
    if (name === 'openat') {
      const opened = fileOf(String(stringsOf(words)[0] ?? ''));
      if (opened !== null && words.includes('O_CREAT')) {
        events.push({ at, kind: 'create', file: opened });
      }
      return;
    }
    if (!name.endsWith('sync')) return;
    const target = fdPath(words);
    if (target === folder) events.push({ at, kind: 'names-done', number });
    const file = fileOf(target);
    if (file !== null) events.push({ at, kind: 'sync-done', file, number });
  }

  function fileOf(path: string): string | null {
    if (!path.startsWith(prefix)) return null;
    const file = path.slice(prefix.length);
    return isKept(file) ? file : null;
  }
}

/** SQLite makes its index of the write-ahead log anew, and what it locks is of no use after a restart. */
function isKept(file: string): boolean {
  return !file.endsWith('-shm') && !file.startsWith('in-use.lock') && !file.includes('(deleted)');
}

function refuse(call: string): never {
  throw new Error(`The server used ${call} on its data, which the power cut does not know`);
}

/** The path or connection of a call's first argument, `7<…>, …`. */
function fdPath(words: string): string {
  const path = /^\d+<(TCP[^>]*->[^>]*|[^>]*)>/.exec(words)?.[1] ?? '';
  return decoded(path).toString();
}

function portOf(target: string): number | null {
  const port = /^TCP(?:v6)?:\[.*->.*:(\d+)\]$/.exec(target)?.[1];
  return port === undefined ? null : Number(port);
}

function stringsOf(words: string): Buffer[] {
  return [...words.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map((match) => hexed(match[1] ?? ''));
}

function hexed(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

function decoded(text: string): Buffer {
  return Buffer.from(
    text.replace(/(?:\\x[0-9a-f]{2})+/g, (run) => hexed(run).toString('latin1')),
    'latin1',
  );
}

function hexOf(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
