import { Link } from 'wouter';
import { ButtonLink } from '#client/ui/button.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { Home } from '#shared/protocol/http/committee.ts';
import { venueInWords, whenInWords } from '../meeting-words.ts';

/** One committee of the reader's, with its next meeting. */
export function MyCommittee({ committee }: { readonly committee: Home['committees'][number] }) {
  const { nextMeeting: next } = committee;
  const at = `/committees/${committee.id}`;
  return (
    <article className="sheet committee-card">
      <h2 className="committee-card__name">
        <Link href={at}>{committee.name}</Link>
      </h2>
      <p className="quiet">
        {committee.myCapacity === null ? 'You hold no seat here.' : `You: ${committee.myCapacity}`}
      </p>
      {next === null ? (
        <p>No next meeting is planned. Past meetings are on the committee’s page.</p>
      ) : (
        <>
          <p className="committee-card__next">
            <span className="quiet">Next meeting</span>
            <strong>{whenInWords(next)}</strong>
            <span>{venueInWords(next)}</span>
            {next.demonstration ? (
              <span>
                <Tag colour="grey">Demonstration</Tag>
              </span>
            ) : null}
          </p>
          <div className="button-row">
            {ways(next).map(({ name, href }, index) => (
              <ButtonLink key={href} href={href} weight={index === 0 ? 'primary' : 'secondary'}>
                {name}
              </ButtonLink>
            ))}
          </div>
        </>
      )}
      <ul className="link-row">
        <li>
          <Link href={`${at}#meetings`}>All meetings</Link>
        </li>
        <li>
          <Link href={`${at}/actions`}>Action log</Link>
        </li>
        <li>
          <Link href={`${at}/decisions`}>Decisions</Link>
        </li>
        <li>
          <Link href={`${at}/patient-voice`}>Patient voice</Link>
        </li>
      </ul>
    </article>
  );
}

/** Into the next meeting, what the reader most likely comes for first: to write its minutes or to read them. */
function ways(next: NonNullable<Home['committees'][number]['nextMeeting']>) {
  const at = `/meetings/${next.id}`;
  const read = { name: 'Read', href: `${at}/read` };
  const agenda = { name: 'Agenda', href: `${at}/agenda` };
  const minutes = { name: 'Open minutes', href: at };
  return next.mayEdit ? [minutes, agenda, read] : [read, agenda, minutes];
}
