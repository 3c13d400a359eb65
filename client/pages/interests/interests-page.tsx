import { useState } from 'react';
import { endInterest } from '#client/live/part-two-deeds.ts';
import { useInterests } from '#client/live/part-two-queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { instantInWords } from '#client/ui/date-words.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Opener } from '#client/ui/opener.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { InterestRegister, RegisteredInterest } from '#shared/protocol/http/interests.ts';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { InterestForm } from './interest-form.tsx';
import { sinceInWords, typeInWords } from './interest-words.ts';

/** The register of interests of those on a committee. */
export default function InterestsPage({ committeeId }: { readonly committeeId: string }) {
  const asked = useInterests(committeeId);
  return (
    <Answered of={asked} what="the register of interests" whole>
      {(register) => (
        <>
          <CommitteeNav
            committee={{ id: register.committeeId, name: register.committeeName }}
            current="interests"
          />
          <PageHead title="Register of interests" caption={register.committeeName}>
            <p>
              What those on this committee have declared. Declare a new interest within 28 days of
              learning of it, and again at any meeting where it matters. An entry is ended and never
              taken away.
            </p>
          </PageHead>
          <Register register={register} />
        </>
      )}
    </Answered>
  );
}

function Register({ register }: { readonly register: InterestRegister }) {
  const [current, ended] = [
    register.entries.filter((one) => one.endedAt === null),
    register.entries.filter((one) => one.endedAt !== null),
  ];
  return (
    <>
      {register.people.length === 0 ? null : (
        <Opener label="Add an interest">
          {(close) => <InterestForm register={register} onClose={close} />}
        </Opener>
      )}
      {current.length === 0 ? (
        <EmptyState>
          No interest is in the register. That does not say that nobody has one: ask at each
          meeting.
        </EmptyState>
      ) : (
        <Entries caption="Current interests" entries={current} register={register} />
      )}
      {ended.length === 0 ? null : (
        <Entries caption="Ended interests" entries={ended} register={register} />
      )}
    </>
  );
}

function Entries({
  caption,
  entries,
  register,
}: {
  readonly caption: string;
  readonly entries: readonly RegisteredInterest[];
  readonly register: InterestRegister;
}) {
  const mayEnd = entries.some((one) => one.mayEnd);
  return (
    <ResponsiveTable
      caption={caption}
      rows={entries}
      keyOf={(one) => one.id}
      columns={[
        { name: 'Name', cell: (one) => one.person.name },
        { name: 'Kind', cell: (one) => typeInWords(one.type) },
        {
          name: 'Interest',
          cell: (one) => (
            <>
              {one.description}
              {one.relationship === null ? null : (
                <span className="quiet"> Held by: {one.relationship}.</span>
              )}
            </>
          ),
        },
        { name: 'When', cell: sinceInWords },
        {
          name: 'What is done about it',
          cell: (one) => one.mitigation ?? <span className="unsaid">Not recorded</span>,
        },
        {
          name: 'Declared',
          cell: (one) => `${instantInWords(one.declaredAt)}, by ${one.declaredBy}`,
        },
        ...(mayEnd
          ? [
              {
                name: 'Change',
                cell: (one: RegisteredInterest) =>
                  one.mayEnd ? <EndInterest interest={one} register={register} /> : null,
              },
            ]
          : []),
      ]}
    />
  );
}

function EndInterest({
  interest,
  register,
}: {
  readonly interest: RegisteredInterest;
  readonly register: InterestRegister;
}) {
  const [asking, setAsking] = useState(false);
  const { act, sending, fault } = useDeed(endInterest);
  const announce = useAnnounce();
  const end = async () => {
    if ((await act(register.committeeId, interest.id, null)) === null) return;
    setAsking(false);
    announce('The interest has ended. The entry stays in the register.');
  };
  return (
    <>
      <Button weight="quiet" onClick={() => setAsking(true)}>
        End
        <span className="nhsuk-u-visually-hidden">: {interest.description}</span>
      </Button>
      <Dialog title="End this interest today?" open={asking} onClose={() => setAsking(false)}>
        {fault === null ? null : (
          <Banner tone="warning" status>
            <p>{fault.message}</p>
          </Banner>
        )}
        <p>
          “{interest.description}” stays in the register, said to have ended today. This cannot be
          taken back; if it goes on after all, add it again.
        </p>
        <div className="button-row">
          <Button weight="warning" busy={sending} onClick={end}>
            End it today
          </Button>
          <Button weight="secondary" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </>
  );
}
