import { createApprovedRecord } from '#server/commands/approved-record.ts';
import type { Desk } from '#server/commands/desk.ts';
import type { PublicSource } from '#server/publish/public-record.ts';
import type { MeetingRow } from '#server/records/meeting-store.ts';
import type { SnapshotStore } from '#server/records/snapshot-store.ts';
import type { CanonicalContent } from '#shared/document/canonical.ts';

type RecordDeps = Parameters<typeof createApprovedRecord>[0];

export interface UnconfirmedSourceDeps extends RecordDeps {
  readonly snapshots: SnapshotStore;
  readonly desk: Pick<Desk, 'edit'>;
}

export type UnconfirmedSource =
  | { readonly source: PublicSource /** When the snapshot was taken. */; readonly at: number }
  /** They cannot be published as they stand, and what to do about it. */
  | { readonly source: null; readonly why: string };

/** Unconfirmed minutes in the shape of a record: the words of the snapshot that was taken when comments were
 *  settled, or of a version that somebody named since, so that no later correction goes out before somebody asks
 *  for it. Where some of these words are gone, nothing goes out. */
export function createUnconfirmedSource({ snapshots, desk, ...deps }: UnconfirmedSourceDeps) {
  const recordOf = createApprovedRecord(deps);
  return async (meeting: MeetingRow): Promise<UnconfirmedSource> => {
    const own = (await snapshots.ofMeeting(meeting.id)).filter((one) => one.part === 'I');
    const moved = own.findLastIndex((one) => one.kind === 'move');
    const last = own.slice(Math.max(0, moved)).findLast((one) => one.kind !== 'agenda_published');
    if (last === undefined) return { source: null, why: 'No snapshot was taken of these minutes.' };
    const approval = { how: 'correct_record', meeting: null, note: null } as const;
    const { record } = await recordOf(desk.edit, { meeting, part: 'I', approval });
    const texts = await snapshots.texts(last.id);
    const isHere = (id: string | null) => record.items.some((one) => one.id === id);
    const isWhole = texts.every(
      ({ itemId, content }) => content !== null || (itemId !== null && !isHere(itemId)),
    );
    if (!isWhole) return { source: null, why: NOT_WHOLE };
    const contents = texts.flatMap(({ itemId, content }) =>
      content === null ? [] : [{ itemId, content: JSON.parse(content) as CanonicalContent }],
    );
    const facts = contents.flatMap(({ content }) =>
      content.kind === 'agenda' ? content.items : [],
    );
    const items = record.items.flatMap((item) => {
      const own = facts.find((one) => one.id === item.id);
      const minute = contents.find((one) => one.itemId === item.id)?.content;
      if (own === undefined) return [];
      const { title, recommendation, paper, purpose } = own;
      const blocks = minute?.kind === 'minute' ? minute.blocks : [];
      const lead = own.leadId ?? own.leadText;
      return [{ ...item, title, recommendation, paper, purpose, lead, blocks }];
    });
    return {
      source: {
        record: { ...record, items, amendments: [], approval: null },
        sealedSha256: null,
        signature: null,
        corrections: [],
      },
      at: last.at,
    };
  };
}

const NOT_WHOLE =
  'After comments were settled, an item was made private or words were removed from these minutes for good. On the History page give a name to the version as it stands now. Then you can prepare it for publication.';
