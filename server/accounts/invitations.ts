import { and, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import type { PostRoom } from '#server/mail/post-room.ts';
import type { AuditBook, AuditEntry } from '#server/records/audit-book.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { PersonId } from '#shared/ids.ts';
import { invitationLetter } from './letter-words.ts';
import { hashOf } from './tokens.ts';

/** How long an invitation signs in. After that its page offers another letter. */
const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

export interface InvitationsDeps {
  readonly db: RecordsDatabase;
  readonly audit: AuditBook;
  readonly now: () => number;
  readonly newToken: () => string;
  readonly postRoom: PostRoom;
  readonly origin: () => string;
}

/** The commands' Invitations, to the letter. */
export function createInvitations(deps: InvitationsDeps) {
  const { db, audit, now, newToken, postRoom, origin } = deps;
  const unitOfWork = createUnitOfWork(db);
  const personOf = (id: PersonId) =>
    db.select().from(t.person).where(eq(t.person.id, id)).get() ?? null;

  return {
    invite: async (person: PersonId, by: PersonId, entry: AuditEntry): Promise<void> => {
      const invited = personOf(person);
      if (invited === null || invited.email === null) {
        throw new DomainError('not-valid', 'Give them an e-mail address first.');
      }
      if (invited.disabledAt !== null) {
        throw new DomainError('not-valid', 'This account is closed. Open it again first.');
      }
      const token = newToken();
      const until = now() + INVITATION_MS;
      await unitOfWork.run((transaction) => {
        transaction
          .delete(t.signInLink)
          .where(and(eq(t.signInLink.personId, person), eq(t.signInLink.kind, 'invitation')))
          .run();
        transaction
          .insert(t.signInLink)
          .values({
            tokenHash: hashOf(token),
            personId: person,
            kind: 'invitation',
            createdAt: now(),
            expiresAt: until,
          })
          .run();
        const facts = { invitedAt: now(), invitedBy: by };
        transaction
          .insert(t.accountHistory)
          .values({ personId: person, ...facts })
          .onConflictDoUpdate({ target: t.accountHistory.personId, set: facts })
          .run();
        audit.write(transaction, entry);
      });
      const words = invitationLetter({
        name: invited.name,
        by: personOf(by)?.name ?? 'The secretary',
        link: `${origin()}/sign-in/${token}`,
        origin: origin(),
        until,
      });
      postRoom.post({ to: invited.email, ...words }, person);
    },
  };
}
