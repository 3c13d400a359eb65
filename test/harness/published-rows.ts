import { publicRecord } from '#server/publish/public-record.ts';
import type { SiteRow } from '#server/publish/site.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { NOTHING_CHOSEN, type PublicChoices } from '#shared/domain/publication.ts';
import { approvedMinutes } from './approved-minutes.ts';

/** What is public of approved minutes. */
export const recordOf = (facts: Partial<ApprovedRecord>, choices: Partial<PublicChoices> = {}) =>
  publicRecord(
    {
      record: approvedMinutes(facts),
      sealedSha256: 'ab'.repeat(32),
      signature: { name: 'The chair', post: 'Independent chair', at: '2018-05-03T13:00:00.000Z' },
      corrections: [],
    },
    { ...NOTHING_CHOSEN, ...choices },
  );

/** The sealed row of their publication. */
export const published = (
  facts: Partial<ApprovedRecord> = {},
  choices: Partial<PublicChoices> = {},
  seq = 1,
): SiteRow => ({
  kind: 'published',
  committeeId: 'committee-id',
  seq,
  meetingId: 'meeting-id',
  at: Date.UTC(2018, 4, 10 + seq, 9),
  body: canonicalText({
    address: { committee: 'joint-committee', meeting: '2018-03-01' },
    record: recordOf(facts, choices),
    sha256: 'cd'.repeat(32),
    preparedBy: 'the-secretary',
  }),
});

/** That of a receipt. */
export const received: SiteRow = {
  kind: 'received',
  committeeId: 'committee-id',
  seq: 2,
  meetingId: 'meeting-id',
  at: Date.UTC(2018, 5, 1),
  body: canonicalText({
    organisation: { id: 'body-brent', name: 'NHS Brent CCG' },
    receivedOn: '2018-05-23',
    reference: 'BGB/18/40',
    sha256: 'ab'.repeat(32),
  }),
};
