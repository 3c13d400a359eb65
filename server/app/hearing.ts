import type { Access, RightsChange } from '#server/access/access.ts';
import type { Change } from '#server/records/change-feed.ts';
import type { DocumentRow } from '#server/records/meeting-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import type { DocumentId, PersonId } from '#shared/ids.ts';

interface Documents {
  document(id: DocumentId): Promise<DocumentRow | null>;
}

type Concerns = (person: PersonId) => Promise<boolean>;

/** Who is told of what on the event streams, by the one policy. */
export function createHearing(access: Access, documents: Documents) {
  const concerns = async (
    { persons, documents: changed }: RightsChange,
    person: PersonId,
  ): Promise<boolean> => {
    if (persons.length > 0) return persons.includes(person);
    for (const id of changed) {
      const row = await documents.document(id);
      if (row === null) continue;
      const standing = await access.onMeeting(person, row.meetingId);
      if (mayBy(standing, 'see', row).allowed) return true;
    }
    return false;
  };

  return {
    mayKnow: async (person: PersonId, change: Change): Promise<boolean> => {
      if (change.meetingId === null) {
        const standing = await access.onCommittee(person, change.committeeId);
        return mayBy(standing, 'see-constitution', change).allowed;
      }
      return mayBy(await access.onMeeting(person, change.meetingId), 'see', change).allowed;
    },

    onRightsChanged: (listener: (concerns: Concerns) => void) =>
      access.onRightsChanged((change) => listener((person) => concerns(change, person))),
  };
}
