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
  | { readonly source: PublicSource }
  /** They cannot be published as they stand, and what to do about it. */
  | { readonly source: null; readonly why: string };

/** Unconfirmed minutes in the shape of a record: the words of the snapshot that was taken when comments were
 *  settled, so that no later correction goes out before somebody prepares it anew at a later snapshot. Where some
 *  of these words are gone, nothing goes out. */
export function createUnconfirmedSource({ snapshots, desk, ...deps }: UnconfirmedSourceDeps) {
  const recordOf = createApprovedRecord(deps);
  return async (meeting: MeetingRow): Promise<UnconfirmedSource> => {
    const moves = (await snapshots.ofMeeting(meeting.id)).filter(
      (one) => one.part === 'I' && one.kind === 'move',
    );
    const last = moves.at(-1);
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
    };
  };
}

const NOT_WHOLE =
  'Words were removed from these minutes for good, or an item was made private, after comments were settled. Send the minutes round again and settle comments again. Then you can publish them.';
