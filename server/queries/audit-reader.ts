import type { AuditRow } from '#server/records/audit-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { isBusiness } from '#shared/domain/audit-kinds.ts';
import { auditSentence, whoInWords } from '#shared/domain/audit-sentence.ts';
import { changesInWords } from '#shared/domain/audit-values.ts';
import { wordsOfDeed } from '#shared/domain/deed-words.ts';
import {
  type CommitteeId,
  type MeetingId,
  type PersonId,
  toCommitteeId,
  toPersonId,
} from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { AuditEntryView } from '#shared/protocol/http/audit.ts';
import { toInstant } from './calendar.ts';
import { NAME_WITHHELD } from './look-back.ts';
import type { NumberedItem, ReadableMeeting, Reading } from './reading.ts';

export interface ReadEntry {
  readonly row: AuditRow;
  readonly view: AuditEntryView;
}

export interface AuditReaderDeps {
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly standings: Standings;
}

/** Reads entries for one person, in one sitting: what was found out for one is kept for the next. */
export function createAuditReader(
  { reading, committees, standings }: AuditReaderDeps,
  reader: PersonId,
) {
  const meetingOf = kept((id: MeetingId) => reading.meeting(reader, id));
  const committeeOf = kept((id: CommitteeId) => committees.get(id));
  const personOf = kept((id: PersonId) => committees.person(id));
  const onCommittee = kept((id: CommitteeId) => standings.onCommittee(reader, id));
  const readsOf = kept(async (meeting: ReadableMeeting) => ({
    I: await reading.readsWordsOf(meeting, 'I'),
    II: await reading.readsWordsOf(meeting, 'II'),
  }));
  const inService = kept((_: '') => standings.inService(reader));

  /** Where it happened, as the reader may know it; `null`: it is not for them. */
  const placeOf = async (row: AuditRow) => {
    if (row.meetingId === null) {
      const thing = { ...NO_ITEM, business: isBusiness(row) };
      const standing =
        row.committeeId === null ? await inService('') : await onCommittee(row.committeeId);
      const deed = row.committeeId === null ? 'keep-accounts' : 'see-audit';
      return mayBy(standing, deed, thing).allowed ? { meeting: null, item: null } : null;
    }
    const meeting = await meetingOf(row.meetingId);
    if (meeting === null) return null;
    const may = (deed: 'see-audit' | 'see-notes') =>
      mayBy(meeting.standing, deed, { part: row.part ?? 'I', itemId: row.itemId }).allowed;
    if (!may('see-audit') || (row.thing === 'notes' && !may('see-notes'))) return null;
    if (row.itemId === null) return { meeting, item: null };
    // Where the item is now, and not where it was then: what became private takes its story with it.
    const item = meeting.items.find((one) => one.id === row.itemId);
    return item === undefined ? null : { meeting, item };
  };

  /** Words about a whole part may speak of any item of it, and so may the name of a version. */
  const asRead = async (row: AuditRow, meeting: ReadableMeeting | null): Promise<AuditRow> => {
    const isNamed = row.deed === 'version-named' || row.deed === 'version-restored';
    if (meeting === null || (row.itemId !== null && !isNamed)) return row;
    const reads = await readsOf(meeting);
    if (reads[row.part ?? 'I'](row.at)) return row;
    const after = isNamed
      ? { ...row.after, name: NAME_WITHHELD, version: NAME_WITHHELD }
      : row.after;
    return { ...row, after, reason: row.itemId === null ? null : row.reason };
  };

  const nameOf = async (id: string) =>
    id === 'server'
      ? 'The service'
      : ((await personOf(toPersonId(id)))?.name ?? 'Somebody unknown');

  const thingOf = async (
    row: AuditRow,
    meeting: ReadableMeeting | null,
    item: NumberedItem | null,
  ): Promise<string> => {
    const held = meeting === null ? '' : `the meeting on ${dayInWords(meeting.meeting.date)}`;
    if (item !== null) return itemInWords(item);
    if (row.thing === 'notes') return `the secretary’s private notes of ${held}`;
    if (row.thing === 'agenda') return `the agenda of Part ${row.part ?? 'I'} of ${held}`;
    if (row.thing === 'meeting' && held !== '') return held;
    if (row.thing === 'committee') {
      const name = (await committeeOf(toCommitteeId(row.thingId)))?.name;
      if (name !== undefined) return `the committee “${name}”`;
    }
    if (['person', 'account', 'session'].includes(row.thing)) return nameOf(row.thingId);
    const { title, name } = { ...row.before, ...row.after };
    const called = title ?? name;
    return typeof called === 'string' ? `“${called}”` : '';
  };

  return {
    /** `null`: it is not for this reader. */
    read: async (asWritten: AuditRow): Promise<ReadEntry | null> => {
      const place = await placeOf(asWritten);
      if (place === null) return null;
      const { meeting, item } = place;
      const row = await asRead(asWritten, meeting);
      const committee = row.committeeId === null ? null : await committeeOf(row.committeeId);
      const who = whoInWords(await nameOf(row.actorId), row.capacity);
      const thing = await thingOf(row, meeting, item);
      const changes = wordsOfDeed(row.deed) !== null ? '' : changesInWords(row.before, row.after);
      return {
        row,
        view: {
          seq: row.seq,
          at: toInstant(row.at),
          sentence: auditSentence({ ...row, who, thing }),
          reason: row.reason,
          changes: changes === '' ? null : changes,
          committee: committee === null ? null : { id: committee.id, name: committee.name },
          meeting:
            meeting === null
              ? null
              : {
                  id: meeting.meeting.id,
                  title: meeting.meeting.title,
                  date: meeting.meeting.date,
                },
          href: hrefOf(row),
        },
      };
    },
  };
}

function itemInWords({ number, reference, title, part }: NumberedItem): string {
  const which = reference ?? (part === 'I' ? `item ${number}` : `private item ${number}`);
  return title.trim() === '' ? which : `${which}, “${title.trim()}”`;
}

/** Where the thing can be looked at, for who may read the entry. */
function hrefOf({ thing, thingId, meetingId, itemId, committeeId }: AuditRow): string | null {
  if (thing === 'action') return `/actions/${thingId}`;
  if (thing === 'comment') return `/meetings/${meetingId}/comments`;
  if (thing === 'contribution') return `/committees/${committeeId}/patient-voice`;
  if (thing === 'notes') return `/meetings/${meetingId}/notes`;
  if (thing === 'agenda') return `/meetings/${meetingId}/agenda`;
  if (itemId !== null) return `/meetings/${meetingId}#item-${itemId}`;
  if (meetingId !== null) return `/meetings/${meetingId}`;
  return committeeId === null ? null : `/committees/${committeeId}`;
}

function kept<Key, Value>(ask: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const answers = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = answers.get(key) ?? ask(key);
    answers.set(key, known);
    return known;
  };
}
