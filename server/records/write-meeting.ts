import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { CommitteeId, PersonId } from '#shared/ids.ts';
import type { FoundingMeeting } from './founding.ts';

/** A meeting with its items, documents and the rights given for it alone. */
export function writeMeeting(
  transaction: Transaction,
  committeeId: CommitteeId,
  { rights, items, documents, ...meeting }: FoundingMeeting,
  at: number,
  by: PersonId | 'server',
): void {
  const meetingId = meeting.id;
  transaction
    .insert(t.meeting)
    .values({ ...meeting, committeeId })
    .run();
  for (const right of rights) {
    transaction
      .insert(t.meetingRight)
      .values({ ...right, meetingId })
      .run();
  }
  for (const document of documents) {
    const seed = Buffer.from(document.seed);
    transaction
      .insert(t.document)
      .values({ ...document, meetingId, seed, createdAt: at })
      .run();
  }
  for (const item of items) {
    transaction
      .insert(t.agendaItem)
      .values({ ...item, meetingId, createdAt: at, createdBy: by })
      .run();
  }
}
