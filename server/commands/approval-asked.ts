import type { ApprovalStore } from '#server/records/approval-store.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { RecordedFacts } from '#server/records/recorded-facts.ts';
import type { TermsStore } from '#server/records/terms-store.ts';
import { mayBy, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { RecordedApproval } from '#shared/document/approved-record.ts';
import { absentMover, isLater } from '#shared/domain/approval.ts';
import {
  APPROVED_BY_OTHERS,
  minutesInWords,
  sentRoundInWords,
} from '#shared/domain/approval-words.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { wasThere } from '#shared/domain/was-there.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { actedAs } from './on-record.ts';

/** What somebody wants to have approved, and how. */
export interface ApprovalChoice {
  /** The meeting that approves. The minutes' own: by correspondence, since no later meeting will be. */
  readonly atMeetingId: MeetingId;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly how: RecordedApproval['how'];
  /** Who moved that they are accurate; `null`: nobody is recorded. */
  readonly moverId: PersonId | null;
  /** Why by correspondence, or why somebody who was not there moved accuracy. */
  readonly reason: string | null;
  readonly by: PersonId;
}

/** The same, when nothing speaks against it. */
export interface Approving {
  readonly meeting: MeetingRow;
  readonly part: Part;
  readonly approval: RecordedApproval;
  /** Where the approving minute is; `null`: by correspondence. */
  readonly minute: { readonly meeting: MeetingRow; readonly item: ItemRow } | null;
  readonly by: PersonId;
  readonly capacity: string;
  readonly reason: string | null;
}

export type MayApprove = (choice: ApprovalChoice) => Promise<Approving>;

export interface MayApproveDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly approvals: Pick<ApprovalStore, 'amendments'>;
  readonly facts: Pick<RecordedFacts, 'attendance' | 'holders'>;
  readonly terms: Pick<TermsStore, 'inForce'>;
}

/** Asks everything that can speak against an approval.
 *  @throws DomainError in words that say what to do */
export const createMayApprove =
  (deps: MayApproveDeps): MayApprove =>
  async (choice) => {
    const { meetings, standings, approvals } = deps;
    const { by, part, how } = choice;
    const { meeting, at, standing, item } = await taken(deps, choice);
    if (stageOf(meeting.minutes[part].state) !== 'unconfirmed') {
      throw new DomainError(
        'already-settled',
        `${capital(minutesInWords(meeting.date, part))} are not unconfirmed: they are approved already, or were not put to a meeting yet.`,
      );
    }
    await requireWhole(meetings, standings, choice);
    const amendments = await approvals.amendments(meeting.id, part);
    if (amendments.some((one) => one.state === 'proposed')) {
      throw new DomainError(
        'not-allowed',
        'An amendment has not been decided on yet. Record for each whether the meeting agreed to it.',
      );
    }
    const agreed = amendments.filter((one) => one.state === 'agreed').length;
    if (agreed > 0 && how === 'correct_record') {
      throw new DomainError(
        'not-valid',
        'The meeting agreed to amendments, so the minutes are approved subject to them.',
      );
    }
    if (agreed === 0 && how === 'subject_to_amendments') {
      throw new DomainError(
        'not-valid',
        'No amendment has been agreed. Put it to the meeting first, in the words that were agreed.',
      );
    }
    const reason = choice.reason?.trim() || null;
    if ((how === 'by_correspondence') !== (item === null)) {
      throw new DomainError('not-valid', 'Minutes are approved by a later meeting.');
    }
    if (how === 'by_correspondence') await requireLast(meetings, meeting, reason);
    const note =
      how === 'by_correspondence' ? reason : await moverInWords(deps, choice, meeting, at);
    return {
      meeting,
      part,
      approval: {
        how,
        meeting:
          item === null
            ? null
            : {
                id: at.id,
                title: at.title,
                date: at.date,
                itemId: item.id,
                reference: item.reference,
              },
        note,
      },
      minute: item === null ? null : { meeting: at, item },
      by,
      capacity: actedAs(standing),
      reason,
    };
  };

/** The two meetings, and the item at which it is done. */
export async function taken(
  { meetings, standings }: Pick<MayApproveDeps, 'meetings' | 'standings'>,
  {
    atMeetingId,
    meetingId,
    part,
    by,
  }: Pick<ApprovalChoice, 'atMeetingId' | 'meetingId' | 'part' | 'by'>,
): Promise<{ meeting: MeetingRow; at: MeetingRow; standing: Standing; item: ItemRow | null }> {
  const [meeting, at] = await Promise.all([meetings.get(meetingId), meetings.get(atMeetingId)]);
  if (meeting === null || at === null) throw notFound();
  const standing = await allowed(standings, by, at.id, 'record-approval', { part, itemId: null });
  if (at.id === meeting.id) return { meeting, at, standing, item: null };
  // Minutes that they may not see are like minutes that there are not.
  await allowed(standings, by, meeting.id, 'record-approval', { part, itemId: null });
  if (at.committeeId !== meeting.committeeId) throw notFound();
  if (!isLater(at, meeting)) {
    throw new DomainError('not-valid', 'Minutes are approved by a later meeting.');
  }
  if (stageOf(at.minutes[part].state) !== 'draft') {
    throw new DomainError(
      'not-allowed',
      `${sentRoundInWords(at.date, part)} Take them back first.`,
    );
  }
  const items = await meetings.items([at.id]);
  const item = items.find(
    (one) => one.part === part && one.standing === 'previous_minutes' && !one.withdrawn,
  );
  if (item === undefined) {
    throw new DomainError(
      'not-valid',
      'This agenda has no item for the minutes of the last meeting. Add it first.',
    );
  }
  return { meeting, at, standing, item };
}

/** The exception: a committee that ends, and whose last minutes no meeting will approve. */
async function requireLast(
  meetings: MeetingStore,
  meeting: MeetingRow,
  reason: string | null,
): Promise<void> {
  const others = await meetings.ofCommittees([meeting.committeeId]);
  if (others.some((one) => isLater(one, meeting))) {
    throw new DomainError(
      'not-allowed',
      'A later meeting of this committee is on record, and approves these minutes. Only a committee’s last minutes are approved by correspondence.',
    );
  }
  if (reason === null) {
    throw new DomainError('reason-missing', 'Say why no meeting will approve these minutes.', [
      { path: 'reason', message: 'Say why no meeting will approve these minutes' },
    ]);
  }
}

/** Whoever approves has seen all of it. */
async function requireWhole(
  meetings: MeetingStore,
  standings: Standings,
  { meetingId, part, by }: ApprovalChoice,
): Promise<void> {
  const standing = await standings.onMeeting(by, meetingId);
  const items = (await meetings.items([meetingId])).filter((one) => one.part === part);
  if (items.every((one) => mayBy(standing, 'see', thingOf(one)).allowed)) return;
  throw new DomainError('not-allowed', APPROVED_BY_OTHERS);
}

async function moverInWords(
  { facts, terms }: Pick<MayApproveDeps, 'facts' | 'terms'>,
  { moverId, reason }: ApprovalChoice,
  meeting: MeetingRow,
  at: MeetingRow,
): Promise<string | null> {
  if (moverId === null) return null;
  const holders = await facts.holders(at.committeeId, at.id, at.date);
  const mover = holders.find((one) => one.personId === moverId);
  if (mover === undefined) {
    throw new DomainError(
      'not-valid',
      'Choose somebody who sat on the committee at this meeting.',
      [{ path: 'moverId', message: 'Choose a member of the committee' }],
    );
  }
  const then = {
    holders: await facts.holders(meeting.committeeId, meeting.id, meeting.date),
    attendance: await facts.attendance(meeting.id, meeting.date),
  };
  const day = dayInWords(meeting.date);
  if (wasThere({ id: moverId, name: mover.name }, then) !== false)
    return `Accuracy was moved by ${mover.name}.`;
  const rule = absentMover(await terms.inForce(at.committeeId, at.date));
  if (rule === 'refused') {
    throw new DomainError(
      'not-allowed',
      `${mover.name} was not at the meeting of ${day}, by its attendance record. The terms of reference say that only somebody who was there may move that its minutes are accurate. Choose somebody who was there.`,
      [{ path: 'moverId', message: `Choose somebody who was at the meeting of ${day}` }],
    );
  }
  const away = `Accuracy was moved by ${mover.name}, who was not at the meeting of ${day}`;
  const why = reason?.trim() ?? '';
  if (why === '' && rule === 'with_reason') {
    throw new DomainError(
      'reason-missing',
      `${mover.name} was not at the meeting of ${day}, by its attendance record. Choose somebody who was there, or give the reason why they may move its accuracy.`,
      [
        {
          path: 'reason',
          message: `${mover.name} was not at the meeting of ${day}: enter a reason`,
        },
      ],
    );
  }
  return why === '' ? `${away}.` : `${away}: ${why}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
