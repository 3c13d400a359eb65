import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import type { PublicChoices } from '#shared/domain/publication.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import { type Caller, startServer, type TestServer } from './test-server.ts';

export const MEETING = 'sjc-2018-03-01';
export const AT = `/api/meetings/${MEETING}/publication`;
export const NOTHING: PublicChoices = { withheld: [], named: [], privateItems: 0 };

export interface PublishedItem {
  readonly itemId: string;
  readonly documentId: string;
  readonly title: string;
}

/** A meeting whose unconfirmed minutes are out. */
export interface PublishedWorld {
  readonly server: TestServer;
  readonly secretary: Caller;
  readonly chair: Caller;
  /** Of the public page. */
  readonly path: string;
  readonly items: readonly PublishedItem[];
}

export async function withPublishedMinutes(): Promise<PublishedWorld> {
  const server = await startServer({
    prepare: (db) => {
      const rules = { ...UNRECORDED_TERMS, unconfirmedMinutesPublished: true };
      db.update(t.termsOfReference).set({ rules }).run();
      // The demonstration's meeting had no private business so far.
      const seed = Buffer.from(Y.encodeStateAsUpdate(new Y.Doc()));
      const agenda = { id: 'private.1', kind: 'agenda', itemId: null, part: 'II', createdAt: 1 };
      db.insert(t.document)
        .values({ ...agenda, meetingId: MEETING, seed })
        .run();
    },
  });
  const secretary = await server.as('secretary');
  for (const [from, to] of [
    ['drafting', 'chair_review'],
    ['chair_review', 'circulated'],
    ['circulated', 'unconfirmed'],
  ]) {
    const commentsUntil = to === 'circulated' ? dayAfter(dayInLondon(Date.now()), 10) : null;
    const order = { from, to, reason: 'To show it.', commentsUntil };
    const moved = await secretary.post(`/api/meetings/${MEETING}/minutes/I/moves`, order);
    expect(moved.text).toBe('');
  }
  const chair = await server.as('chair');
  await publish(secretary, chair);
  const { path } = (await secretary.get(AT)).body.out[0];
  const at = `/api/meetings/${MEETING}`;
  const titles = (await secretary.get(at)).body.items;
  const minutes = (await secretary.get(`${at}/minutes`)).body.items;
  return {
    ...{ server, secretary, chair, path },
    items: minutes.map((one: PublishedItem) => ({
      ...one,
      title: titles.find((other: { id: string }) => other.id === one.itemId).title,
    })),
  };
}

export async function publish(secretary: Caller, chair: Caller, choices = NOTHING): Promise<void> {
  const { sha256, message } = (await secretary.post(`${AT}/preview`, { choices })).body;
  expect(message).toBeUndefined();
  const draft = await secretary.post(`${AT}/draft`, { choices, sha256 });
  expect([draft.status, draft.text]).toEqual([204, '']);
  const { id: draftId } = (await chair.get(AT)).body.waiting;
  const done = await chair.post(`${AT}/confirmation`, { draftId, sha256 });
  expect([done.status, done.text]).toEqual([204, '']);
}

/** All that is public, as it lies on the disk. */
export function wordsOnDisk({ publishedFolder }: Pick<TestServer, 'publishedFolder'>): string {
  return readdirSync(publishedFolder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'))
    .join('\n');
}
