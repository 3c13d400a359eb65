import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import type { PurgeStore } from '#server/records/purge-store.ts';
import type { TermsStore } from '#server/records/terms-store.ts';
import { type Deed, mayBy, NO_ITEM, type Standing, type Thing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { PARTS } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, MeetingId, PersonId } from '#shared/ids.ts';
import type { MeetingSummary } from '#shared/protocol/http/committee.ts';
import type {
  MeetingDetail,
  MeetingMinutes,
  MeetingRights,
  MinutesOfPart,
  RemovedRecords,
} from '#shared/protocol/http/meeting.ts';
import { toInstant } from './calendar.ts';
import { namesOf } from './names.ts';
import { locator, type ReadableMeeting, type Reading } from './reading.ts';
import { createWordsRemoved } from './words-removed.ts';

export interface MeetingQueries {
  /** Newest first; `null`: no such committee, or not for this reader. */
  ofCommittee(person: PersonId, id: CommitteeId): Promise<readonly MeetingSummary[] | null>;
  /** The rest answer `null` when there is no such meeting, or not for this reader. */
  detail(person: PersonId, id: MeetingId): Promise<MeetingDetail | null>;
  /** Of the items named, or of all. */
  minutes(
    person: PersonId,
    id: MeetingId,
    only: readonly string[] | null,
  ): Promise<MeetingMinutes | null>;
  removedRecords(person: PersonId, id: MeetingId): Promise<RemovedRecords | null>;
}

export function createMeetingQueries(deps: {
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly minuted: MinutedStore;
  readonly committees: CommitteeStore;
  readonly purges: Pick<PurgeStore, 'ofMeeting'>;
  readonly terms: Pick<TermsStore, 'inForce'>;
  readonly standings: Standings;
}): MeetingQueries {
  const { reading, meetings, minuted, committees, standings } = deps;
  const wordsRemoved = createWordsRemoved(deps);

  /** A new committee has members before it has a meeting. */
  async function sits(person: PersonId, committeeId: CommitteeId): Promise<boolean> {
    const standing = await standings.onCommittee(person, committeeId);
    return standing !== null && standing.person.draftRight !== null;
  }

  return {
    async ofCommittee(person, committeeId) {
      const committee = await committees.get(committeeId);
      const readable = await reading.meetings(person, { committeeId });
      if (committee === null) return null;
      return readable.length > 0 || (await sits(person, committeeId))
        ? readable.map(meetingSummary)
        : null;
    },

    async detail(person, id) {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const { meeting, standing, items, withheld } = readable;
      const committee = await committees.get(meeting.committeeId);
      const names = await namesOf(committees, meeting.committeeId);
      const documents = await meetings.documents(id);
      const agendas = documents.filter(
        (one) => one.kind === 'agenda' && sees(standing, 'open-agenda', one),
      );
      const notes = documents.find((one) => one.kind === 'notes');
      const notesId = notes !== undefined && sees(standing, 'see-notes', notes) ? notes.id : null;
      const shown = [
        ...agendas.map((one) => one.id),
        ...items.map((one) => one.documentId),
        ...(notesId === null ? [] : [notesId]),
      ];
      return {
        ...meetingSummary(readable),
        minutes: minutesOfParts(readable),
        committeeName: committee?.name ?? '',
        currentItemId: items.find((item) => item.id === meeting.currentItemId)?.id ?? null,
        agendas: agendas
          .map((one) => ({ part: one.part, agendaDocumentId: one.id }))
          .sort((a, b) => (a.part < b.part ? -1 : 1)),
        items: items.map((item) => ({
          id: item.id,
          part: item.part,
          number: item.number,
          reference: item.reference,
          title: item.title,
          recommendation: item.recommendation,
          rank: item.rank,
          leadId: item.leadId,
          leadText: item.leadText,
          lead: names.who(item.leadId, item.leadText),
          purpose: item.purpose,
          minutes: item.minutes,
          paper: item.paper,
          state: item.withdrawn ? 'withdrawn' : item.state,
          standing: item.standing,
          documentId: item.documentId,
        })),
        withheldItems: [...withheld],
        notesDocumentId: notesId,
        wordsRemoved: await wordsRemoved(readable, shown, names),
        rights: rightsOf(standing),
      };
    },

    async minutes(person, id, only) {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const texts = new Map((await minuted.minuteTexts(id)).map((one) => [one.itemId, one]));
      const asked = readable.items.filter((item) => only === null || only.includes(item.id));
      return {
        meetingId: id,
        items: asked.map((item) => {
          const text = texts.get(item.id);
          return {
            itemId: item.id,
            documentId: item.documentId,
            place: text?.place ?? 0,
            blocks: (text?.blocks ?? []) as MeetingMinutes['items'][number]['blocks'],
          };
        }),
      };
    },

    async removedRecords(person, id) {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const find = locator([readable]);
      const rows = [
        ...(await minuted.actions([id])).map((row) => ({ kind: 'action' as const, row })),
        ...(await minuted.decisions([id])).map((row) => ({ kind: 'decision' as const, row })),
        ...(await minuted.contributions([id])).map((row) => ({
          kind: 'contribution' as const,
          row,
        })),
        ...(await minuted.proposals([id])).map((row) => ({ kind: 'proposal' as const, row })),
      ];
      return rows
        .flatMap(({ kind, row }) => {
          const at = find(row);
          if (at === null || row.removedAt === null) return [];
          if (!sees(readable.standing, 'see-removed', { part: at.item.part, itemId: at.item.id }))
            return [];
          return [
            {
              id: row.id,
              kind,
              itemId: at.item.id,
              itemTitle: at.item.title,
              text: row.text,
              removedAt: toInstant(row.removedAt),
            },
          ];
        })
        .sort((a, b) => (a.removedAt < b.removedAt ? 1 : -1));
    },
  };
}

export function meetingSummary({ meeting, items }: ReadableMeeting): MeetingSummary {
  return { ...summaryOf(meeting), itemCount: items.length };
}

function summaryOf(meeting: MeetingRow): Omit<MeetingSummary, 'itemCount'> {
  const { currentItemId: _, minutes, ...summary } = meeting;
  return { ...summary, minutesState: minutes.I.state };
}

function minutesOfParts({ meeting, standing }: ReadableMeeting): MinutesOfPart[] {
  return PARTS.filter((part) => sees(standing, 'see', { part, itemId: null })).map((part) => {
    const edit = mayBy(standing, 'edit-minutes', { part, itemId: null });
    const comment = mayBy(standing, 'comment', { part, itemId: null });
    return {
      part,
      ...meeting.minutes[part],
      edit: edit.allowed,
      comment: comment.allowed,
      correct: mayBy(standing, 'correct-minutes', { part, itemId: null }).allowed,
      whyNotEdit: edit.allowed ? null : edit.reason,
      whyNotComment: comment.allowed ? null : comment.reason,
    };
  });
}

function rightsOf(standing: Standing): MeetingRights {
  const can = (deed: Deed) => sees(standing, deed, NO_ITEM);
  const edit = mayBy(standing, 'edit-minutes', NO_ITEM);
  return {
    editMinutes: edit.allowed,
    editAgenda: can('edit-agenda'),
    manageItems: can('manage-items'),
    startItem: can('start-item'),
    comment: can('comment'),
    settleComments: can('settle-comments'),
    respond: can('respond'),
    closeActions: can('close-action'),
    seeRemoved: can('see-removed'),
    purgeDocuments: can('purge-document'),
    makePrivate: can('make-private'),
    exclude: can('exclude'),
    seeHistory: can('see-history'),
    whyNotEdit: edit.allowed ? null : edit.reason,
  };
}

function sees(standing: Standing, deed: Deed, thing: Thing): boolean {
  return mayBy(standing, deed, thing).allowed;
}
