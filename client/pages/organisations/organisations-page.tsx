import { Link } from 'wouter';
import { useBodies } from '#client/live/queries.ts';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { Bodies, OrganisationView } from '#shared/protocol/http/constitution.ts';
import { Answered } from '../answered.tsx';
import { kindInWords } from '../constitution/choices.ts';
import { isNotTheirs } from '../constitution/is-not-theirs.ts';
import { NotYours } from './not-yours.tsx';
import { tenureInWords } from './organisation-words.ts';

/** Every body that committees here are made of, for those who keep them up. */
export default function OrganisationsPage() {
  const bodies = useBodies();
  return (
    <>
      <Breadcrumbs above={[{ name: 'Home', href: '/' }]} />
      {isNotTheirs(bodies) ? (
        <NotYours />
      ) : (
        <Answered of={bodies} what="the organisations">
          {(all) => (all.may.keepBodies ? <Organisations bodies={all} /> : <NotYours />)}
        </Answered>
      )}
    </>
  );
}

function Organisations({ bodies }: { readonly bodies: Bodies }) {
  const areaNames = new Map<string, string>(bodies.areas.map(({ id, name }) => [id, name]));
  return (
    <>
      <PageHead title="Organisations">
        <p>The bodies that all committees here are made of. A change shows in each of them.</p>
      </PageHead>
      <div className="button-row section">
        <ButtonLink href="/organisations/new" weight="secondary">
          Add an organisation
        </ButtonLink>
      </div>
      {bodies.organisations.length === 0 ? (
        <EmptyState>No organisations are on record yet.</EmptyState>
      ) : (
        <ResponsiveTable
          caption={`Organisations (${bodies.organisations.length})`}
          rows={bodies.organisations}
          keyOf={({ id }) => id}
          columns={[
            { name: 'Name', cell: (body) => <NameCell body={body} /> },
            { name: 'Kind', cell: ({ kind }) => kindInWords(kind) },
            {
              name: 'Areas',
              cell: ({ areaIds }) =>
                areaIds.length === 0 ? (
                  <span className="unsaid">No area recorded</span>
                ) : (
                  areaIds.map((id) => areaNames.get(id) ?? 'An area not listed here').join(', ')
                ),
            },
            {
              name: 'Minutes',
              cell: ({ id, name }) => (
                <Link href={`/organisations/${id}/secretaries`}>
                  Secretaries<span className="nhsuk-u-visually-hidden"> of {name}</span>
                </Link>
              ),
            },
            {
              name: 'Change',
              cell: ({ id, name }) => (
                <Link href={`/organisations/${id}`}>
                  Change<span className="nhsuk-u-visually-hidden"> {name}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
    </>
  );
}

function NameCell({ body }: { readonly body: OrganisationView }) {
  const tenure = tenureInWords(body);
  return (
    <>
      {body.name}
      {tenure === null ? null : <p className="note">{tenure}</p>}
    </>
  );
}
