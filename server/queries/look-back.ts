import * as Y from 'yjs';
import type { Journal } from '#server/journal/journal.ts';
import type { DocumentRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { SnapshotRow, SnapshotStore } from '#server/records/snapshot-store.ts';
import { mayBy, NO_ITEM, type Thing } from '#shared/access/policy.ts';
import { type CanonicalContent, canonicalContent } from '#shared/document/canonical.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { PARTS, type Part } from '#shared/domain/vocabulary.ts';
import type { ItemId, MeetingId, PersonId, Place } from '#shared/ids.ts';
import { beganAnew, toSnapshotId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { NumberedItem, ReadableMeeting, Reading } from './reading.ts';

/** A text of a meeting that a reader may look back in. */
export interface PastText {
  readonly document: DocumentRow & { readonly kind: 'agenda' | 'minute' };
  /** `null`: the agenda of its part. */
  readonly item: NumberedItem | null;
}

/** A meeting with the texts whose history is for the reader: asked once for every page, so that none forgets. */
export interface PastMeeting {
  readonly readable: ReadableMeeting;
  /** The agenda of each part first. */
  readonly texts: readonly PastText[];
  /** Of the parts that the reader may see, oldest first. */
  readonly snapshots: readonly SnapshotRow[];
}

/** Which version of the texts. */
export type VersionPoint =
  | { readonly kind: 'now' }
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotRow };

/** A text in a version. `gone`: its words were removed for good since. `absent`: it was not there yet.
 *  `elsewhere`: the version is of another part. */
export type PastContent =
  | { readonly state: 'there'; readonly content: CanonicalContent }
  | { readonly state: 'gone' | 'absent' | 'elsewhere' };

export interface LookBackDeps {
  readonly reading: Reading;
  readonly meetings: Pick<MeetingStore, 'documents'>;
  readonly snapshots: SnapshotStore;
  readonly journal: Pick<Journal, 'placeAt' | 'statesAt'>;
}

export interface LookBack {
  /** `null`: no such meeting, or not for this reader.
   *  @throws DomainError `not-allowed`: the reader sees no history */
  meeting(person: PersonId, id: MeetingId): Promise<PastMeeting | null>;
  /** The version that somebody asks for: `now`, an instant or a snapshot's id; `null`: there is none such. */
  point(meeting: PastMeeting, asked: string): VersionPoint | null;
  contentAt(text: PastText, point: VersionPoint): Promise<PastContent>;
}

/** What a version is called for those who do not read the name that it was given. */
export const NAME_WITHHELD = 'A version with a name';

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

export function createLookBack(deps: LookBackDeps): LookBack {
  const { reading, meetings, snapshots, journal } = deps;

  async function fromSnapshot(text: PastText, snapshot: SnapshotRow): Promise<PastContent> {
    const kept = (await snapshots.texts(snapshot.id)).find(({ itemId }) =>
      text.item === null
        ? itemId === null && snapshot.part === text.document.part
        : itemId === text.item.id,
    );
    if (kept === undefined) {
      return { state: snapshot.part === text.document.part ? 'absent' : 'elsewhere' };
    }
    if (kept.content === null) return { state: 'gone' };
    return { state: 'there', content: JSON.parse(kept.content) as CanonicalContent };
  }

  /** A name that somebody gave is for those who may read all that it may speak of. */
  async function snapshotsFor(
    readable: ReadableMeeting,
    isSeen: (part: Part) => boolean,
  ): Promise<readonly SnapshotRow[]> {
    const rows = await snapshots.ofMeeting(readable.meeting.id);
    const found: SnapshotRow[] = [];
    for (const part of PARTS.filter(isSeen)) {
      const reads = await reading.readsWordsOf(readable, part);
      for (const row of rows.filter((one) => one.part === part)) {
        const isOpen = row.kind !== 'named' || reads(row.at);
        found.push(isOpen ? row : { ...row, name: NAME_WITHHELD });
      }
    }
    return found.sort((one, other) => one.at - other.at);
  }

  async function fromJournal({ document }: PastText, at: number): Promise<PastContent> {
    const place = await journal.placeAt(document.id, at);
    if (place === 0) return { state: beganAnew(document.id) ? 'gone' : 'absent' };
    const [state] = await journal.statesAt(document.id, [place]);
    return { state: 'there', content: contentOf(must(state, 'a state'), document.kind) };
  }

  return {
    meeting: async (person, id) => {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const may = (thing: Thing) => mayBy(readable.standing, 'see-history', thing);
      const answer = may(NO_ITEM);
      if (!answer.allowed) throw new DomainError('not-allowed', answer.reason);
      const texts: PastText[] = [];
      for (const document of await meetings.documents(id)) {
        if (document.kind === 'agenda' && !document.closed) {
          const thing = { part: document.part, itemId: null };
          const opens = mayBy(readable.standing, 'open-agenda', thing).allowed;
          if (opens && may(thing).allowed) {
            texts.push({ document: { ...document, kind: document.kind }, item: null });
          }
        }
        if (document.kind !== 'minute') continue;
        const item = readable.items.find((one) => one.documentId === document.id);
        if (item === undefined || !may({ part: item.part, itemId: item.id }).allowed) continue;
        texts.push({ document: { ...document, kind: document.kind }, item });
      }
      return {
        readable,
        texts: texts.sort(byPlaceInMeeting),
        snapshots: await snapshotsFor(readable, (part) => may({ part, itemId: null }).allowed),
      };
    },

    point: ({ snapshots }, asked) => {
      if (asked === 'now') return { kind: 'now' };
      if (INSTANT.test(asked)) {
        const at = Date.parse(asked);
        return Number.isNaN(at) ? null : { kind: 'moment', at };
      }
      const id = toSnapshotId(asked);
      const snapshot = snapshots.find((one) => one.id === id);
      return snapshot === undefined ? null : { kind: 'snapshot', snapshot };
    },

    contentAt: (text, point) => {
      if (point.kind === 'snapshot') return fromSnapshot(text, point.snapshot);
      return fromJournal(text, point.kind === 'now' ? Number.MAX_SAFE_INTEGER : point.at);
    },
  };
}

/** What a state of a document says. */
export function contentOf(state: Uint8Array, kind: 'agenda' | 'minute'): CanonicalContent {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const content = canonicalContent(doc, kind);
  doc.destroy();
  return content;
}

/** An agenda in which nothing is left of items that the reader may not see, whatever it once said. */
export function forReader(
  content: CanonicalContent,
  visible: ReadonlySet<ItemId>,
): CanonicalContent {
  if (content.kind === 'minute') return content;
  return { ...content, items: content.items.filter(({ id }) => visible.has(id)) };
}

export function visibleItems({ readable }: PastMeeting): ReadonlySet<ItemId> {
  return new Set(readable.items.map((item) => item.id));
}

/** Where a text stands, as every page says it. */
export function whereOf({ document, item }: PastText) {
  return {
    part: document.part,
    itemId: item?.id ?? null,
    itemNumber: item?.number ?? null,
    reference: item?.reference ?? null,
    itemTitle: item?.title ?? null,
  };
}

function byPlaceInMeeting(one: PastText, other: PastText): number {
  if (one.document.part !== other.document.part) {
    return one.document.part < other.document.part ? -1 : 1;
  }
  return (one.item?.number ?? 0) - (other.item?.number ?? 0);
}

/** Of the places asked for, each once and in order. */
export function inOrder(places: readonly Place[]): Place[] {
  return [...new Set(places)].sort((one, other) => one - other);
}
