import type { AuthorityMode as Mode } from '#shared/domain/vocabulary.ts';
import { begun } from '#shared/lang/capital.ts';
import type { CommitteeDetail } from '#shared/protocol/http/committee.ts';

const MODE: Record<Mode, string> = {
  shadow:
    'This is a shadow committee. It works as the joint committee will, but it cannot yet decide for its bodies: each of them takes its own decisions.',
  advisory: 'This committee advises. It recommends, and its bodies decide.',
  in_common:
    'This is a committee in common. Its bodies meet together, and each decides for itself at the same table.',
  delegated:
    'This committee decides for its bodies, within what they have delegated to it. Its decisions bind them.',
};

/** What the committee may decide, in a sentence or two, and where it came from. */
export function AuthorityMode({ committee }: { readonly committee: CommitteeDetail }) {
  return (
    <>
      <p>{MODE[committee.authorityMode]}</p>
      {committee.authorityNote === null ? null : <p>{sentence(committee.authorityNote)}</p>}
      {committee.primaryFocus.length === 0 ? null : (
        <p>Its main concerns: {committee.primaryFocus.join('; ')}.</p>
      )}
      {committee.predecessor === null ? null : <p>It follows on from: {committee.predecessor}.</p>}
    </>
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? begun(text) : `${begun(text)}.`;
}
