import { useSearchParams } from 'wouter';
import { useServiceAudit } from '#client/live/queries.ts';
import { useArrivalAt } from '#client/ui/arrival.ts';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { readAuditFilter, readAuditPlace, writeAuditFilter } from './audit-filter.ts';
import { AuditRecord } from './audit-record.tsx';

/** Who changed accounts and constitutions, for administrators. */
export default function ServiceAuditPage() {
  const [search] = useSearchParams();
  const place = new URLSearchParams({ ...readAuditPlace(search) }).toString();
  useArrivalAt(place);
  const asked = writeAuditFilter(readAuditFilter(search), readAuditPlace(search)).toString();
  const record = useServiceAudit(asked);
  return (
    <Answered of={record} what="the record" whole>
      {(page) => (
        <>
          <Breadcrumbs above={[{ name: 'Home', href: '/' }]} />
          <PageHead key={place} title="Who did what" caption="The whole service">
            <p>
              Each change to an account or to a committee’s constitution: who made it, when, and
              why. What committees deal with is not in it.
            </p>
          </PageHead>
          <AuditRecord page={page} exportPath="/api/audit/export" wholeService />
        </>
      )}
    </Answered>
  );
}
