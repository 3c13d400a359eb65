import { Link } from 'wouter';
import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type {
  AppointmentView,
  Constitution,
  ConstitutionSeat,
} from '#shared/protocol/http/constitution.ts';
import { categoryInWords, draftRightInWords, membershipInWords } from '../constitution/choices.ts';
import { deputyInWords } from '../membership/seats-table.tsx';
import { SeatOf } from './seat-of.tsx';
import {
  areasOf,
  holdersOf,
  nominationInWords,
  termInWords,
  vacancyInWords,
} from './seat-words.ts';

/** One seat with everything that can be done to it. */
export default function SeatPage({
  committeeId,
  seatId,
}: {
  readonly committeeId: string;
  readonly seatId: string;
}) {
  return (
    <SeatOf committeeId={committeeId} seatId={seatId}>
      {(constitution, seat) => <Seat constitution={constitution} seat={seat} />}
    </SeatOf>
  );
}

function Seat({
  constitution,
  seat,
}: {
  readonly constitution: Constitution;
  readonly seat: ConstitutionSeat;
}) {
  const at = `/committees/${constitution.id}`;
  const own = `${at}/seats/${seat.id}`;
  const standing = seat.appointments.filter(({ state }) => state !== 'ended');
  const past = seat.appointments.filter(({ state }) => state === 'ended');
  const held = holdersOf(seat).length > 0;
  const over = seat.state === 'ended' || constitution.closedAt !== null;
  return (
    <>
      <Breadcrumbs
        above={[
          { name: 'Home', href: '/' },
          { name: constitution.name, href: at },
          { name: 'Membership', href: `${at}/membership` },
        ]}
      />
      <PageHead caption={constitution.name} title={seat.title}>
        {over ? (
          <p>{seat.state === 'ended' ? 'This seat has ended.' : 'The committee is closed.'}</p>
        ) : null}
      </PageHead>
      <section className="section" aria-labelledby="holders">
        <h2 className="section__title" id="holders">
          Who holds it
        </h2>
        {standing.length === 0 ? (
          <EmptyState>
            {seat.holding === 'not_recorded'
              ? 'Nobody has recorded who holds this seat.'
              : `${vacancyInWords(seat)}.`}
          </EmptyState>
        ) : (
          standing.map((one) => (
            <Holder key={one.id} appointment={one} constitution={constitution} over={over} />
          ))
        )}
        {seat.shared ? <p>They share the seat and have one vote between them.</p> : null}
        {over ? null : (
          <div className="button-row">
            <ButtonLink href={`${own}/appoint`} weight={held ? 'secondary' : 'primary'}>
              {held ? 'Appoint or nominate somebody else' : 'Appoint or nominate somebody'}
            </ButtonLink>
          </div>
        )}
      </section>
      <SeatFacts constitution={constitution} seat={seat} over={over} />
      {past.length === 0 ? null : (
        <section className="section" aria-labelledby="past">
          <h2 className="section__title" id="past">
            Who held it before
          </h2>
          <ul>
            {past.map((one) => (
              <li key={one.id}>
                {one.person.name}: {termInWords(one, constitution.today)}
                {one.endReason === null ? '' : `. ${one.endReason}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function SeatFacts({
  constitution,
  seat,
  over,
}: {
  readonly constitution: Constitution;
  readonly seat: ConstitutionSeat;
  readonly over: boolean;
}) {
  const own = `/committees/${constitution.id}/seats/${seat.id}`;
  const areas = areasOf(seat, constitution);
  return (
    <section className="section" aria-labelledby="seat">
      <h2 className="section__title" id="seat">
        The seat
      </h2>
      <div className="sheet">
        <SummaryList
          facts={[
            { name: 'What it is for', value: categoryInWords(seat.category) },
            { name: 'Class', value: membershipInWords(seat.membership) },
            { name: 'Speaks for', value: seat.organisation?.name ?? 'No body' },
            {
              name: 'Areas',
              value: areas.length === 0 ? 'No area recorded' : areas.join(', '),
            },
            { name: 'Counts to the quorum', value: seat.countsToQuorum ? 'Yes' : 'No' },
            {
              name: 'Private business',
              value: seat.seesPrivate ? 'Takes part' : 'Does not take part',
            },
            { name: 'Draft minutes', value: draftRightInWords(seat.draftRight) },
            ...(seat.firstDay === null
              ? []
              : [{ name: 'First day', value: dayInWords(seat.firstDay) }]),
            ...(seat.lastDay === null
              ? []
              : [{ name: 'Last day', value: dayInWords(seat.lastDay) }]),
            ...(seat.note === null ? [] : [{ name: 'Note', value: seat.note }]),
          ]}
        />
      </div>
      {over ? null : (
        <div className="button-row">
          <ButtonLink href={`${own}/change`} weight="secondary">
            Change the seat
          </ButtonLink>
          <ButtonLink href={`${own}/end`} weight="quiet">
            End the seat
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

const STATE = {
  in_office: null,
  to_come: { name: 'To come', colour: 'blue' },
  nominated: { name: 'Nominated', colour: 'yellow' },
  ended: { name: 'Ended', colour: 'grey' },
} as const;

function Holder({
  appointment,
  constitution,
  over,
}: {
  readonly appointment: AppointmentView;
  readonly constitution: Constitution;
  readonly over: boolean;
}) {
  const at = `/committees/${constitution.id}/appointments/${appointment.id}`;
  const { name } = appointment.person;
  const tag = STATE[appointment.state];
  const email = constitution.people.find(({ id }) => id === appointment.person.id)?.email ?? null;
  const deeds: readonly (readonly [href: string, words: string])[] =
    appointment.state === 'nominated'
      ? [
          [`${at}/confirm`, 'Appoint'],
          [`${at}/end`, 'Withdraw the nomination of'],
        ]
      : [
          [`${at}/deputy`, 'Name a deputy for'],
          [`${at}/term`, 'Change the term of'],
          [`${at}/end`, 'End the appointment of'],
        ];
  return (
    <article className="sheet">
      <h3 className="nhsuk-heading-s holder__name">
        {name} {tag === null ? null : <Tag colour={tag.colour}>{tag.name}</Tag>}
      </h3>
      <SummaryList
        facts={[
          {
            name: 'Term',
            value:
              appointment.state === 'nominated'
                ? 'Not appointed yet'
                : termInWords(appointment, constitution.today),
          },
          { name: 'Nominated by', value: nominationInWords(appointment) ?? 'Not recorded' },
          {
            name: 'Name and e-mail address',
            value:
              email === null ? `${name}. No e-mail address: cannot sign in` : `${name}, ${email}`,
            ...(over
              ? {}
              : {
                  change: {
                    href: `/committees/${constitution.id}/people/${appointment.person.id}`,
                    about: `the name or address of ${name}`,
                  },
                }),
          },
          {
            name: 'Deputies',
            value:
              appointment.deputies.length === 0 ? (
                'None named'
              ) : (
                <ul className="plain-list">
                  {appointment.deputies.map((deputy) => (
                    <li key={deputy.id}>
                      {deputy.person.name}. {deputyInWords(deputy)}.
                      {over || !standsIn(deputy, constitution.today) ? null : (
                        <>
                          {' '}
                          <Link href={`/committees/${constitution.id}/deputies/${deputy.id}/end`}>
                            End
                            <span className="nhsuk-u-visually-hidden">
                              {' '}
                              the standing in of {deputy.person.name}
                            </span>
                          </Link>
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {over ? null : (
        <ul className="link-row">
          {deeds.map(([href, words]) => (
            <li key={href}>
              <Link href={href}>
                {words} {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** Whether a deputy stands in now or is still to. */
function standsIn(deputy: AppointmentView['deputies'][number], today: string): boolean {
  const until = deputy.meeting?.date ?? deputy.lastDay;
  return until === null || until >= today;
}
