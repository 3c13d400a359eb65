import { createHash } from 'node:crypto';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import { seal } from '#server/records/sealed-book.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import type { SealedKind } from '#shared/domain/vocabulary.ts';
import { toCommitteeId, toMeetingId, toOrganisationId } from '#shared/ids.ts';
import { approvedMinutes } from './approved-minutes.ts';
import { putMinutes } from './minutes-in.ts';

export const SEALED_MEETING = 'sjc-2018-03-01';

/** Minutes of the demonstration's meeting as if the next one had approved them and its chair had signed. */
export function putSealedMinutes(
  db: RecordsDatabase,
  facts: Partial<ApprovedRecord> = {},
): { readonly sha256: string } {
  const minutes = approvedMinutes();
  const body = canonicalText({
    ...minutes,
    committee: {
      ...minutes.committee,
      parents: [
        { id: toOrganisationId('ccg-brent'), name: 'NHS Brent CCG' },
        { id: toOrganisationId('ccg-ealing'), name: 'NHS Ealing CCG' },
      ],
    },
    ...facts,
  });
  putMinutes(db, SEALED_MEETING, 'signed', { parts: ['I'] });
  putSealed(db, 'approved', body);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const signature = { name: 'The chair', post: 'Independent chair', of: { seq: 1, sha256 } };
  putSealed(db, 'signed', canonicalText(signature));
  return { sha256 };
}

/** A row of its book, sealed a minute after the one before. */
export function putSealed(db: RecordsDatabase, kind: SealedKind, body: string): void {
  db.transaction((transaction) => {
    seal(transaction, {
      kind,
      committeeId: toCommitteeId('nwl-sjc'),
      meetingId: toMeetingId(SEALED_MEETING),
      part: 'I',
      at: Date.UTC(2018, 4, 3, 13),
      by: 'chair',
      body,
    });
  });
}
