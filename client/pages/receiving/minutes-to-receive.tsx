import '../publication/publication.scss';
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { statusWord } from '#shared/domain/minutes.ts';
import type { MinutesToReceive as ToReceive } from '#shared/protocol/http/publication.ts';
import { ReceiveForm } from './receive-form.tsx';
import { placeToReceive } from './to-receive.ts';

type Body = ToReceive['bodies'][number];

/** The approved minutes that one body receives, each with its state, its hash and what to do. */
export function MinutesToReceive({ body }: { readonly body: Body }) {
  const id = `receiving-${body.organisationId}`;
  return (
    <section className="section" aria-labelledby={id}>
      <h2 className="section__title" id={id}>
        {body.name}
      </h2>
      {body.minutes.length === 0 ? (
        <EmptyState>No committee has approved minutes for this body to receive yet.</EmptyState>
      ) : (
        body.minutes.map((one) => <Minutes key={one.meetingId} body={body} minutes={one} />)
      )}
    </section>
  );
}

function Minutes({
  body,
  minutes,
}: {
  readonly body: Body;
  readonly minutes: Body['minutes'][number];
}) {
  const [open, setOpen] = useState(false);
  const { meetingId, committee, date, title, receipt } = minutes;
  const at = `/api/meetings/${meetingId}/approved-minutes`;
  const place = placeToReceive(body.organisationId, meetingId);
  const name = `minutes of ${dayInWords(date)}`;
  return (
    <article className="sheet" aria-labelledby={place}>
      <h3 className="nhsuk-heading-s" id={place}>
        {committee}, {dayInWords(date)}
      </h3>
      <p>
        <strong>{statusWord(minutes.state)}</strong>. {title}. Approved on{' '}
        {dayInWords(minutes.approved)}.
      </p>
      <ul>
        <li>
          <Link href={`/meetings/${meetingId}/record`}>The record of these minutes</Link>
        </li>
        <li>
          <a href={`${at}.html`} download>
            Download the {name} as a web page
          </a>
        </li>
        <li>
          <a href={`${at}.json`} download>
            Download the {name} as sealed (JSON)
          </a>
        </li>
        {minutes.path === null ? null : (
          <li>
            <a href={minutes.path}>The public page of these minutes</a>
          </li>
        )}
      </ul>
      <p>
        SHA-256 of the sealed record: <code className="hash">{minutes.sha256}</code>
      </p>
      {receipt === null ? (
        open ? (
          <ReceiveForm
            meetingId={meetingId}
            organisationId={body.organisationId}
            name={body.name}
            onClose={() => setOpen(false)}
          />
        ) : (
          <Button onClick={() => setOpen(true)}>
            Write down that {body.name} received the {name}
          </Button>
        )
      ) : (
        <p>
          <strong>Received on {dayInWords(receipt.receivedOn)}</strong>
          {receipt.reference === null ? '' : `, minute ${receipt.reference}`}. Written down by{' '}
          {receipt.by}.
        </p>
      )}
    </article>
  );
}
