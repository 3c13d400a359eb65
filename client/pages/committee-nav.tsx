import { useCommittee, useConstitution } from '#client/live/queries.ts';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { SubNav } from './sub-nav.tsx';

export type CommitteePlace =
  | 'overview'
  | 'membership'
  | 'terms'
  | 'actions'
  | 'decisions'
  | 'patient-voice'
  | 'interests'
  | 'audit';

/** The way between a committee's pages. */
export function CommitteeNav({
  committee,
  current,
}: {
  readonly committee: { readonly id: string; readonly name: string };
  readonly current: CommitteePlace;
}) {
  // An administrator who sits on nothing here has the constitution alone.
  const business = useConstitution(committee.id).data?.may.business ?? true;
  const maySeeAudit = useCommittee(committee.id).data?.maySeeAudit ?? false;
  const at = `/committees/${committee.id}`;
  return (
    <>
      <Breadcrumbs
        above={[
          { name: 'Home', href: '/' },
          ...(current === 'overview' ? [] : [{ name: committee.name, href: at }]),
        ]}
      />
      <SubNav
        label={`Pages of the ${committee.name}`}
        places={[
          { key: 'overview', name: 'Committee', href: at },
          { key: 'membership', name: 'Membership', href: `${at}/membership` },
          { key: 'terms', name: 'Terms of reference', href: `${at}/terms` },
          { key: 'actions', name: 'Actions', href: `${at}/actions` },
          { key: 'decisions', name: 'Decisions', href: `${at}/decisions` },
          { key: 'patient-voice', name: 'Patient voice', href: `${at}/patient-voice` },
          { key: 'interests', name: 'Interests', href: `${at}/interests` },
          ...(maySeeAudit ? [{ key: 'audit', name: 'Who did what', href: `${at}/audit` }] : []),
        ].filter(({ key }) => business || OF_THE_CONSTITUTION.has(key))}
        current={current}
      />
    </>
  );
}

const OF_THE_CONSTITUTION: ReadonlySet<string> = new Set([
  'overview',
  'membership',
  'terms',
  'audit',
]);
