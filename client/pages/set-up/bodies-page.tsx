import { Link, useSearch } from 'wouter';
import { changeCommittee } from '#client/live/constitution-deeds.ts';
import { useBodies, useConstitution } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { Constitution, OrganisationView } from '#shared/protocol/http/constitution.ts';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { kindInWords } from '../constitution/choices.ts';
import { SETTING_UP, useWayBack } from '../constitution/form-page.tsx';
import { formFaults } from '../form-faults.ts';
import { withoutBodies } from './add-bodies.ts';
import { BodiesForm } from './bodies-form.tsx';

/** The bodies of a committee, for everybody who sees it; to change for those who may. */
export default function BodiesPage({ committeeId }: { readonly committeeId: string }) {
  const constitution = useConstitution(committeeId);
  return (
    <Answered of={constitution} what="the bodies" whole>
      {(facts) => <BodiesOf constitution={facts} />}
    </Answered>
  );
}

function BodiesOf({ constitution }: { readonly constitution: Constitution }) {
  const own = { href: `/committees/${constitution.id}/membership`, name: 'Membership' };
  const back = useWayBack(constitution.id, own);
  const settingUp = back !== own;
  const { keep } = constitution.may;
  return (
    <>
      {settingUp ? (
        <BackLink href={back.href}>{back.name}</BackLink>
      ) : (
        <CommitteeNav committee={constitution} current="membership" />
      )}
      <PageHead
        caption={constitution.name}
        title={settingUp ? 'The bodies of the committee' : 'Bodies'}
      >
        <p>
          The organisations the committee is a committee of, and others that it works with.
          {keep ? ' You can change them here.' : ''}
        </p>
      </PageHead>
      <div id="bodies-list" tabIndex={-1} className="focus-target">
        <BodyTable
          caption="It is a committee of these bodies"
          empty="No body is recorded that the committee is a committee of."
          bodies={constitution.parents}
          constitution={constitution}
        />
        {constitution.related.length === 0 ? null : (
          <BodyTable
            caption="It works with these bodies"
            empty=""
            bodies={constitution.related}
            constitution={constitution}
          />
        )}
      </div>
      {keep ? <Add constitution={constitution} /> : null}
      {settingUp ? (
        <div className="button-row">
          {constitution.parents.length === 0 ? (
            <ButtonLink href={back.href} weight="quiet">
              Go on without
            </ButtonLink>
          ) : (
            <ButtonLink href={back.href}>I have added all bodies: continue</ButtonLink>
          )}
        </div>
      ) : null}
    </>
  );
}

function Add({ constitution }: { readonly constitution: Constitution }) {
  const known = useBodies();
  return (
    <Answered of={known} what="the bodies on record">
      {(all) => <BodiesForm constitution={constitution} known={all} />}
    </Answered>
  );
}

function BodyTable({
  caption,
  empty,
  bodies,
  constitution,
}: {
  readonly caption: string;
  readonly empty: string;
  readonly bodies: readonly OrganisationView[];
  readonly constitution: Constitution;
}) {
  const { act, sending, fault } = useDeed(changeCommittee);
  const announce = useAnnounce();
  const settingUp = new URLSearchParams(useSearch()).has(SETTING_UP);
  const search = `committee=${constitution.id}${settingUp ? `&${SETTING_UP}` : ''}`;
  const areaNames = new Map<string, string>(constitution.areas.map(({ id, name }) => [id, name]));
  const remove = async (body: OrganisationView) => {
    if (sending) return;
    if ((await act(constitution.id, withoutBodies(constitution, [body.id]))) === null) return;
    announce(`Removed: ${body.name}`);
    document.getElementById('bodies-list')?.focus();
  };
  if (bodies.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <>
      <ErrorSummary faults={formFaults(fault, {})} />
      <ResponsiveTable
        caption={`${caption} (${bodies.length})`}
        rows={bodies}
        keyOf={(body) => body.id}
        columns={[
          {
            name: 'Body',
            cell: (body) => (
              <>
                {body.name}
                {body.successor === null ? null : (
                  <p className="note">Its place was taken by {body.successor.name}.</p>
                )}
              </>
            ),
          },
          { name: 'Kind', cell: (body) => kindInWords(body.kind) },
          {
            name: 'Areas',
            cell: (body) =>
              body.areaIds.length === 0 ? (
                <span className="unsaid">No area recorded</span>
              ) : (
                body.areaIds.map((id) => areaNames.get(id) ?? 'An area not listed here').join(', ')
              ),
          },
          ...(constitution.may.keep
            ? [
                {
                  name: 'Change',
                  cell: (body: OrganisationView) => (
                    <div className="button-row">
                      <Link href={`/organisations/${body.id}?${search}`}>
                        Change<span className="nhsuk-u-visually-hidden"> {body.name}</span>
                      </Link>
                      <Button weight="quiet" onClick={() => void remove(body)}>
                        Remove<span className="nhsuk-u-visually-hidden"> {body.name}</span>
                      </Button>
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
