import { randomUUID } from 'node:crypto';
import * as t from '#server/db/records-schema.ts';
import { append, synced } from './stock-client.ts';
import { type Caller, startServer, type TestServer } from './test-server.ts';
import { until } from './until.ts';

/** Everything there can be, once in Part I and once in Part II: what stands in Part II says "SECRET". */
export interface TwoParts {
  readonly server: TestServer;
  readonly as: Readonly<Record<string, Caller>>;
  readonly documents: Readonly<
    Record<'agenda I' | 'agenda II' | 'minute I' | 'minute II' | 'notes', string>
  >;
  readonly item: Readonly<Record<Part, string>>;
  /** An item, or an open comment on one (by the lay member in Part I, by the chair in Part II), of its own
   *  for whoever is to do something to it. */
  newItem(part: Part): Promise<string>;
  /** The minute of a new item. */
  newDocument(part: Part): Promise<string>;
  newComment(part: Part): Promise<string>;
  /** What nobody may hear of who may not see Part II: words and ids. */
  readonly secrets: readonly string[];
}

export type Part = 'I' | 'II';

/** The seven of the demonstration, and somebody with an account and no seat. */
export const PERSONS = [
  'secretary',
  'chair',
  'member-brent',
  'member-ealing',
  'lay-member',
  'healthwatch',
  'observer',
  'stranger',
] as const;

interface Detail {
  readonly agendas: readonly { readonly part: Part; readonly agendaDocumentId: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly part: Part;
    readonly documentId: string;
  }[];
  readonly notesDocumentId: string;
}

export async function startTwoParts(): Promise<TwoParts> {
  const server = await startServer();
  server.db.insert(t.person).values({ id: 'stranger', name: 'A stranger' }).run();
  const as: Record<string, Caller> = {};
  for (const person of PERSONS) as[person] = await server.as(person);
  const secretary = as.secretary as Caller;
  const detail: Detail = (await secretary.get('/api/meetings/practice')).body;
  const itemOf = (part: Part) =>
    detail.items.findLast((one) => one.part === part) as Detail['items'][number];
  const agendaOf = (part: Part) =>
    detail.agendas.find((one) => one.part === part)?.agendaDocumentId ?? '';
  const [open, hidden] = [itemOf('I'), itemOf('II')];

  const comment = async (part: Part) => {
    const id = randomUUID();
    const words = part === 'I' ? 'Open' : 'SECRET';
    await (as[part === 'I' ? 'lay-member' : 'chair'] as Caller).post(
      '/api/meetings/practice/comments',
      {
        ...commentOn(part === 'I' ? open.id : hidden.id),
        id,
        text: words,
      },
    );
    return id;
  };

  for (const [item, words, name] of [
    [open, 'Open', 'open'],
    [hidden, 'SECRET', 'secret'],
  ] as const) {
    const client = secretary.sync(item.documentId);
    await synced(client);
    append(client, 'action', { id: `${name}-removed` }, words);
    append(client, 'paragraph', { id: `${name}-paragraph` }, words);
    append(
      client,
      'action',
      { id: `${name}-action`, ...(name === 'open' ? { ownerId: 'person:member-brent' } : {}) },
      words,
    );
    append(client, 'decision', { id: `${name}-decision` }, words);
    append(client, 'contribution', { id: `${name}-contribution`, voice: 'lay' }, words);
    append(client, 'proposal', { id: `${name}-proposal` }, words);
    append(client, 'action', { id: `${name}-closed` }, 'To be closed');
    await until(
      'the last action on record',
      async () => (await secretary.get(`/api/actions/${name}-closed`)).status === 200,
    );
    const removed = client.content
      .toArray()
      .findIndex((one) => 'getAttribute' in one && one.getAttribute('id') === `${name}-removed`);
    client.content.delete(removed, 1);
    await comment(name === 'open' ? 'I' : 'II');
  }
  const notes = secretary.sync(detail.notesDocumentId);
  await synced(notes);
  append(notes, 'paragraph', { id: 'note' }, 'PRIVATE');
  // An action of Part I that was closed in Part II.
  await secretary.post('/api/actions/open-closed/updates', {
    kind: 'closed',
    note: 'Done.',
    meetingId: 'practice',
    itemId: hidden.id,
  });
  await secretary.post('/api/meetings/practice/presence', { tab: 'a', itemId: hidden.id });
  await until('everything on record', async () => {
    const removed = (await secretary.get('/api/meetings/practice/removed-records')).body;
    return removed.length === 2;
  });

  const itemsNow = async () =>
    ((await secretary.get('/api/meetings/practice')).body as Detail).items;
  const newItem = async (part: Part) => {
    const title = part === 'I' ? 'Open item' : 'SECRET item';
    const { itemId } = (await secretary.post('/api/meetings/practice/items', { part, title })).body;
    await until('the item on its agenda', async () =>
      (await itemsNow()).some((one) => one.id === itemId),
    );
    return itemId as string;
  };
  const newDocument = async (part: Part) => {
    const id = await newItem(part);
    return (await itemsNow()).find((one) => one.id === id)?.documentId ?? '';
  };
  return {
    server,
    as,
    documents: {
      'agenda I': agendaOf('I'),
      'agenda II': agendaOf('II'),
      'minute I': open.documentId,
      'minute II': hidden.documentId,
      notes: detail.notesDocumentId,
    },
    item: { I: open.id, II: hidden.id },
    newItem,
    newDocument,
    newComment: comment,
    secrets: ['SECRET', 'PRIVATE', 'secret-', hidden.id, hidden.documentId, agendaOf('II')],
  };
}

/** A comment on a whole item, as a page sends it. */
export function commentOn(itemId: string) {
  return {
    id: randomUUID(),
    itemId,
    blockId: null,
    from: 0,
    to: 0,
    quote: '',
    readAt: 1,
    kind: 'question',
    text: 'Why?',
    proposedText: null,
  };
}
