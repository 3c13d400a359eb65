import type { BodySecretaryStore } from '#server/records/body-secretary-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { PublicationStore } from '#server/records/publication-store.ts';
import type { SealedBook, SealedRow } from '#server/records/sealed-book.ts';
import { NO_ITEM } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { MeetingId, OrganisationId, PersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announceToAll } from './announce.ts';
import { allowed, notFound } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';
import { partOneMove } from './part-one-move.ts';
import type { TakeSnapshot } from './take-snapshot.ts';
import { isWithheldReference } from './withheld-reference.ts';

export interface ReceiveMinutesDeps {
  readonly publications: PublicationStore;
  readonly sealed: SealedBook;
  readonly secretaries: BodySecretaryStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly takeSnapshot: TakeSnapshot;
  readonly writeSite: () => Promise<void>;
  readonly rightsChanged: () => void;
  readonly now: () => number;
  /** Today's calendar day in London. */
  readonly today: () => string;
  readonly random: () => string;
}

export interface ReceiveOrder {
  readonly meetingId: MeetingId;
  readonly organisationId: OrganisationId;
  /** The day of that body's own meeting. */
  readonly receivedOn: string;
  /** That meeting's own minute. */
  readonly reference: string | null;
  readonly by: PersonId;
}

/** A parent body's secretary writes down that its meeting received approved minutes. */
export const createReceiveMinutes =
  (deps: ReceiveMinutesDeps) =>
  async (order: ReceiveOrder): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (await receive(deps, order)) return;
    }
    throw new DomainError(
      'already-settled',
      'These minutes have moved on since this page was opened. Try again.',
    );
  };

/** Bodies that receive at the same moment: each decides anew on what the one before it has written. */
const MOST_TRIES = 20;

/** @returns false: it was decided on what was not so any more */
async function receive(deps: ReceiveMinutesDeps, order: ReceiveOrder): Promise<boolean> {
  const { publications, sealed, secretaries, meetings, standings, feed, now, today } = deps;
  const { meetingId, organisationId, receivedOn, by } = order;
  const standing = await allowed(standings, by, meetingId, 'receive-minutes', NO_ITEM);
  const meeting = must(await meetings.get(meetingId), 'a meeting that somebody has a standing at');
  const rows = (await sealed.ofMeeting(meetingId)).filter((row) => row.part === 'I');
  const approved = rows.find((row) => row.kind === 'approved');
  if (approved === undefined) throw notFound();
  const { committee } = recordIn(approved);
  const body = committee.parents.find((one) => one.id === organisationId);
  const own = await secretaries.bodiesOf(by, today());
  if (body === undefined || !own.some((one) => one.id === organisationId)) throw notFound();
  if (receivedOn > today()) throw fault('receivedOn', 'Enter a day that is not in the future');
  if (receivedOn < firstDay(approved)) {
    throw fault('receivedOn', 'Enter a day on or after the one on which they were approved');
  }
  const already = rows.filter((row) => row.kind === 'received').map(bodyOfReceipt);
  if (already.includes(organisationId)) {
    throw new DomainError('already-settled', `${body.name} has received these minutes already.`);
  }
  const all = committee.parents.every(
    (one) => one.id === organisationId || already.includes(one.id),
  );
  const move =
    all && meeting.minutes.I.state === 'published'
      ? await partOneMove(deps, { meeting, standing, by, ...RECEIVED })
      : null;
  const reference = order.reference?.trim() === '' ? null : (order.reference?.trim() ?? null);
  const out = (await publications.drafts(meetingId)).find((one) => one.state === 'published');
  const untold = out !== undefined && isWithheldReference(reference, out.choices);
  const done = await publications.receive(
    {
      kind: 'received',
      committeeId: meeting.committeeId,
      meetingId,
      part: 'I',
      at: move?.move.at ?? now(),
      by,
      body: canonicalText({
        organisation: body,
        receivedOn,
        reference,
        sha256: approved.sha256,
        ...(untold ? { untold } : {}),
      }),
    },
    move,
    {
      ...doneAtMeeting(by, standing, meeting, null),
      deed: 'minutes-received',
      thing: 'meeting',
      thingId: meetingId,
      part: 'I',
      after: { organisation: body.name, receivedOn },
    },
    { state: meeting.minutes.I.state, receipts: already.length },
  );
  if (!done) return false;
  await deps.writeSite();
  deps.rightsChanged();
  announceToAll(feed, meeting);
  return true;
}

const RECEIVED = { from: 'published', to: 'received', through: 'receipt' } as const;

function bodyOfReceipt({ body }: { readonly body: string }): string {
  return (JSON.parse(body) as { readonly organisation: { readonly id: string } }).organisation.id;
}

function fault(path: string, message: string): DomainError {
  return new DomainError('not-valid', message, [{ path, message }]);
}

function recordIn({ body }: Pick<SealedRow, 'body'>): ApprovedRecord {
  return JSON.parse(body) as ApprovedRecord;
}

/** The day of the meeting that approved them; where that was written down earlier, the day it was. */
function firstDay(approved: SealedRow): string {
  const recorded = dayInLondon(approved.at);
  const met = recordIn(approved).approval.meeting?.date ?? recorded;
  if (met < recorded) return met;
  return recorded;
}
