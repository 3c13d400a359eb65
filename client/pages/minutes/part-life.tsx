import { Link } from 'wouter';
import { Banner } from '#client/ui/banner.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { momentInWords } from '#client/ui/date-words.ts';
import { Tag } from '#client/ui/tag.tsx';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { moveInWords } from '#shared/domain/minutes-words.ts';
import { MINUTES_STATES, type MinutesState } from '#shared/domain/vocabulary.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import type { LifeOfPart, MoveMade, NextMove } from '#shared/protocol/http/minutes-life.ts';
import {
  isOver,
  movePath,
  placeOfNext,
  type Step,
  sentBackInWords,
  stepsOf,
  whoIsNext,
  wordsOfMove,
} from './life-words.ts';
import { MissingList } from './missing-list.tsx';
import { NextMeeting } from './next-meeting.tsx';

/** The life of the minutes of one part. */
export function PartLife({
  life,
  meeting,
  alone,
}: {
  readonly life: LifeOfPart;
  readonly meeting: MeetingDetail;
  /** There is no other part on the page. */
  readonly alone: boolean;
}) {
  const { part } = life;
  const of = alone ? '' : ` of Part ${part}`;
  return (
    <section className="section" aria-labelledby={`part-${part}`}>
      <h2 className={alone ? 'nhsuk-u-visually-hidden' : 'section__title'} id={`part-${part}`}>
        {part === 'I' ? 'Part I: public business' : 'Part II: private business'}
      </h2>
      <h3 className="nhsuk-heading-s">What is next</h3>
      <Next life={life} meeting={meeting} of={of} />
      <h3 className="nhsuk-heading-s">The way</h3>
      <ol className="nhsuk-task-list sheet minutes-steps">
        {stepsOf(life).map((step) => (
          <StepLine key={step.state} step={step} life={life} />
        ))}
      </ol>
      <h3 className="nhsuk-heading-s">What was done</h3>
      {life.moves.length === 0 ? (
        <p className="quiet">Nothing yet: these minutes are still being written.</p>
      ) : (
        <ol className="minutes-moves" reversed>
          {[...life.moves].reverse().map((move) => (
            <MoveLine key={move.snapshot.id} move={move} meetingId={meeting.id} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Next({
  life,
  meeting,
  of,
}: {
  readonly life: LifeOfPart;
  readonly meeting: MeetingDetail;
  /** “ of Part I”, where there is another part on the page. */
  readonly of: string;
}) {
  const { next, part, state } = life;
  const sentBack = sentBackInWords(life);
  const today = dayInLondon(Date.now());
  const meetingId = meeting.id;
  const missing = next.find((one) => one.missing.length > 0)?.missing ?? [];
  const place = placeOfNext(state, part, meeting);
  const open = next.filter((one) => one.blocked === null);
  return (
    <>
      {sentBack === null ? null : <p className="nhsuk-u-font-weight-bold">{sentBack}</p>}
      <p>
        {whoIsNext(state, part, isOver(life.commentsUntil, today))}{' '}
        {place === null ? null : <Link href={place.href}>{place.name}</Link>}
        {state === 'unconfirmed' ? <NextMeeting meeting={meeting} part={part} /> : null}
      </p>
      {missing.length === 0 ? null : (
        <Banner>
          <p>
            <strong>Something is missing.</strong> You can go on all the same, if you say why.
          </p>
          <MissingList meetingId={meetingId} missing={missing} />
        </Banner>
      )}
      {next.flatMap((one) => (one.blocked === null ? [] : [<p key={one.to}>{one.blocked}</p>]))}
      {open.length === 0 ? null : (
        <div className="button-row minutes-next">
          {mainFirst(open).map((one, index) => (
            <ButtonLink
              key={one.to}
              href={movePath(meetingId, part, one.to)}
              weight={index === 0 && placeOf(one.to) > placeOf(state) ? 'primary' : 'secondary'}
            >
              {wordsOfMove(state, one.to).title}
              {of === '' ? null : <span className="nhsuk-u-visually-hidden">{of}</span>}
            </ButtonLink>
          ))}
        </div>
      )}
    </>
  );
}

/** The way forward comes first, wherever there is one. */
function mainFirst(moves: readonly NextMove[]): readonly NextMove[] {
  return moves.toSorted((a, b) => placeOf(b.to) - placeOf(a.to));
}

const placeOf = (state: MinutesState) => MINUTES_STATES.indexOf(state);

function StepLine({ step, life }: { readonly step: Step; readonly life: LifeOfPart }) {
  const { name, place, reached, state } = step;
  const until = state === 'circulated' && place === 'now' ? life.commentsUntil : null;
  return (
    <li className="nhsuk-task-list__item" aria-current={place === 'now' ? 'step' : undefined}>
      <div className="nhsuk-task-list__name-and-hint">
        <span className={place === 'now' ? 'minutes-steps__now' : undefined}>{name}</span>
        {reached === null && until === null ? null : (
          <div className="nhsuk-task-list__hint">
            {reached === null ? '' : `${begins(reached)}. `}
            {until === null ? '' : windowInWords(until)}
          </div>
        )}
      </div>
      <div className="nhsuk-task-list__status">
        {place === 'now' ? <Tag colour="blue">Now</Tag> : place === 'done' ? 'Done' : 'To come'}
      </div>
    </li>
  );
}

const windowInWords = (until: string) =>
  isOver(until, dayInLondon(Date.now()))
    ? `The time for comments ended on ${dayInWords(until)}.`
    : `Comments until ${dayInWords(until)}.`;

const begins = ({ by, at }: MoveMade) => `${by}, ${momentInWords(at)}`;

function MoveLine({ move, meetingId }: { readonly move: MoveMade; readonly meetingId: string }) {
  return (
    <li>
      <p>
        <strong>{move.by}</strong> {moveInWords(move.from, move.to)} at {momentInWords(move.at)}.
      </p>
      {move.reason === null ? null : <p>Reason: {move.reason}</p>}
      {move.missing.length === 0 ? null : (
        <p className="quiet">Missing then: {move.missing.join(' ')}</p>
      )}
      <p>
        Version kept then:{' '}
        <Link href={`/meetings/${meetingId}/versions/${move.snapshot.id}`}>
          {move.snapshot.name}
          <span className="nhsuk-u-visually-hidden">
            : the minutes as they stood at {momentInWords(move.at)}
          </span>
        </Link>
      </p>
    </li>
  );
}
