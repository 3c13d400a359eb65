import type { AuditEntry } from '#server/records/audit-book.ts';
import type { PersonId } from '#shared/ids.ts';

/** Letters that ask somebody in. server/accounts has the shape; app.ts introduces it. */
export interface Invitations {
  /** Sends a letter whose link signs the person in once, within some days. An earlier invitation of theirs
   *  works no longer. The entry is written in the same unit of work.
   *  @throws DomainError `not-valid` when no letter can reach them, or their account is closed */
  invite(person: PersonId, by: PersonId, entry: AuditEntry): Promise<void>;
}
