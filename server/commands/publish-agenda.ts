import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { ReferenceStore } from '#server/records/reference-store.ts';
import type { SnapshotStore } from '#server/records/snapshot-store.ts';
import type { TermsStore } from '#server/records/terms-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { agendaIn } from '#shared/document/agenda-in.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import {
  type Allotted,
  referenceText,
  type WholeScheme,
  wholeScheme,
} from '#shared/domain/minute-reference.ts';
import { daysLate, deadlineDay } from '#shared/domain/notice.ts';
import type { TermsRules } from '#shared/domain/terms-of-reference.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import type { TellOfAgenda } from './agenda-letters.ts';
import { allowed, notFound } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';
import type { TakeSnapshot } from './take-snapshot.ts';

export interface PublishAgendaDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly terms: TermsStore;
  readonly references: ReferenceStore;
  readonly snapshots: Pick<SnapshotStore, 'ofMeeting'>;
  readonly takeSnapshot: TakeSnapshot;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly tellOf: TellOfAgenda;
}

export interface PublishAgendaOrder {
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly by: PersonId;
  /** Why it goes out after its time. */
  readonly reason: string | null;
  /** Where the terms of reference do not say how minutes are numbered. */
  readonly scheme: WholeScheme | null;
  readonly withoutReferences: boolean;
}

/** The agenda of a part goes out: what it says is kept under a name, and every item on it that has no reference
 *  is given the next one of its year. Going out again does the same with what was added since.
 *  @returns the references that were allotted now */
export const createPublishAgenda =
  (deps: PublishAgendaDeps) =>
  async (order: PublishAgendaOrder): Promise<readonly string[]> => {
    const { meetings, standings, terms, references, snapshots, takeSnapshot, feed, now } = deps;
    const { meetingId, part, by } = order;
    const standing = await allowed(standings, by, meetingId, 'publish-agenda', {
      part,
      itemId: null,
    });
    const meeting = await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    if (meeting.state === 'closed') {
      throw new DomainError('not-allowed', 'This meeting is over, so its agenda goes out no more.');
    }
    const rules = await terms.inForce(meeting.committeeId, meeting.date);
    const late = latestBy(meeting.date, dayInLondon(now()), rules);
    const reason = order.reason?.trim() || null;
    if (late > 0 && reason === null) {
      throw new DomainError('reason-missing', 'Enter why the agenda goes out this late.', [
        { path: 'reason', message: 'Enter why the agenda goes out this late' },
      ]);
    }
    const before = (await snapshots.ofMeeting(meetingId)).filter(
      (one) => one.part === part && one.kind === 'agenda_published',
    );
    const again = before.length > 0;
    const snapshot = await takeSnapshot({
      meetingId,
      part,
      by,
      kind: 'agenda_published',
      name: nameOf(again, late, late > 0 ? reason : null),
    });
    const agenda = agendaIn(snapshot.texts) ?? [];
    const items = await takenIn(meetings, meetingId, part, agenda);
    if (items.length === 0) {
      throw new DomainError('not-valid', 'Add an item before you publish the agenda.');
    }
    const untitled = agenda.findIndex((item) => items.includes(item) && item.title.trim() === '');
    if (untitled >= 0) {
      throw new DomainError('not-valid', `Give item ${untitled + 1} a title first.`);
    }
    const scheme =
      wholeScheme(rules?.references ?? null) ?? (order.withoutReferences ? null : order.scheme);
    if (scheme === null && !order.withoutReferences) {
      throw new DomainError('not-valid', 'Say how the minutes are numbered.', [
        { path: 'scheme', message: 'Enter what references begin with, or publish without them' },
      ]);
    }
    const allotted = await references.publish(
      {
        committeeId: meeting.committeeId,
        day: meeting.date,
        part,
        snapshot,
        scheme,
        items: items.map((item) => item.id),
      },
      (given) => ({
        ...doneAtMeeting(by, standing, meeting, null),
        part,
        deed: again ? 'agenda-published-again' : 'agenda-published',
        thing: 'agenda',
        thingId: snapshot.id,
        after: { daysLate: late, references: ends(given) },
        reason,
      }),
    );
    if (allotted === null) {
      throw new DomainError(
        'not-allowed',
        'The minutes of this meeting were sent round, so its agenda goes out no more.',
      );
    }
    const of = { committeeId: meeting.committeeId, meetingId, ids: [], part, itemId: null };
    feed.announce([
      { ...of, topic: 'agenda' },
      { ...of, topic: 'meeting' },
    ]);
    await deps.tellOf({ meeting, part, again, by });
    return allotted.map(referenceText);
  };

/** How many days after its time an agenda is; the strictest deadline decides. */
function latestBy(meeting: string, today: string, rules: TermsRules | null): number {
  const deadlines = [rules?.notice ?? null, rules?.papers ?? null].filter((one) => one !== null);
  return Math.max(0, ...deadlines.map((one) => daysLate(deadlineDay(meeting, one), today)));
}

function nameOf(again: boolean, late: number, reason: string | null): string {
  const name = again ? 'Agenda published again' : 'Agenda published';
  if (reason === null) return name;
  return `${name}, ${late === 1 ? '1 day' : `${late} days`} late: ${reason}`;
}

/** The items that can be taken at the meeting: those that are there, in this part, and not withdrawn. */
async function takenIn(
  meetings: MeetingStore,
  meetingId: MeetingId,
  part: Part,
  agenda: readonly AgendaItemFacts[],
): Promise<readonly AgendaItemFacts[]> {
  const minutes = (await meetings.documents(meetingId)).filter(
    (one) => one.kind === 'minute' && one.part === part && !one.closed,
  );
  return agenda.filter(
    ({ id, state }) => state !== 'withdrawn' && minutes.some((one) => one.itemId === id),
  );
}

/** “JC/1819/001 to JC/1819/006”, for the record of who did what. */
function ends(given: readonly Allotted[]): readonly string[] {
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) return [];
  return first === last ? [referenceText(first)] : [referenceText(first), referenceText(last)];
}
