import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import type { Constitution, ConstitutionSeat } from '#shared/protocol/http/constitution.ts';
import {
  authorityInWords,
  MEMBERSHIP_HEADING,
  MEMBERSHIPS_AS_LISTED,
} from '../constitution/choices.ts';
import { SETTING_UP } from '../constitution/form-page.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { summaryInWords, vacancyInWords } from '../seats/seat-words.ts';
import { stillMissing } from './parts.ts';

/** Everything that was recorded of a new committee, on one page, with a way to change each part. */
export default function CheckPage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <Check constitution={constitution} />}
    </KeptConstitution>
  );
}

function Check({ constitution }: { readonly constitution: Constitution }) {
  const at = `/committees/${constitution.id}`;
  const missing = stillMissing(constitution);
  return (
    <>
      <BackLink href={`${at}/set-up`}>Set up the committee</BackLink>
      <PageHead caption={constitution.name} title="Check what you have recorded">
        <p>
          Everything below is saved already. Change what is wrong, then finish. You can also change
          it later.
        </p>
      </PageHead>
      {missing.length === 0 ? null : (
        <Banner tone="warning">
          <p>You can finish now. Still open:</p>
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Banner>
      )}
      <Part title="The committee" page={`${at}/change?${SETTING_UP}`}>
        <SummaryList
          facts={[
            { name: 'Name', value: constitution.name },
            { name: 'What it may decide', value: authorityInWords(constitution.authorityMode) },
            ...(constitution.authorityNote === null
              ? []
              : [{ name: 'More about that', value: constitution.authorityNote }]),
            ...(constitution.primaryFocus.length === 0
              ? []
              : [{ name: 'Main concerns', value: constitution.primaryFocus.join('; ') }]),
            ...(constitution.predecessor === null
              ? []
              : [{ name: 'Follows on from', value: constitution.predecessor }]),
          ]}
        />
      </Part>
      <Part title="Its bodies" page={`${at}/bodies?${SETTING_UP}`}>
        <SummaryList
          facts={[
            { name: 'It is a committee of', value: <Names of={constitution.parents} /> },
            ...(constitution.related.length === 0
              ? []
              : [{ name: 'It works with', value: <Names of={constitution.related} /> }]),
          ]}
        />
      </Part>
      <SeatsPart constitution={constitution} />
      <Part title="Its terms of reference" page={`${at}/terms/new?${SETTING_UP}`}>
        {constitution.terms === null ? (
          <p className="unsaid">Not recorded.</p>
        ) : (
          <SummaryList
            facts={[
              { name: 'In force since', value: dayInWords(constitution.terms.firstDay) },
              ...constitution.terms.said.map(({ label, sentences }) => ({
                name: label,
                value:
                  sentences.length === 0 ? (
                    <span className="unsaid">Not recorded</span>
                  ) : (
                    sentences.join(' ')
                  ),
              })),
            ]}
          />
        )}
      </Part>
      <div className="button-row">
        <ButtonLink href={`${at}/membership?founded`}>Finish</ButtonLink>
        <ButtonLink href={`${at}/set-up`} weight="quiet">
          Back to the list of parts
        </ButtonLink>
      </div>
    </>
  );
}

function SeatsPart({ constitution }: { readonly constitution: Constitution }) {
  const at = `/committees/${constitution.id}`;
  const seats = constitution.seats.filter(({ state }) => state !== 'ended');
  return (
    <Part title="Its seats and people" page={`${at}/people?${SETTING_UP}`} change="Appoint people">
      {seats.length === 0 ? (
        <p className="unsaid">No seats yet.</p>
      ) : (
        <>
          <p>{summaryInWords(constitution.counts)}.</p>
          <SummaryList
            facts={MEMBERSHIPS_AS_LISTED.flatMap((membership) => {
              const listed = seats.filter((seat) => seat.membership === membership);
              if (listed.length === 0) return [];
              return [
                {
                  name: MEMBERSHIP_HEADING[membership],
                  value: (
                    <ul className="plain-list">
                      {listed.map((seat) => (
                        <li key={seat.id}>
                          {seat.title} – <InSeat seat={seat} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ];
            })}
          />
        </>
      )}
      <p>
        <Link href={`${at}/seats/several?${SETTING_UP}`}>Add or change seats</Link>
      </p>
    </Part>
  );
}

/** Who holds the seat or is to, or what is known instead. */
function InSeat({ seat }: { readonly seat: ConstitutionSeat }) {
  const standing = seat.appointments.filter(({ state }) => state !== 'ended');
  if (standing.length > 0) return standing.map(({ person }) => person.name).join(' and ');
  if (seat.holding === 'not_recorded') return <span className="unsaid">not recorded</span>;
  return <strong>{vacancyInWords(seat)}</strong>;
}

function Part({
  title,
  page,
  change = 'Change',
  children,
}: {
  readonly title: string;
  readonly page: string;
  readonly change?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="sheet part">
      <div className="part__head">
        <h2 className="part__title">{title}</h2>
        <Link href={page}>
          {change}
          {change === 'Change' ? (
            <span className="nhsuk-u-visually-hidden"> {title.toLowerCase()}</span>
          ) : null}
        </Link>
      </div>
      {children}
    </section>
  );
}

function Names({ of }: { readonly of: readonly { readonly id: string; readonly name: string }[] }) {
  if (of.length === 0) return <span className="unsaid">Not recorded</span>;
  return (
    <ul className="plain-list">
      {of.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}
