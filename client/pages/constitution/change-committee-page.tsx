import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { changeCommittee } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { useKept } from '#client/ui/kept.ts';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { formFaults } from '../form-faults.ts';
import { committeeAsKept } from '../set-up/add-bodies.ts';
import { COMMITTEE_FAULTS, type CommitteeDraft, committeeOrder } from './committee-draft.ts';
import { CommitteeFields } from './committee-fields.tsx';
import { FormPage, useWayBack } from './form-page.tsx';
import { KeptConstitution } from './kept-constitution.tsx';

/** What the committee is called, what it may decide and what it is for. */
export default function ChangeCommitteePage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <ChangeCommittee constitution={constitution} />}
    </KeptConstitution>
  );
}

function ChangeCommittee({ constitution }: { readonly constitution: Constitution }) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const back = useWayBack(constitution.id, {
    href: `/committees/${constitution.id}/membership`,
    name: 'Membership',
  });
  const [draft, set, forget] = useKept<CommitteeDraft>(
    `${me.data?.person.id}:${constitution.id}:committee:${constitution.name}`,
    {
      name: constitution.name,
      authorityMode: constitution.authorityMode,
      authorityNote: constitution.authorityNote ?? '',
      focus: constitution.primaryFocus.join('\n'),
      predecessor: constitution.predecessor ?? '',
    },
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(changeCommittee);
  const faults = missing.length > 0 ? missing : formFaults(fault, COMMITTEE_FAULTS);
  const submit = async () => {
    const made = committeeOrder(draft, committeeAsKept(constitution));
    setMissing('faults' in made ? made.faults : []);
    if ('faults' in made) return;
    if ((await act(constitution.id, made.order)) === null) return;
    forget();
    announce('Saved.');
    navigate(back.href);
  };
  return (
    <FormPage
      back={back}
      caption={constitution.name}
      title="Change the committee"
      faults={faults}
      busy={sending}
      submit="Save"
      onSubmit={submit}
    >
      <CommitteeFields draft={draft} set={set} faults={faults} />
      <p>
        <Link href={`/committees/${constitution.id}/close`}>Close this committee</Link>
      </p>
    </FormPage>
  );
}
