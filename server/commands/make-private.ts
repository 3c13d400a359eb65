import * as Y from 'yjs';
import type { AuditEntry } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { DocumentRow, ItemRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { ItemMove, MoveStore, PrivateAppearance } from '#server/records/move-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { agendaItems, writeAgendaItem } from '#shared/document/agenda-schema.ts';
import { agendaWithout, freshCopy } from '#shared/document/fresh-copy.ts';
import { byRank, readAgenda } from '#shared/document/read-agenda.ts';
import { restatedChange } from '#shared/document/stated-change.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { rankBetween } from '#shared/domain/fractional-rank.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { PARTS, type Part } from '#shared/domain/vocabulary.ts';
import {
  type DocumentId,
  type ItemId,
  type MeetingId,
  makeDocumentId,
  type PersonId,
  toPersonId,
} from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announceToAll } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';
import { appearanceOf } from './private-appearance.ts';
import type { PurgeDocument } from './purge-document.ts';
import { createFinishAll } from './unfinished.ts';

export interface MakePrivateDeps {
  readonly moves: MoveStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'edit' | 'open' | 'retire'>;
  readonly feed: ChangeFeed;
  readonly leavingOut: PurgeDocument['leavingOut'];
  /** Resolves when the projector has written whatever it holds. */
  readonly projected: () => Promise<void>;
  /** Tells the other rooms that one minute was closed and another opened. */
  readonly moved: (old: DocumentId, fresh: DocumentId) => void;
  readonly log: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface MakePrivateOrder extends PrivateAppearance {
  readonly itemId: ItemId;
  readonly reason: string;
  readonly by: PersonId;
}

export interface MakePrivate {
  (order: MakePrivateOrder): Promise<void>;
  /** For the start and for now and then: agendas that did not follow yet are made to. Never rejects because of one
   *  of them. */
  readonly finishAll: () => Promise<void>;
}

const THE_SERVICE = toPersonId('server');

/** Moves an item to Part II. Its minute there is a document of its own, with the words as they are and none of
 *  their history; the minute in Part I is closed for good, and its history stays where nobody opens it
 *  (decision 3). Four steps in two files, in an order that survives a crash after each:
 *
 *  1. records: the item, its minute, its comments and what was projected change parts, in one transaction,
 *     while nothing is taken in by the old minute. Crash before: nothing has happened. Crash after: nobody
 *     without the right opens the item; the start goes on with 2.
 *  2. journal: the fresh minute's seed is written. Crash: the start finds it.
 *  3. journal: the item stands on the agenda of Part II. Crash: it stands on both, and records say which one
 *     counts; the start goes on with 4.
 *  4. journal and records: Part I's agenda begins anew without the item, because its history has the title in
 *     it (purge-document.ts, which survives a crash in the middle). Crash: the start finds nothing left to do. */
export function createMakePrivate(deps: MakePrivateDeps): MakePrivate {
  const { moves, meetings, standings, desk, feed, leavingOut, projected, moved, now, random } =
    deps;
  /** One after the other: agendas are written to by each. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };

  const findAgenda = async (meeting: MeetingId, part: Part): Promise<DocumentRow | undefined> =>
    (await meetings.documents(meeting)).find((one) => one.kind === 'agenda' && one.part === part);

  const agendaOf = async (meeting: MeetingId, part: Part): Promise<DocumentRow> =>
    must(await findAgenda(meeting, part), `an agenda of Part ${part}`);

  const change = async (order: MakePrivateOrder): Promise<ItemMove> => {
    const item = await meetings.item(order.itemId);
    if (item === null) throw notFound();
    const standing = await allowed(
      standings,
      order.by,
      item.meetingId,
      'make-private',
      thingOf(item),
    );
    if (item.part === 'II') {
      throw new DomainError('already-closed', 'This item is in Part II already.');
    }
    const reason = order.reason.trim();
    if (reason === '') throw new DomainError('reason-missing', 'Enter a reason.');
    const meeting = must(await meetings.get(item.meetingId), 'the meeting of an item');
    if (stageOf(meeting.minutes.II.state) === 'settled') {
      throw new DomainError('not-allowed', 'The private minutes of this meeting are approved.');
    }
    const appearance = appearanceOf(order);
    const { id: itemId, meetingId, documentId: old } = item;
    const fresh = makeDocumentId(random());
    // A meeting may have had no private business so far.
    const known = await findAgenda(meetingId, 'II');
    const agenda = known?.id ?? makeDocumentId(random());
    const newAgenda = known === undefined ? Y.encodeStateAsUpdate(new Y.Doc()) : null;
    const places = placesWith(itemId, await meetings.items([meetingId]));
    const restated = (of: ItemId, stated: string) => {
      const place = places.get(of);
      return place === undefined ? stated : restatedChange(stated, place);
    };
    const move: ItemMove = { itemId, meetingId, old, fresh, by: order.by, reason, at: now() };
    const entry: AuditEntry = {
      ...doneAtMeeting(order.by, standing, meeting, { id: itemId, part: 'II' }),
      deed: 'item-made-private',
      thing: 'item',
      thingId: itemId,
      before: { part: 'I' },
      after: { part: 'II', ...appearance },
      reason,
    };
    await desk.retire(old, async (doc) => {
      // Rows that the projector still holds would come behind the change.
      await projected();
      const seed = freshCopy('minute', doc);
      await moves.move(move, { seed, agenda, newAgenda, restated, ...appearance }, entry);
    });
    return move;
  };

  const finish = async (move: ItemMove): Promise<void> => {
    await desk.open(move.fresh);
    await moveOnAgendas(move);
    await moves.settle(move, now());
  };

  const moveOnAgendas = async (move: ItemMove): Promise<void> => {
    const { meetingId, itemId } = move;
    let isLeft = false;
    await desk.edit((await agendaOf(meetingId, 'I')).id, 'server', (doc) => {
      isLeft = agendaItems(doc).has(itemId);
    });
    if (!isLeft) return;
    const wish = { by: THE_SERVICE, reason: 'An item was moved to Part II of this agenda.' };
    await leavingOut(
      () => agendaOf(meetingId, 'I'),
      wish,
      async (doc) => {
        const facts = readAgenda(doc).find((one) => one.id === itemId);
        const second = await agendaOf(meetingId, 'II');
        if (facts !== undefined) {
          await desk.edit(second.id, 'server', (other) => {
            if (agendaItems(other).has(itemId)) return;
            const rank = rankBetween(readAgenda(other).at(-1)?.rank ?? null, null, 'm1');
            writeAgendaItem(other, itemId, { ...facts, rank });
          });
        }
        return agendaWithout(doc, itemId);
      },
    );
  };

  const tell = async ({ meetingId, itemId }: ItemMove) => {
    const meeting = await meetings.get(meetingId);
    if (meeting === null) return;
    announceToAll(feed, meeting);
    const { committeeId } = meeting;
    feed.announce([
      { topic: 'minutes', ids: [itemId], part: 'II', itemId, committeeId, meetingId },
    ]);
  };

  const makePrivate = async (order: MakePrivateOrder) => {
    const move = await change(order);
    // From here on it has happened; whoever may not see the item is let go before anything else.
    moved(move.old, move.fresh);
    await tell(move);
    await finish(move);
    await projected();
    await tell(move);
  };

  const finishAll = createFinishAll<ItemMove>({
    list: () => moves.unfinished(),
    idOf: (move) => move.fresh,
    finish,
    message: 'A move to Part II could not be finished',
    factsOf: (move) => ({ meeting: move.meetingId, item: move.itemId }),
    ...{ log: deps.log, now },
  });

  return Object.assign((order: MakePrivateOrder) => inTurn(() => makePrivate(order)), {
    finishAll: () => inTurn(finishAll),
  });
}

interface PlaceOnAgenda {
  readonly part: Part;
  readonly number: number;
}

/** Where the items of a meeting stand when one has gone to the end of Part II. */
function placesWith(moved: ItemId, items: readonly ItemRow[]): ReadonlyMap<ItemId, PlaceOnAgenda> {
  const staying = items.filter((one) => one.id !== moved).toSorted(byRank);
  const places = PARTS.flatMap((part) =>
    staying
      .filter((one) => one.part === part)
      .map(({ id }, index) => [id, { part, number: index + 1 }] as const),
  );
  const inPartTwo = staying.filter((one) => one.part === 'II').length;
  return new Map([...places, [moved, { part: 'II', number: inPartTwo + 1 }]]);
}
