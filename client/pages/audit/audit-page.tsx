import { useSearchParams } from 'wouter';
import { useAudit, useCommittee } from '#client/live/queries.ts';
import { useArrivalAt } from '#client/ui/arrival.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { readAuditFilter, readAuditPlace, writeAuditFilter } from './audit-filter.ts';
import { AuditRecord } from './audit-record.tsx';

/** Who did what on a committee, for its chair and its secretary. */
export default function AuditPage({ committeeId }: { readonly committeeId: string }) {
  const [search] = useSearchParams();
  const committee = useCommittee(committeeId);
  const place = new URLSearchParams({ ...readAuditPlace(search) }).toString();
  useArrivalAt(place);
  const asked = writeAuditFilter(readAuditFilter(search), readAuditPlace(search)).toString();
  const record = useAudit(committeeId, asked);
  return (
    <Answered of={committee} what="the committee" whole>
      {(facts) => (
        <>
          <CommitteeNav committee={facts} current="audit" />
          <PageHead key={place} title="Who did what" caption={facts.name}>
            <p>
              Each change to a right, a membership, a state or a record: who made it, when, and why.
              Nothing here can be changed or taken out.
            </p>
          </PageHead>
          <Answered of={record} what="the record" whole>
            {(page) => (
              <AuditRecord page={page} exportPath={`/api/committees/${committeeId}/audit/export`} />
            )}
          </Answered>
        </>
      )}
    </Answered>
  );
}
