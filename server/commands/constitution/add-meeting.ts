import type { MeetingStore } from '#server/records/meeting-store.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { StandingKind } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type MeetingId,
  makeDocumentId,
  type PersonId,
  toBlockId,
  toItemId,
  toMeetingId,
} from '#shared/ids.ts';
import { allowedOn } from '../asked.ts';
import type { Desk } from '../desk.ts';
import { meetingDocuments } from '../meeting-documents.ts';
import { actedAs } from '../on-record.ts';
import { createForm } from './form.ts';
import type { KeepingDeps } from './keeping.ts';

export interface AddMeetingOrder {
  readonly committeeId: CommitteeId;
  readonly title: string;
  readonly date: string;
  readonly startsAt: string | null;
  readonly venue: string | null;
  readonly by: PersonId;
}

const THE_MINUTES = 'Minutes of the last meeting';

/** The items that a meeting has whatever its business is, in their usual order (domain.md 2.2). */
const STANDING_ITEMS = [
  'Welcome and apologies',
  'Declarations of interests',
  THE_MINUTES,
  'Matters arising',
  'Any other business',
  'Date of next meeting',
] as const;

/** Of these, the ones that fill themselves. */
const FILLS_ITSELF: Readonly<Record<string, StandingKind>> = {
  [THE_MINUTES]: 'previous_minutes',
  'Matters arising': 'matters_arising',
};

/** Adds a meeting: its agendas with the standing items, their minutes, and the secretary's notes. */
export const createAddMeeting =
  (deps: KeepingDeps & { readonly meetings: MeetingStore; readonly desk: Desk }) =>
  async (order: AddMeetingOrder): Promise<MeetingId> => {
    const { standings, meetings, desk, random } = deps;
    const { committeeId, by } = order;
    const standing = await allowedOn(standings, by, committeeId, 'keep-constitution');
    const form = createForm();
    const title = form.text('title', order.title, 'Enter a title for the meeting');
    form.day('date', order.date);
    form.check();
    const isPrivate = await hasPrivateMinutes(meetings, committeeId, order.date);
    const id = toMeetingId(random());
    const { items, documents } = meetingDocuments(
      [
        { part: 'I', items: STANDING_ITEMS.map((item) => standingItem(item, random)) },
        { part: 'II', items: isPrivate ? [standingItem(THE_MINUTES, random)] : [] },
      ],
      toBlockId(random()),
      () => makeDocumentId(random()),
    );
    const { date, startsAt } = order;
    const venue = form.optional(order.venue);
    await meetings.addMeeting(
      {
        id,
        title,
        date,
        startsAt,
        venue,
        state: 'planned',
        minutesNote: null,
        demonstration: false,
        rights: [],
        items,
        documents,
      },
      committeeId,
      deps.now(),
      {
        by,
        capacity: actedAs(standing),
        committeeId,
        meetingId: id,
        deed: 'meeting-added',
        thing: 'meeting',
        thingId: id,
        after: { title, date, startsAt, venue },
      },
    );
    for (const document of documents) await desk.open(document.id);
    deps.feed.announce(
      (['committee', 'meeting'] as const).map((topic) => ({
        topic,
        committeeId,
        meetingId: null,
        ids: [id],
        part: 'I',
        itemId: null,
      })),
    );
    return id;
  };

/** Whether private minutes of an earlier meeting are still to be approved. */
async function hasPrivateMinutes(meetings: MeetingStore, committee: CommitteeId, before: string) {
  const earlier = (await meetings.ofCommittees([committee])).filter(
    (one) => one.date < before && stageOf(one.minutes.II.state) !== 'settled',
  );
  const items = await meetings.items(earlier.map((one) => one.id));
  return items.some((one) => one.part === 'II' && !one.withdrawn);
}

function standingItem(title: (typeof STANDING_ITEMS)[number], random: () => string) {
  return {
    id: toItemId(random()),
    agenda: {
      title,
      recommendation: '',
      leadId: null,
      leadText: null,
      purpose: null,
      minutes: null,
      paper: null,
      state: 'accepted' as const,
    },
    minute: [{ kind: 'paragraph' as const, id: toBlockId(random()), text: [] }],
    standing: FILLS_ITSELF[title] ?? null,
  };
}
