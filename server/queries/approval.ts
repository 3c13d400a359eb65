import type { AmendmentRow, ApprovalStore } from '#server/records/approval-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { RecordedFacts } from '#server/records/recorded-facts.ts';
import type { TermsStore } from '#server/records/terms-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import { absentMover, isLater } from '#shared/domain/approval.ts';
import { APPROVED_BY_OTHERS, sentRoundInWords } from '#shared/domain/approval-words.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { PARTS, type Part } from '#shared/domain/vocabulary.ts';
import { wasThere } from '#shared/domain/was-there.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type {
  AmendmentView,
  ApprovalPage,
  MinutesToApprove,
} from '#shared/protocol/http/approval.ts';
import { type Names, namesOf } from './names.ts';
import type { ReadableMeeting, Reading } from './reading.ts';

export interface ApprovalQueryDeps {
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly approvals: ApprovalStore;
  readonly facts: Pick<RecordedFacts, 'attendance' | 'holders'>;
  readonly terms: Pick<TermsStore, 'inForce'>;
}

/** What a meeting has before it of earlier meetings: their minutes, what is put to it, and what it has approved.
 *  `null`: no such meeting, or not for this reader. */
export function createApprovalQuery({
  reading,
  committees,
  approvals,
  facts,
  terms,
}: ApprovalQueryDeps) {
  return async (person: PersonId, id: MeetingId): Promise<ApprovalPage | null> => {
    const here = await reading.meeting(person, id);
    if (here === null) return null;
    const { meeting } = here;
    const all = await reading.meetings(person, { committeeId: meeting.committeeId });
    const names = await namesOf(committees, meeting.committeeId);
    const holders = await facts.holders(meeting.committeeId, id, meeting.date);
    const members = [...new Map(holders.map((one) => [one.personId, one.name]))].map(
      ([key, name]) => ({ id: key, name }),
    );

    const mayRecord = mayBy(here.standing, 'record-approval', { part: 'I', itemId: null });
    const whyNotHere = (part: Part): string | null => {
      if (stageOf(meeting.minutes[part].state) === 'draft') return null;
      const why = sentRoundInWords(meeting.date, part);
      return mayRecord.allowed ? `${why} Take them back first.` : why;
    };

    const toApprove = async (other: ReadableMeeting, part: Part): Promise<MinutesToApprove[]> => {
      const items = other.items.filter((one) => one.part === part);
      const state = other.meeting.minutes[part].state;
      if (!seesPart(other, part) || items.length === 0 || stageOf(state) === 'settled') return [];
      const { title, date, committeeId } = other.meeting;
      const meetingId = other.meeting.id;
      const deferrals = (await approvals.deferrals([meetingId])).filter((one) => one.part === part);
      const reads = await reading.readsWordsOf(other, part);
      const then = {
        holders: await facts.holders(committeeId, meetingId, date),
        attendance: await facts.attendance(meetingId, date),
      };
      return [
        {
          ...{ meetingId, title, date, part, state },
          deferrals: deferrals.flatMap(({ atMeetingId, reason, at }) => {
            const there = all.find((one) => one.meeting.id === atMeetingId)?.meeting;
            if (there === undefined) return [];
            const { id: meetingId, title, date } = there;
            return [{ meetingId, title, date, reason: reads(at) ? reason : null }];
          }),
          amendments: (await approvals.amendments(meetingId, part)).flatMap((one) =>
            amendmentView(one, other, names),
          ),
          whyNotHere: other === here ? null : whyNotHere(part),
          whyNotApprove: mayRecord.allowed && !seesWhole(other, part) ? APPROVED_BY_OTHERS : null,
          absent: members.filter((one) => wasThere(one, then) === false).map((one) => one.id),
        },
      ];
    };

    const earlier = all.filter((one) => isLater(meeting, one.meeting)).reverse();
    const waiting: MinutesToApprove[] = [];
    const own: MinutesToApprove[] = [];
    for (const part of PARTS) {
      for (const other of earlier) waiting.push(...(await toApprove(other, part)));
      own.push(...(await toApprove(here, part)));
    }
    const approved = (await approvals.approvedAt(id)).flatMap(({ meetingId, part }) => {
      const other = all.find((one) => one.meeting.id === meetingId);
      if (other === undefined || !seesPart(other, part)) return [];
      return [{ meetingId, title: other.meeting.title, date: other.meeting.date, part }];
    });
    return {
      meetingId: id,
      title: meeting.title,
      date: meeting.date,
      isLast: !all.some((one) => isLater(one.meeting, meeting)),
      may: mayRecord.allowed,
      whyNot: mayRecord.allowed ? null : mayRecord.reason,
      items: here.items
        .filter((one) => one.standing === 'previous_minutes' && !one.withdrawn)
        .map(({ part, id: itemId, number, title }) => ({ part, itemId, number, title })),
      waiting,
      own: own.filter((one) => one.state === 'unconfirmed'),
      approved,
      absentMover: absentMover(await terms.inForce(meeting.committeeId, meeting.date)),
      members,
    };
  };
}

function seesPart({ standing }: ReadableMeeting, part: Part): boolean {
  return mayBy(standing, 'see', { part, itemId: null }).allowed;
}

/** Withdrawn items too. */
function seesWhole({ standing }: ReadableMeeting, part: Part): boolean {
  return mayBy(standing, 'open-agenda', { part, itemId: null }).allowed;
}

/** Whoever is kept from the item sees nothing of it. */
function amendmentView(one: AmendmentRow, at: ReadableMeeting, names: Names): AmendmentView[] {
  const item = at.items.find(({ id }) => id === one.itemId);
  if (item === undefined || one.state === 'withdrawn') return [];
  const { id, itemId, stated, quote, words, origin, state, reason, by } = one;
  return [
    {
      ...{ id, itemId, stated, origin, state, reason },
      itemTitle: item.title,
      itemNumber: item.number,
      reference: item.reference,
      before: quote,
      after: words,
      author: names.person(one.authorId ?? by),
      by: names.person(by),
    },
  ];
}
