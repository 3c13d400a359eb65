import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { SealedBook, SealedRow } from '#server/records/sealed-book.ts';
import { type Deed, mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import type { CorrectionBody, SignatureBody } from '#shared/document/sealed-bodies.ts';
import { isLater } from '#shared/domain/approval.ts';
import { PARTS } from '#shared/domain/vocabulary.ts';
import { type MeetingId, type PersonId, toItemId } from '#shared/ids.ts';
import type { RecordPage, SealedPart } from '#shared/protocol/http/approval.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import type { Reading } from './reading.ts';

export interface SealedRecordDeps {
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  readonly book: SealedBook;
}

/** What is sealed of a meeting, as one reader may see it. `null`: no such meeting, or not for this reader. */
export function createSealedRecord(deps: SealedRecordDeps) {
  const { reading, meetings, committees, standings, book } = deps;
  return async (person: PersonId, id: MeetingId): Promise<RecordPage | null> => {
    const meeting = await meetings.get(id);
    const standing = meeting === null ? null : await standings.onMeeting(person, id);
    if (meeting === null || !mayBy(standing, 'see-record', NO_ITEM).allowed) return null;
    const sealed = await book.ofMeeting(id);
    const names = await namesOf(committees, meeting.committeeId);
    const parts: SealedPart[] = [];
    for (const part of PARTS) {
      if (!mayBy(standing, 'see-record', { part, itemId: null }).allowed) continue;
      const rows = sealed.filter((one) => one.part === part);
      const row = rows.find((one) => one.kind === 'approved');
      if (row === undefined || standing === null) continue;
      const approving = (JSON.parse(row.body) as ApprovedRecord).approval.meeting;
      const there = approving === null ? standing : await standings.onMeeting(person, approving.id);
      const mayOpen = approving !== null && mayBy(there, 'see', NO_ITEM).allowed;
      parts.push({ ...sealedPart(meeting, standing, row, rows, names), mayOpen });
    }
    const committee = await committees.get(meeting.committeeId);
    return {
      meetingId: id,
      committeeId: meeting.committeeId,
      committeeName: committee?.name ?? '',
      title: meeting.title,
      date: meeting.date,
      parts,
      laterItems: parts.some((one) => one.mayCorrect) ? await laterItems(person, meeting) : [],
    };
  };

  async function laterItems(person: PersonId, meeting: MeetingRow) {
    const all = await reading.meetings(person, { committeeId: meeting.committeeId });
    return all
      .filter((one) => isLater(one.meeting, meeting))
      .flatMap((one) =>
        one.items
          .filter((item) => !item.withdrawn)
          .map(({ id, part, number, title }) => ({
            ...{ itemId: id, part, number, title },
            date: one.meeting.date,
          })),
      );
  }
}

function sealedPart(
  meeting: MeetingRow,
  standing: Standing,
  row: SealedRow,
  rows: readonly SealedRow[],
  names: Names,
): Omit<SealedPart, 'mayOpen'> {
  const { part } = row;
  const { state } = meeting.minutes[part];
  const record = JSON.parse(row.body) as ApprovedRecord;
  const hidden = hiddenIn(record, standing);
  const whole = hidden.size === 0;
  const may = (deed: Deed) => mayBy(standing, deed, { part, itemId: null });
  const sign = may('sign-minutes');
  const signed = rows.find((one) => one.kind === 'signed');
  const signature = signed === undefined ? null : (JSON.parse(signed.body) as SignatureBody);
  const seen = (itemId: string | null) => itemId === null || !hidden.has(itemId);
  return {
    ...{ part, state, whole },
    text: whole ? row.body : canonicalText(without(record, hidden)),
    seq: row.seq,
    sha256: row.sha256,
    hash: row.hash,
    previous: row.previous,
    approvedAt: toInstant(row.at),
    approvedBy: names.person(row.by as PersonId),
    signature:
      signed === undefined || signature === null
        ? null
        : {
            name: signature.name,
            post: signature.post,
            at: toInstant(signed.at),
            sha256: signature.of.sha256,
            hash: signed.hash,
          },
    corrections: rows.flatMap((one) => {
      if (one.kind !== 'corrected') return [];
      const { itemId, note, minute } = JSON.parse(one.body) as CorrectionBody;
      if (!seen(itemId)) return [];
      const by = names.person(one.by as PersonId);
      return [{ ...{ seq: one.seq, itemId, note, minute, by }, at: toInstant(one.at) }];
    }),
    maySign: sign.allowed && state === 'approved',
    whyNotSign: sign.allowed ? null : sign.reason,
    mayCorrect: may('add-correction').allowed,
  };
}

/** The items that somebody is kept from. One that is named and does not stand among the items of the record had
 *  left its part, and is shown to those alone who may read the record of both. */
function hiddenIn(record: ApprovedRecord, standing: Standing): ReadonlySet<string> {
  const listed = new Set<string>(record.items.map((one) => one.id));
  const named = [...record.amendments, ...record.heads].flatMap(({ itemId }) => itemId ?? []);
  return new Set(
    [...listed, ...named].filter((one) => {
      const itemId = toItemId(one);
      const parts = listed.has(one) ? [record.part] : PARTS;
      return parts.some((part) => !mayBy(standing, 'see-record', { part, itemId }).allowed);
    }),
  );
}

/** Nothing of items that somebody is kept from. */
function without(record: ApprovedRecord, hidden: ReadonlySet<string>): ApprovedRecord {
  const items = record.items.filter((one) => !hidden.has(one.id));
  const cited = JSON.stringify(items);
  return {
    ...record,
    names: Object.fromEntries(
      Object.entries(record.names).filter(([id]) =>
        // A contribution names its seat with or without the word before it.
        [id, id.replace(/^seat:/, '')].some((one) => cited.includes(JSON.stringify(one))),
      ),
    ),
    items,
    amendments: record.amendments.filter((one) => !hidden.has(one.itemId)),
    heads: record.heads.filter((one) => one.itemId === null || !hidden.has(one.itemId)),
    declarations: record.declarations.flatMap((one) => {
      const itemIds = one.itemIds.filter((id) => !hidden.has(id));
      return one.itemIds.length > 0 && itemIds.length === 0 ? [] : [{ ...one, itemIds }];
    }),
  };
}
