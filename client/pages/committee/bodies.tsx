import { EmptyState } from '#client/ui/empty-state.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { CommitteeDetail } from '#shared/protocol/http/committee.ts';

/** The bodies the committee stands for, and the areas they cover. */
export function Bodies({ committee }: { readonly committee: CommitteeDetail }) {
  const areas = new Map<string, string>(committee.areas.map((area) => [area.id, area.name]));
  return (
    <section className="section" aria-labelledby="bodies">
      <h2 className="section__title" id="bodies">
        Bodies and areas
      </h2>
      {committee.organisations.length === 0 ? (
        <EmptyState>No bodies are on record for this committee.</EmptyState>
      ) : (
        <ResponsiveTable
          caption="Bodies"
          rows={committee.organisations}
          keyOf={(body) => body.id}
          columns={[
            { name: 'Body', cell: (body) => body.name },
            { name: 'Kind', cell: (body) => kindInWords(body.kind) },
            {
              name: 'Areas',
              cell: (body) =>
                body.areaIds.length === 0 ? (
                  <span className="unsaid">No area recorded</span>
                ) : (
                  body.areaIds.map((id) => areas.get(id) ?? 'An area not listed here').join(', ')
                ),
            },
          ]}
        />
      )}
      {committee.areas.length === 0 ? (
        <EmptyState>No areas are on record for this committee.</EmptyState>
      ) : (
        <p>The areas: {committee.areas.map((area) => area.name).join(', ')}.</p>
      )}
    </section>
  );
}

function kindInWords(kind: string): string {
  if (kind === 'ccg') return 'Clinical commissioning group (CCG)';
  return /^[A-Z]{2,}$/.test(kind) ? kind.toUpperCase() : inWords(kind);
}
