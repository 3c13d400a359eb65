import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { LateEditStore } from '#server/records/late-edit-store.ts';
import type { DocumentRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { couldUntilFrozen } from '#shared/access/until-frozen.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import { keepsLateWords, lateChanges } from '#shared/document/late-changes.ts';
import type { LateChange } from '#shared/domain/late-change.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import { type DocumentId, type PersonId, toLateEditId } from '#shared/ids.ts';
import { announce } from './announce.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface KeepLateEditDeps {
  readonly lateEdits: LateEditStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'edit'>;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface LateEditOrder {
  readonly document: DocumentId;
  readonly person: PersonId;
  /** Judged: a writer's would have been taken in. */
  readonly update: Uint8Array;
  readonly clients: readonly number[];
}

export type KeepLateEdit = (order: LateEditOrder) => Promise<void>;

/** More than this nobody leaves waiting in one text by honest means. */
const MOST_WAITING = 20;

/** Keeps words that came when the minutes had been sent round, with their author, as what they would have
 *  changed. They are read on a copy that nobody is served. */
export const createKeepLateEdit =
  (deps: KeepLateEditDeps): KeepLateEdit =>
  async ({ document, person, update, clients }) => {
    const { meetings, standings, lateEdits, feed, now, random } = deps;
    const row = await meetings.document(document);
    if (row === null || row.closed || !keepsLateWords(row.kind)) return;
    const meeting = await meetings.get(row.meetingId);
    const standing = await standings.onMeeting(person, row.meetingId);
    const editing = row.kind === 'agenda' ? 'edit-agenda' : 'edit-minutes';
    if (meeting === null || standing === null || !couldUntilFrozen(standing, editing, row)) return;

    const changes = await changesOf(deps.desk, row, row.kind, update);
    if (changes.length === 0) return;
    const digest = createHash('sha256').update(canonicalText(changes)).digest('hex');
    const of = { meetingId: row.meetingId, itemId: row.itemId, documentId: document };
    const late = { id: toLateEditId(random()), ...of, authorId: person, at: now() };
    const item = row.itemId === null ? null : { id: row.itemId, part: row.part };
    const kept = await lateEdits.keep({ ...late, changes, clients, digest }, MOST_WAITING, {
      ...doneAtMeeting(person, standing, meeting, item),
      part: row.part,
      deed: 'late-words-kept',
      thing: 'late_edit',
      thingId: late.id,
      after: { of: row.kind },
    });
    if (kept !== null) announce(feed, 'meeting', meeting, { id: row.itemId, part: row.part }, kept);
  };

async function changesOf(
  desk: Pick<Desk, 'edit'>,
  { id }: DocumentRow,
  kind: Exclude<DocumentKind, 'notes'>,
  update: Uint8Array,
): Promise<readonly LateChange[]> {
  let present: Uint8Array = new Uint8Array();
  await desk.edit(id, 'server', (doc) => {
    present = Y.encodeStateAsUpdate(doc);
  });
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, present);
    const before = canonicalContent(copy, kind);
    Y.applyUpdate(copy, update);
    // Something of it depends on words that are not here: it comes again as a whole.
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return [];
    return lateChanges(before, canonicalContent(copy, kind));
  } finally {
    copy.destroy();
  }
}
