import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { SealedBook, SealedRow } from '#server/records/sealed-book.ts';
import type { AskSigning } from '#server/records/signing.ts';
import { mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import type { CorrectionBody, SignatureBody } from '#shared/document/sealed-bodies.ts';
import { isLater } from '#shared/domain/approval.ts';
import { PARTS, type Part } from '#shared/domain/vocabulary.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { RecordPage, SealedPart } from '#shared/protocol/http/approval.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import type { Reading } from './reading.ts';
import { hiddenIn, without } from './withheld-record.ts';

export interface SealedRecordDeps {
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  readonly book: SealedBook;
  readonly signing: AskSigning;
}

/** What is sealed of a meeting, as one reader may see it. `null`: no such meeting, or not for this reader. */
export function createSealedRecord(deps: SealedRecordDeps) {
  const { reading, meetings, committees, standings, book, signing } = deps;
  return async (person: PersonId, id: MeetingId): Promise<RecordPage | null> => {
    const meeting = await meetings.get(id);
    const standing = meeting === null ? null : await standings.onMeeting(person, id);
    if (meeting === null || standing === null) return null;
    if (!mayBy(standing, 'see-record', NO_ITEM).allowed) return null;
    const sealed = await book.ofMeeting(id);
    const names = await namesOf(committees, meeting.committeeId);
    const later = sealed.length === 0 ? [] : await laterItems(person, meeting);
    const parts: SealedPart[] = [];
    for (const part of PARTS) {
      if (!mayBy(standing, 'see-record', { part, itemId: null }).allowed) continue;
      const rows = sealed.filter((one) => one.part === part);
      const row = rows.find((one) => one.kind === 'approved');
      if (row === undefined) continue;
      const record = JSON.parse(row.body) as ApprovedRecord;
      const hidden = hiddenIn(record, standing);
      const at = record.approval.meeting;
      parts.push({
        ...sealedPart(meeting, { row, rows, record, hidden }, names),
        corrections: await corrections(person, rows, hidden, names),
        ...(await offers(person, meeting, standing, part, later)),
        mayOpen: at !== null && (await opens(person, at.id)),
      });
    }
    const committee = await committees.get(meeting.committeeId);
    const onCommittee = await standings.onCommittee(person, meeting.committeeId);
    return {
      meetingId: id,
      committeeId: meeting.committeeId,
      committeeName: committee?.name ?? '',
      title: meeting.title,
      date: meeting.date,
      parts,
      mayOpenMeeting: await opens(person, id),
      mayOpenCommittee: mayBy(onCommittee, 'see-constitution', NO_ITEM).allowed,
      laterItems: parts.some((one) => one.mayCorrect) ? later : [],
    };
  };

  async function opens(person: PersonId, id: MeetingId): Promise<boolean> {
    return mayBy(await standings.onMeeting(person, id), 'see', NO_ITEM).allowed;
  }

  /** The notes that stand beside a record. One about an item is for those who may see it, one about the whole for
   *  those who may see all of it; the minute that a note points to is named to those who may read that too. */
  async function corrections(
    person: PersonId,
    rows: readonly SealedRow[],
    hidden: ReadonlySet<string>,
    names: Names,
  ): Promise<SealedPart['corrections']> {
    const found: SealedPart['corrections'] = [];
    for (const { kind, seq, at, by, body } of rows) {
      if (kind !== 'corrected') continue;
      const { itemId, note, minute } = JSON.parse(body) as CorrectionBody;
      if (itemId !== null && hidden.has(itemId)) continue;
      const { date, itemTitle: title, itemNumber: number, reference } = minute;
      found.push({
        ...{ seq, itemId, at: toInstant(at), by: names.person(by as PersonId) },
        note: itemId === null && hidden.size > 0 ? null : note,
        minute: {
          date,
          item: (await mayRead(person, minute)) ? { title, number, reference } : null,
        },
      });
    }
    return found;
  }

  /** By where the item is now: one that became private is named no more to whoever sees Part I alone. */
  async function mayRead(person: PersonId, { itemId, meetingId }: CorrectionBody['minute']) {
    const item = await meetings.item(itemId);
    const standing = await standings.onMeeting(person, meetingId);
    const thing = item === null ? null : { part: item.part, itemId };
    return thing !== null && mayBy(standing, 'see-record', thing).allowed;
  }

  /** What the page offers, asked of what the deeds themselves ask. */
  async function offers(
    person: PersonId,
    meeting: MeetingRow,
    standing: Standing,
    part: Part,
    later: RecordPage['laterItems'],
  ) {
    const thing = { part, itemId: null };
    const may = mayBy(standing, 'sign-minutes', thing);
    const waits = meeting.minutes[part].state === 'approved';
    const sign = waits && may.allowed ? await signing(meeting, part, person) : may;
    const isSecret = !may.allowed && may.hidden;
    const correct = mayBy(standing, 'add-correction', thing).allowed;
    const lacks = !later.some((one) => part === 'II' || one.part === 'I');
    return {
      maySign: waits && sign.allowed,
      whyNotSign: waits && !sign.allowed && !isSecret ? sign.reason : null,
      mayCorrect: correct && !lacks,
      whyNotCorrect: correct && lacks ? NO_LATER_MINUTE : null,
    };
  }

  async function laterItems(person: PersonId, meeting: MeetingRow) {
    const all = await reading.meetings(person, { committeeId: meeting.committeeId });
    return all
      .filter((one) => isLater(one.meeting, meeting))
      .flatMap((one) =>
        one.items
          .filter((item) => !item.withdrawn)
          .map(({ id, part, number, title, reference }) => ({
            ...{ itemId: id, part, number, title, reference },
            date: one.meeting.date,
          })),
      );
  }
}

const NO_LATER_MINUTE =
  'An error is corrected by the minute of a later meeting. No later meeting with an item that you may choose is on record.';

interface Sealed {
  readonly row: SealedRow;
  readonly rows: readonly SealedRow[];
  readonly record: ApprovedRecord;
  readonly hidden: ReadonlySet<string>;
}

function sealedPart(meeting: MeetingRow, { row, rows, record, hidden }: Sealed, names: Names) {
  const { part } = row;
  const whole = hidden.size === 0;
  const signed = rows.find((one) => one.kind === 'signed');
  const signature = signed === undefined ? null : (JSON.parse(signed.body) as SignatureBody);
  return {
    ...{ part, whole, state: meeting.minutes[part].state },
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
  };
}
