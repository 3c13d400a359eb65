import { Radios } from '#client/ui/fields/radios.tsx';
import { counted } from '../set-up/parts.ts';
import { ReadBack } from './read-back.tsx';
import { TERMS_FIELD as FIELD } from './terms-rules.ts';
import type { StepProps } from './terms-step-page.tsx';

export function MembersStep({ terms, constitution }: StepProps) {
  const { draft, set, membersBefore, membersNow } = terms;
  const seats = constitution.seats.filter(({ state }) => state !== 'ended').length;
  return (
    <>
      <p>
        Terms of reference list who is on the committee: a chair, a member for each body, lay
        members. The seats themselves, and who holds them, are on the membership page.
      </p>
      {membersNow === null && membersBefore === null ? (
        <p>
          There are no seats yet. When there are, this page can make the list from them, in this
          version or a later one.
        </p>
      ) : (
        <Radios
          id={FIELD.members}
          label="Which list of members do these terms have?"
          strong
          value={draft.members}
          options={[
            ...(membersNow === null
              ? []
              : [
                  {
                    value: 'seats',
                    name: 'The seats as they are now',
                    hint: counted(seats, 'seat', 'seats'),
                  },
                ]),
            ...(membersBefore === null
              ? []
              : [{ value: 'before', name: 'The list of the version before' }]),
            { value: '', name: 'Not recorded' },
          ]}
          onChange={(members) => set({ members })}
        />
      )}
      <ReadBack sentences={terms.said('membership')} />
    </>
  );
}
