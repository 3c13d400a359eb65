import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { createDocumentPool, type DocumentPool } from '#client/connection/document-pool.ts';
import { type LiveDocument, openLiveDocument } from '#client/connection/live-document.ts';
import { saveStateOf } from '#client/connection/save-state.ts';
import { toDocumentId } from '#shared/ids.ts';
import { CLOSE, isFinal } from '#shared/protocol/close-codes.ts';
import { createFakeServer } from './fake-socket.ts';

let server: ReturnType<typeof createFakeServer>;
let opened: LiveDocument[];
let pools: DocumentPool[];
beforeEach(() => {
  vi.useFakeTimers();
  server = createFakeServer();
  opened = [];
  pools = [];
});
afterEach(() => {
  for (const live of opened) live.close();
  for (const pool of pools) pool.close();
  vi.useRealTimers();
});

const deps = () => ({
  serverUrl: 'ws://test/sync',
  schemaVersion: 3,
  WebSocket: server.WebSocket,
  now: () => Date.now(),
  random: () => 0.5,
});

function open(id = 'minute.1'): LiveDocument {
  const live = openLiveDocument(toDocumentId(id), deps());
  opened.push(live);
  return live;
}

function pool(spare = 12): DocumentPool {
  const made = createDocumentPool({ ...deps(), spare, linger: 1000 });
  pools.push(made);
  return made;
}

const write = (doc: Y.Doc, words: string) =>
  doc.getText('t').insert(doc.getText('t').length, words);
const stateOf = (live: LiveDocument) => saveStateOf(live.progress.get());

test('a page connects with the schema number and asks for acknowledgements', () => {
  open();
  expect(server.latest().url).toBe('ws://test/sync/minute.1?ack=1&schema=3');
});

test('a word is saved when the server says so, and not before', () => {
  const live = open();
  server.latest().accept();
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
  write(live.doc, 'noted');
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 1 });
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
  expect(server.doc.getText('t').toString()).toBe('noted');
});

test('what others write is not counted as ours', () => {
  const live = open();
  write(server.doc, 'theirs');
  server.latest().accept();
  server.latest().acknowledge();
  expect(live.loaded.get()).toBe(true);
  expect(live.doc.getText('t').toString()).toBe('theirs');
  expect(stateOf(live).state).toBe('saved');
});

test('words in a field that are not in their document yet are not called saved', () => {
  const documents = pool();
  const id = toDocumentId('minute.1');
  const live = documents.open(id);
  server.latest().accept();
  server.latest().acknowledge();
  let release = () => {};
  release = live.drafts.hold(() => {
    write(live.doc, 'Somebody');
    release();
  });
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 1 });
  expect(documents.hasUnsavedWords()).toBe(true);
  expect(documents.owes(id)).toBe(true);
  documents.keepDrafts();
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 1 });
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
  expect(documents.hasUnsavedWords()).toBe(false);
  expect(server.doc.getText('t').toString()).toBe('Somebody');
});

test('words in a field keep the page from saying that it is saved while it is away', () => {
  const live = open();
  server.latest().accept();
  server.latest().acknowledge();
  server.latest().fail(1006);
  live.drafts.hold(() => {});
  expect(stateOf(live)).toEqual({ state: 'not_connected', code: 1006, changes: 1 });
});

test('words that the server does not answer for are called slow, until all are saved', () => {
  const live = open();
  server.latest().accept();
  server.latest().acknowledge();
  write(live.doc, 'noted');
  vi.advanceTimersByTime(7_900);
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 1 });
  vi.advanceTimersByTime(200);
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 1, slow: true });
  write(live.doc, ' and agreed');
  server.latest().acknowledge(server.latest().content.length - 1);
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 1, slow: true });
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
  vi.advanceTimersByTime(10_000);
  write(live.doc, '.');
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 1 });
});

test('typing goes on through a lost connection, and everything arrives after it', () => {
  const live = open();
  server.latest().accept();
  server.latest().acknowledge();
  server.latest().fail(1006);
  write(live.doc, 'while ');
  write(live.doc, 'away');
  expect(stateOf(live)).toEqual({ state: 'not_connected', code: 1006, changes: 2 });
  vi.advanceTimersByTime(5_000);
  expect(server.sockets).toHaveLength(2);
  server.latest().accept();
  expect(stateOf(live)).toEqual({ state: 'saving', changes: 2 });
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
  expect(server.doc.getText('t').toString()).toBe('while away');
});

test('a connection that fell silent is given up and opened again', () => {
  const live = open();
  const first = server.latest();
  first.accept();
  first.acknowledge();
  vi.advanceTimersByTime(31_000);
  expect(first.readyState).toBe(3);
  expect(stateOf(live).state).toBe('not_connected');
  vi.advanceTimersByTime(5_000);
  expect(server.latest()).not.toBe(first);
});

test('a try to connect that hangs is given up for a new one, at once when the network is back', () => {
  const live = open();
  const hanging = server.latest();
  write(live.doc, 'kept');
  vi.advanceTimersByTime(30_000);
  expect(hanging.readyState).toBe(3);
  const second = server.latest();
  expect(second).not.toBe(hanging);
  live.networkChanged(true);
  vi.advanceTimersByTime(300);
  expect(second.readyState).toBe(3);
  expect(stateOf(live)).toEqual({ state: 'not_connected', code: 1006, changes: 1 });
  server.latest().accept();
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
  expect(server.doc.getText('t').toString()).toBe('kept');
});

test('the page says Not connected as soon as the machine is offline', () => {
  const live = open();
  server.latest().accept();
  server.latest().acknowledge();
  live.networkChanged(false);
  expect(stateOf(live).state).toBe('not_connected');
  live.networkChanged(true);
  vi.advanceTimersByTime(1_000);
  server.latest().accept();
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
});

const codes = Object.values(CLOSE);
test.each(codes.filter(isFinal))(
  'after %i the page does not come back and keeps the words',
  (code) => {
    const live = open();
    server.latest().accept();
    write(live.doc, 'kept');
    server.latest().fail(code);
    vi.advanceTimersByTime(600_000);
    live.networkChanged(false);
    live.networkChanged(true);
    vi.advanceTimersByTime(60_000);
    expect(server.sockets).toHaveLength(1);
    expect(stateOf(live)).toEqual({ state: 'refused', code, changes: 1 });
    expect(live.doc.getText('t').toString()).toBe('kept');
  },
);

test.each(codes.filter((code) => !isFinal(code)))(
  'after %i the page comes back with its words',
  (code) => {
    const live = open();
    server.latest().accept();
    server.latest().acknowledge();
    server.latest().fail(code);
    write(live.doc, 'kept');
    expect(stateOf(live)).toEqual({ state: 'not_connected', code, changes: 1 });
    vi.advanceTimersByTime(15_000);
    expect(server.sockets).toHaveLength(2);
    server.latest().accept();
    server.latest().acknowledge();
    expect(stateOf(live).state).toBe('saved');
    expect(server.doc.getText('t').toString()).toBe('kept');
  },
);

test('signed out, a page sends nothing; signed in again, it sends what was typed', () => {
  const live = open();
  server.latest().accept();
  server.latest().acknowledge();
  live.sessionChanged(false);
  write(live.doc, 'kept');
  vi.advanceTimersByTime(600_000);
  expect(server.sockets).toHaveLength(1);
  expect(stateOf(live)).toEqual({ state: 'refused', code: CLOSE.sessionOver, changes: 1 });
  live.sessionChanged(true);
  vi.advanceTimersByTime(1_000);
  server.latest().accept();
  server.latest().acknowledge();
  expect(stateOf(live).state).toBe('saved');
  expect(server.doc.getText('t').toString()).toBe('kept');
});

test('being signed in does not bring back what was closed for another reason', () => {
  const live = open();
  server.latest().accept();
  server.latest().fail(CLOSE.notFound);
  live.sessionChanged(true);
  vi.advanceTimersByTime(60_000);
  expect(server.sockets).toHaveLength(1);
});

test('a page that is let in and sent away at once, again and again, waits longer each time', () => {
  open();
  const tries = () => server.sockets.length;
  const letInFor = (span: number) => {
    const before = tries();
    for (let passed = 0; passed < span; passed += 100) {
      vi.advanceTimersByTime(100);
      if (server.latest().readyState !== 0) continue;
      server.latest().accept();
      server.latest().fail(CLOSE.tooMany);
    }
    return tries() - before;
  };
  server.latest().accept();
  server.latest().fail(CLOSE.tooMany);
  const [early, late] = [letInFor(60_000), letInFor(60_000)];
  expect(early).toBeGreaterThan(late);
  expect(late).toBeGreaterThan(0);
});

test('a document that was replaced and shows nothing unsaved closes at once', () => {
  const documents = pool();
  const id = toDocumentId('a.1');
  documents.open(id);
  server.latest().accept();
  server.latest().fail(CLOSE.wrongEpoch);
  documents.release(id);
  expect(documents.peek(id)).toBeNull();
});

test('a copy that was away when another took its place keeps its words and sends them nowhere', () => {
  const documents = pool();
  const [old, fresh] = ['a.1', 'a.2'].map(toDocumentId);
  if (old === undefined || fresh === undefined) throw new Error('Two ids were made');
  const live = documents.open(old);
  server.latest().accept();
  server.latest().acknowledge();
  server.latest().fail(1006);
  write(live.doc, 'kept');
  documents.open(fresh);
  documents.release(old);
  vi.advanceTimersByTime(600_000);
  expect(server.sockets.filter(({ url }) => url.includes('a.1'))).toHaveLength(1);
  expect(stateOf(live)).toEqual({ state: 'refused', code: CLOSE.wrongEpoch, changes: 1 });
  expect(documents.peek(old)).toBe(live);
});

test('words of a replaced document are kept until they are given up', () => {
  const documents = pool();
  const id = toDocumentId('a.1');
  const live = documents.open(id);
  server.latest().accept();
  write(live.doc, 'kept');
  server.latest().fail(CLOSE.wrongEpoch);
  documents.release(id);
  vi.advanceTimersByTime(600_000);
  expect(documents.peek(id)).toBe(live);
  expect(documents.hasUnsavedWords()).toBe(true);
  documents.giveUp(id);
  expect(documents.hasUnsavedWords()).toBe(false);
  expect(documents.progress.get()).toEqual([]);
  expect(documents.peek(id)).toBeNull();
});

test('a page whose right to edit ended knows it', () => {
  const live = open();
  server.latest().accept();
  server.latest().acknowledge();
  server.latest().tellRole(false);
  expect(stateOf(live)).toEqual({ state: 'read_only', changes: 0 });
});

test('a document that nothing shows stays open until its words are saved', () => {
  const documents = pool();
  const id = toDocumentId('a.1');
  const live = documents.open(id);
  server.latest().accept();
  server.latest().acknowledge();
  write(live.doc, 'late');
  documents.release(id);
  vi.advanceTimersByTime(10_000);
  expect(documents.peek(id)).toBe(live);
  expect(documents.hasUnsavedWords()).toBe(true);
  server.latest().acknowledge();
  expect(documents.hasUnsavedWords()).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(documents.peek(id)).toBeNull();
  expect(server.latest().readyState).toBe(3);
});

test('a document shown again before it closes is the same one', () => {
  const documents = pool();
  const id = toDocumentId('a.1');
  const live = documents.open(id);
  documents.release(id);
  expect(documents.open(id)).toBe(live);
  vi.advanceTimersByTime(60_000);
  expect(documents.peek(id)).toBe(live);
});

test('only so many documents that nothing shows stay open, the last used ones', () => {
  const documents = pool(2);
  const ids = ['a.1', 'b.1', 'c.1'].map(toDocumentId);
  for (const id of ids) documents.open(id);
  for (const id of ids) documents.release(id);
  expect(ids.map((id) => documents.peek(id) !== null)).toEqual([false, true, true]);
});

test('a page that is left closes its documents as soon as their words are saved', async () => {
  const documents = pool();
  const [saved, late] = ['a.1', 'b.1'].map((text) => documents.open(toDocumentId(text)));
  for (const socket of server.sockets) {
    socket.accept();
    socket.acknowledge();
  }
  if (saved === undefined || late === undefined) throw new Error('Two documents were opened');
  write(late.doc, 'late');
  const gone = documents.retire();
  // What showed them lets go afterwards.
  for (const live of [saved, late]) documents.release(live.id);
  expect(documents.peek(saved.id)).toBeNull();
  expect(documents.peek(late.id)).toBe(late);
  server.latest().acknowledge();
  await gone;
  expect(documents.peek(late.id)).toBeNull();
  expect(server.doc.getText('t').toString()).toBe('late');
});

test('a page that is left gives up what the server refused for good', async () => {
  const documents = pool();
  const live = documents.open(toDocumentId('a.1'));
  server.latest().accept();
  write(live.doc, 'refused');
  server.latest().fail(CLOSE.notFound);
  await documents.retire();
  expect(documents.hasUnsavedWords()).toBe(false);
});

test('the editor hears of a change from the server before it is applied', () => {
  const live = open();
  server.latest().accept();
  const seen: string[] = [];
  const stop = live.onBeforeRemote(() => seen.push(live.doc.getText('t').toString()));
  write(server.doc, 'theirs');
  server.latest().sendAll();
  stop();
  write(server.doc, ' and more');
  server.latest().sendAll();
  expect(live.doc.getText('t').toString()).toBe('theirs and more');
  expect(seen).toEqual(['']);
});
