import { NOTHING_CHOSEN } from '#shared/domain/publication.ts';
import { wholePage } from './pages/meeting-page.ts';
import { publicRecord } from './public-record.ts';
import { type SourceRow, sealedSource } from './sealed-source.ts';
import { recordSha256 } from './site.ts';

/** Approved minutes of Part I as a page to keep, with nothing withheld: for the bodies that receive them.
 *  `null`: none are sealed. */
export function approvedPage(rows: readonly SourceRow[]): string | null {
  const source = sealedSource(rows);
  if (source === null) return null;
  const named = source.record.attendance.map((_, index) => index);
  const record = publicRecord(source, { ...NOTHING_CHOSEN, named });
  const publication = {
    committee: '',
    meeting: '',
    record,
    json: '',
    sha256: recordSha256(record),
    firstAt: '',
    at: '',
    receipts: [],
  };
  return wholePage(publication, false);
}
