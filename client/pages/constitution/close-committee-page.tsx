import { useState } from 'react';
import { useLocation } from 'wouter';
import { closeCommittee } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { useKept } from '#client/ui/kept.ts';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { CheckAnswers, FormPage, useCheck } from './form-page.tsx';
import { KeptConstitution } from './kept-constitution.tsx';

const FIELD = { reason: 'close-reason' };
const MISSING = [{ fieldId: FIELD.reason, message: 'Enter the reason' }];

/** A committee ends: from then on its papers are read and nothing is written any more. */
export default function CloseCommitteePage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <CloseCommittee constitution={constitution} />}
    </KeptConstitution>
  );
}

function CloseCommittee({ constitution }: { readonly constitution: Constitution }) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { checking, check, toForm } = useCheck();
  const back = { href: `/committees/${constitution.id}/membership`, name: 'Membership' };
  const [draft, set, forget] = useKept(`${me.data?.person.id}:${constitution.id}:close`, {
    reason: '',
  });
  const [missing, setMissing] = useState(false);
  const { act, sending, fault } = useDeed(closeCommittee);
  const reason = draft.reason.trim();
  const faults = missing ? MISSING : formFaults(fault, FIELD);
  if (checking && reason !== '') {
    return (
      <CheckAnswers
        back={toForm}
        caption={constitution.name}
        title="Check before you close the committee"
        lede={<p>A closed committee cannot be opened again.</p>}
        facts={[
          { name: 'Committee', value: constitution.name, given: true },
          { name: 'Reason', value: reason },
        ]}
        faults={faults}
        busy={sending}
        confirm="Close the committee"
        warning
        onConfirm={async () => {
          if ((await act(constitution.id, reason)) === null) return;
          forget();
          announce('The committee is closed.');
          navigate(back.href);
        }}
      />
    );
  }
  return (
    <FormPage
      back={back}
      caption={constitution.name}
      title="Close the committee"
      lede={
        <p>
          For a committee that has ended, or whose work went to another one. Its members can still
          read its papers. Nobody can write, comment or change anything any more.
        </p>
      }
      faults={faults}
      submit="Continue"
      onSubmit={() => {
        setMissing(reason === '');
        if (reason !== '') check();
      }}
    >
      <TextArea
        id={FIELD.reason}
        label="Why is it closed?"
        strong
        hint="The reason stays on record."
        error={errorAt(faults, FIELD.reason)}
        value={draft.reason}
        onChange={(text) => set({ reason: text })}
      />
    </FormPage>
  );
}
