import { Link, useSearch } from 'wouter';
import { useConstitution } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { Answered } from '../answered.tsx';
import { CommitteeNav } from '../committee-nav.tsx';
import { MEMBERSHIP_HEADING, MEMBERSHIPS_AS_LISTED } from '../constitution/choices.ts';
import { ClosedBanner } from '../constitution/closed-banner.tsx';
import { summaryInWords } from '../seats/seat-words.ts';
import { SeatsTable } from './seats-table.tsx';

/** The membership as a constitution lists it: who sits on the committee, for whom, since when and how long. */
export default function MembershipPage({ committeeId }: { readonly committeeId: string }) {
  const constitution = useConstitution(committeeId);
  return (
    <Answered of={constitution} what="the membership" whole>
      {(facts) => <Membership constitution={facts} />}
    </Answered>
  );
}

function Membership({ constitution }: { readonly constitution: Constitution }) {
  const { seats, may, closedAt } = constitution;
  const at = `/committees/${constitution.id}`;
  const standing = seats.filter((seat) => seat.state !== 'ended');
  const past = seats.filter((seat) => seat.state === 'ended');
  const founded = new URLSearchParams(useSearch()).has('founded');
  return (
    <>
      <CommitteeNav committee={constitution} current="membership" />
      {founded ? <Founded constitution={constitution} /> : null}
      <ClosedBanner closedAt={closedAt} />
      <PageHead caption={constitution.name} title="Membership">
        {standing.length === 0 ? null : <p>{summaryInWords(constitution.counts)}.</p>}
      </PageHead>
      {may.keep && closedAt === null ? (
        <div className="button-row section">
          {standing.length === 0 ? (
            <ButtonLink href={`${at}/set-up`}>Set up the committee</ButtonLink>
          ) : (
            <>
              <ButtonLink href={`${at}/seats/new`} weight="secondary">
                Add a seat
              </ButtonLink>
              <ButtonLink href={`${at}/people`} weight="secondary">
                Appoint to vacant seats
              </ButtonLink>
              <ButtonLink href={`${at}/set-up`} weight="quiet">
                All parts of the constitution
              </ButtonLink>
            </>
          )}
        </div>
      ) : null}
      {standing.length === 0 ? (
        <EmptyState>No seats are on record for this committee.</EmptyState>
      ) : (
        MEMBERSHIPS_AS_LISTED.map((membership) => {
          const listed = standing.filter((seat) => seat.membership === membership);
          return listed.length === 0 ? null : (
            <SeatsTable
              key={membership}
              caption={`${MEMBERSHIP_HEADING[membership]} (${listed.length})`}
              seats={listed}
              constitution={constitution}
            />
          );
        })
      )}
      {past.length === 0 ? null : (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">
              Seats that have ended ({past.length})
            </span>
          </summary>
          <div className="nhsuk-details__text">
            <ul>
              {past.map((seat) => (
                <li key={seat.id}>
                  {seat.title}
                  {seat.lastDay === null ? '' : `, until ${dayInWords(seat.lastDay)}`}
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
      <Rules constitution={constitution} />
      <p>
        <Link href={`${at}/bodies`}>Bodies and areas of the committee</Link>
      </p>
    </>
  );
}

const RULES = ['quorum', 'voting', 'deputies'];

/** What the terms of reference say of quorum, votes and deputies. */
function Rules({ constitution }: { readonly constitution: Constitution }) {
  const { terms } = constitution;
  const all = `/committees/${constitution.id}/terms`;
  return (
    <section className="section" aria-labelledby="rules">
      <h2 className="section__title" id="rules">
        Quorum, voting and deputies
      </h2>
      {terms === null ? (
        <EmptyState>No terms of reference are recorded as in force.</EmptyState>
      ) : (
        <div className="sheet prose">
          {terms.said
            .filter(({ key }) => RULES.includes(key))
            .map(({ key, label, sentences }) => (
              <div key={key}>
                <h3 className="nhsuk-heading-s">{label}</h3>
                <p>
                  {sentences.length === 0 ? (
                    <span className="unsaid">Not recorded.</span>
                  ) : (
                    sentences.join(' ')
                  )}
                </p>
              </div>
            ))}
        </div>
      )}
      <p>
        <Link href={all}>All terms of reference</Link>
      </p>
    </section>
  );
}

function Founded({ constitution }: { readonly constitution: Constitution }) {
  return (
    <Banner tone="success" status>
      <p>
        <strong>{constitution.name} is set up.</strong> This page is what its members see. What
        next:{' '}
        <Link href={`/committees/${constitution.id}/meetings/new`}>add its first meeting</Link>.
      </p>
    </Banner>
  );
}
