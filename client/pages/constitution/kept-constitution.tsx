import type { ReactNode } from 'react';
import { useConstitution } from '#client/live/queries.ts';
import { BackLink } from '#client/ui/back-link.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { Answered } from '../answered.tsx';

/** A page on which the constitution is changed. Whoever may not is told why. */
export function KeptConstitution({
  committeeId,
  children,
}: {
  readonly committeeId: string;
  readonly children: (constitution: Constitution) => ReactNode;
}) {
  const constitution = useConstitution(committeeId);
  return (
    <Answered of={constitution} what="the committee" whole>
      {(facts) => (facts.may.keep ? children(facts) : <NotYours constitution={facts} />)}
    </Answered>
  );
}

function NotYours({ constitution }: { readonly constitution: Constitution }) {
  return (
    <>
      <BackLink href={`/committees/${constitution.id}/membership`}>Membership</BackLink>
      <PageHead caption={constitution.name} title="You cannot change this committee">
        <p>
          {constitution.may.whyNot ??
            'Only the secretary of the committee or an administrator can change it.'}
        </p>
        <p>If something here is wrong, tell the secretary of the committee.</p>
      </PageHead>
    </>
  );
}
