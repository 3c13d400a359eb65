import { useState } from 'react';
import { useLocation } from 'wouter';
import { foundCommittee } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { BackLink } from '#client/ui/back-link.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { useKept } from '#client/ui/kept.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import {
  BLANK_COMMITTEE,
  COMMITTEE_FAULTS,
  committeeOrder,
} from '../constitution/committee-draft.ts';
import { CommitteeFields } from '../constitution/committee-fields.tsx';
import { FormPage } from '../constitution/form-page.tsx';
import { formFaults } from '../form-faults.ts';

const HOME = { href: '/', name: 'Home' };

export default function NewCommitteePage() {
  const me = useMe();
  return (
    <Answered of={me} what="the form">
      {({ may, person }) =>
        may.foundCommittees ? <NewCommittee personId={person.id} /> : <NotYours />
      }
    </Answered>
  );
}

function NotYours() {
  return (
    <>
      <BackLink href={HOME.href}>{HOME.name}</BackLink>
      <PageHead title="You cannot set up a committee">
        <p>Only an administrator of this service can set up a new committee. Ask one to do it.</p>
      </PageHead>
    </>
  );
}

function NewCommittee({ personId }: { readonly personId: string }) {
  const [, navigate] = useLocation();
  const [draft, set, forget] = useKept(`${personId}:new-committee`, BLANK_COMMITTEE);
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(foundCommittee);
  const faults = missing.length > 0 ? missing : formFaults(fault, COMMITTEE_FAULTS);
  const submit = async () => {
    const made = committeeOrder(draft, { parentIds: [], relatedIds: [] });
    setMissing('faults' in made ? made.faults : []);
    if ('faults' in made) return;
    const founded = await act(made.order);
    if (founded === null) return;
    forget();
    navigate(`/committees/${founded.answer.id}/set-up`);
  };
  return (
    <FormPage
      back={HOME}
      title="Set up a committee"
      lede={
        <>
          <p>
            There are five parts: the committee itself, its bodies, its seats, the people who hold
            them, and its terms of reference. Have the terms of reference beside you.
          </p>
          <p>
            Each part is saved as you finish it. You can stop and come back, and change everything
            later.
          </p>
        </>
      }
      faults={faults}
      busy={sending}
      submit="Save and continue"
      onSubmit={submit}
    >
      <CommitteeFields draft={draft} set={set} faults={faults} />
    </FormPage>
  );
}
