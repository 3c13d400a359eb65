import { Link, useSearchParams } from 'wouter';
import { dayInWords, instantInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { OlderNewer } from '#client/ui/older-newer.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { AuditEntryView, AuditPage } from '#shared/protocol/http/audit.ts';
import { type AuditFilter, readAuditFilter, writeAuditFilter } from './audit-filter.ts';
import { AuditFilterForm } from './audit-filter-form.tsx';

/** The entries of one page, with what they can be narrowed to and taken away as. */
export function AuditRecord({
  page,
  exportPath,
  wholeService = false,
}: {
  readonly page: AuditPage;
  /** Where the files are. */
  readonly exportPath: string;
  /** Of all committees: then each entry says which. */
  readonly wholeService?: boolean;
}) {
  const [search, setSearch] = useSearchParams();
  const filter = readAuditFilter(search);
  const narrowed = writeAuditFilter(filter).size > 0;
  const beside = (place: { before: number } | { after: number }) => {
    const [[name, seq] = ['before', 0]] = Object.entries(place);
    return `?${writeAuditFilter(filter, { [name]: String(seq) })}`;
  };
  return (
    <>
      <AuditFilterForm
        key={writeAuditFilter(filter).toString()}
        page={page}
        filter={filter}
        onFilter={(wanted: AuditFilter) => setSearch(writeAuditFilter(wanted))}
      />
      {page.entries.length === 0 ? (
        <EmptyState>
          {narrowed
            ? 'Nothing on record matches these choices.'
            : 'Nothing is on record yet. Each change that somebody makes will be listed here.'}
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption={narrowed ? 'What matches, newest first' : 'Newest first'}
          rows={page.entries}
          keyOf={(entry) => String(entry.seq)}
          columns={[
            { name: 'When', cell: (entry) => instantInWords(entry.at) },
            { name: 'What was done', cell: (entry) => <What entry={entry} /> },
            {
              name: wholeService ? 'Committee' : 'Meeting',
              cell: (entry) =>
                wholeService ? <Committee entry={entry} /> : <Meeting entry={entry} />,
            },
          ]}
        />
      )}
      <OlderNewer
        label="Pages of the record"
        newer={page.newer === null ? null : beside({ after: page.newer })}
        older={page.older === null ? null : beside({ before: page.older })}
      />
      {page.entries.length === 0 ? null : (
        <>
          <h2>Take a copy</h2>
          <p>
            {narrowed ? 'Everything that matches' : 'The whole record'}, as a file to keep. Treat it
            as you would the papers it speaks of.
          </p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {(['csv', 'json'] as const).map((format) => (
              <li key={format}>
                <a href={`${exportPath}?${writeAuditFilter(filter)}&format=${format}`} download>
                  {FORMATS[format]}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const FORMATS = {
  csv: 'Save it for a spreadsheet (CSV)',
  json: 'Save it for another program (JSON)',
};

function What({ entry }: { readonly entry: AuditEntryView }) {
  const { sentence, href, changes, reason } = entry;
  return (
    <>
      {href === null ? sentence : <Link href={href}>{sentence}</Link>}
      {changes === null ? null : <div className="quiet">{changes}</div>}
      {reason === null ? null : <div className="quiet">Reason: {reason}</div>}
    </>
  );
}

function Meeting({ entry: { meeting } }: { readonly entry: AuditEntryView }) {
  if (meeting === null) return <span className="unsaid">The committee itself</span>;
  return <Link href={`/meetings/${meeting.id}`}>{dayInWords(meeting.date)}</Link>;
}

function Committee({ entry: { committee } }: { readonly entry: AuditEntryView }) {
  if (committee === null) return <span className="unsaid">The service</span>;
  return committee.name;
}
