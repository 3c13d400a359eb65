import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { type App, createApp } from '#server/app.ts';
import { openRecords } from '#server/db/open-records.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import type { Journal } from '#server/journal/journal.ts';
import { openSqliteJournal } from '#server/journal/sqlite-journal.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { callerOf } from './dying-server.ts';
import { putMinutes } from './minutes-in.ts';
import { quietAccounts } from './quiet-accounts.ts';

/** A server on real files that is stopped and started, with a clock in the hand of the test. */
export interface KeptHistory {
  readonly folder: string;
  readonly records: ReturnType<typeof openRecords>;
  readonly documents: Readonly<Record<'minute I' | 'minute II' | 'notes', DocumentId>>;
  readonly journal: () => Journal;
  readonly app: () => App;
  caller(person?: string): ReturnType<typeof callerOf>;
  at(instant: string): void;
  now(): number;
  /** Writes words into a document, or takes them out again, while the server is stopped. */
  wrote(document: DocumentId, words: string): Promise<void>;
  deleted(document: DocumentId, words: string): Promise<void>;
  /** @param through what the server is given for its journal */
  start(through?: (journal: Journal) => Journal): Promise<void>;
  stop(): Promise<void>;
  /** Opens the journal again, when whoever had it is dead. */
  reopen(): Promise<void>;
  approve(part: 'I' | 'II'): Promise<void>;
  /** Whether any file of the folder has these words. */
  isOnDisk(words: string): boolean;
  close(): Promise<void>;
}

export const PRACTICE = 'practice';

export async function startKeptHistory(folder: string): Promise<KeptHistory> {
  let now = Date.parse('2018-05-03T12:00:00Z');
  const records = openRecords(join(folder, 'records.db'));
  const openJournal = () =>
    openSqliteJournal({ file: join(folder, 'journal.db'), now: () => now, log: () => {} });
  let journal = await openJournal();
  let app: App;
  const start = async (through: (journal: Journal) => Journal = (same) => same) => {
    app = createApp({
      ...{ records, journal: through(journal), clientFolder: folder, organisationName: null },
      ...{ publishedFolder: join(folder, 'published'), publicOrigins: [], randomBytes },
      accounts: quietAccounts(),
      now: () => now,
      log: () => {},
    });
    await app.start();
  };
  const stop = async () => {
    await app.stop();
    await journal.close();
    journal = await openJournal();
  };
  // The demonstration is founded by a server, and seeds its documents by one.
  app = createApp({
    ...{ records, journal, clientFolder: folder, organisationName: null },
    ...{ publishedFolder: join(folder, 'published'), publicOrigins: [], randomBytes },
    ...{ accounts: quietAccounts(), now: () => now, log: () => {} },
  });
  await loadDemonstration({ founding: app.founding, now: () => now, randomBytes });
  await app.start();
  const caller = await callerOf(app, 'secretary');
  const detail = await caller.get(`/api/meetings/${PRACTICE}`);
  const itemOf = (part: string) =>
    must(
      detail.items.findLast((one: { part: string }) => one.part === part),
      'an item',
    ) as { documentId: string };
  const documents = {
    'minute I': toDocumentId(itemOf('I').documentId),
    'minute II': toDocumentId(itemOf('II').documentId),
    notes: toDocumentId(detail.notesDocumentId),
  };
  putMinutes(records.db, PRACTICE, 'unconfirmed');
  await stop();

  const change = async (document: DocumentId, edit: (doc: Y.Doc) => void) => {
    const { snapshot, entries } = await journal.load(document);
    const doc = new Y.Doc();
    if (snapshot !== null) Y.applyUpdate(doc, snapshot.state);
    for (const entry of entries) Y.applyUpdate(doc, entry.update);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.transact(() => edit(doc));
    const entry = { author: 'secretary', clientId: doc.clientID, clients: [doc.clientID] };
    for (const update of updates) await journal.append(document, { ...entry, update });
  };

  return {
    ...{ folder, records, documents, start, stop },
    reopen: async () => {
      await journal.close();
      journal = await openJournal();
    },
    journal: () => journal,
    app: () => app,
    caller: (person = 'secretary') => callerOf(app, person),
    at: (instant) => {
      now = Date.parse(instant);
    },
    now: () => now,
    wrote: (document, words) =>
      change(document, (doc) => {
        const block = new Y.XmlElement('paragraph');
        block.setAttribute('id', `of-${words.toLowerCase()}`);
        block.insert(0, [new Y.XmlText(`Stays. ${words}`)]);
        const decision = new Y.XmlElement('decision');
        decision.setAttribute('id', `decided-${words.toLowerCase()}`);
        decision.setAttribute('verb', 'agreed');
        decision.insert(0, [new Y.XmlText('It is agreed.')]);
        doc.getXmlFragment(MINUTE_FRAGMENT).push([block, decision]);
      }),
    deleted: (document, words) =>
      change(document, (doc) => {
        const block = doc
          .getXmlFragment(MINUTE_FRAGMENT)
          .toArray()
          .find(
            (one) =>
              one instanceof Y.XmlElement && one.getAttribute('id') === `of-${words.toLowerCase()}`,
          );
        must((block as Y.XmlElement).get(0) as Y.XmlText, 'the words').delete(
          'Stays. '.length,
          words.length,
        );
      }),
    approve: async (part) => {
      const caller = await callerOf(app, 'secretary');
      const choice = {
        ...{ of: PRACTICE, part, how: 'by_correspondence' },
        reason: 'No other meeting will.',
      };
      const shown = await caller.get(
        `/api/meetings/${PRACTICE}/approval/record?${new URLSearchParams(choice)}`,
      );
      const order = { ...choice, moverId: null, sha256: shown.sha256 };
      const done = await caller.post(`/api/meetings/${PRACTICE}/approval`, order);
      if (done.status !== 204) throw new Error(await done.text());
    },
    isOnDisk: (words) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .some((one) => readFileSync(join(one.parentPath, one.name)).includes(words)),
    close: async () => {
      await journal.close();
      records.close();
    },
  };
}
