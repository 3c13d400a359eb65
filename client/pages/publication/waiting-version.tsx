import { type FormEvent, useState } from 'react';
import { confirmPublication, returnPublication } from '#client/live/publication.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { instantPhrase } from '#client/ui/date-words.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import type { PublicationView } from '#shared/protocol/http/publication.ts';
import { AnswerForm } from '../answer-form.tsx';
import { errorAt, formFaults } from '../form-faults.ts';
import { PanesTable } from './panes-table.tsx';

type Waiting = NonNullable<PublicationView['waiting']>;

/** A version that waits: its maker waits with it, and another compares it and publishes it or sends it back. */
export function WaitingVersion({
  meetingId,
  waiting,
  found,
}: {
  readonly meetingId: string;
  readonly waiting: Waiting;
  readonly found: PublicationView;
}) {
  const { version, mine, preparedBy, at } = waiting;
  return (
    <section className="section" aria-labelledby="waiting">
      <h2 className="section__title" id="waiting">
        A version that waits for a second person
      </h2>
      <p>
        {mine ? 'You' : preparedBy} prepared it {instantPhrase(at)}.{' '}
        {mine ? 'Somebody else compares it with the record and publishes it.' : ''}
      </p>
      {version === null ? null : (
        <>
          {version.warnings.length === 0 ? null : (
            <Banner tone="warning">
              {version.warnings.map((one) => (
                <p key={one}>{one}</p>
              ))}
            </Banner>
          )}
          {waiting.choices === null || waiting.choices.privateItems === 0 ? null : (
            <p>
              The page says that {waiting.choices.privateItems} of the items were considered in
              private.
            </p>
          )}
          <PanesTable panes={version.panes} />
          <p>
            SHA-256 of the public text: <code className="hash">{version.sha256}</code>
          </p>
        </>
      )}
      {found.mayConfirm && !mine && version !== null ? (
        <Compare meetingId={meetingId} draftId={waiting.id} sha256={version.sha256} />
      ) : null}
      {mine || (found.mayPrepare && !found.mayConfirm) ? (
        <ButtonLink href={`/meetings/${meetingId}/publication/prepare`} weight="secondary">
          Prepare it again
        </ButtonLink>
      ) : null}
    </section>
  );
}

function Compare({
  meetingId,
  draftId,
  sha256,
}: {
  readonly meetingId: string;
  readonly draftId: string;
  readonly sha256: string;
}) {
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const [returning, setReturning] = useState(false);
  const { act, sending, fault } = useDeed(confirmPublication);
  const announce = useAnnounce();
  const faults = missing
    ? [{ fieldId: 'compared', message: 'Compare the two, and tick that you have' }]
    : formFaults(fault, {});

  const publish = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(compared.length === 0);
    if (compared.length === 0 || sending) return;
    if ((await act(meetingId, { draftId, sha256 })) !== null)
      announce('The minutes are published.');
  };

  if (returning) {
    return (
      <AnswerForm
        id="return-reason"
        className="form"
        label="Why do you send it back?"
        hint="Whoever prepared it reads this."
        missingWords="Enter a reason"
        sendLabel="Send it back"
        sentWords="The version was sent back."
        send={(reason) => returnPublication(meetingId, { draftId, reason })}
        onClose={() => setReturning(false)}
      />
    );
  }
  return (
    <form className="form" onSubmit={publish} noValidate>
      <ErrorSummary faults={faults} />
      <Checkboxes
        id="compared"
        label="Before it goes out"
        strong
        error={errorAt(faults, 'compared')}
        values={compared}
        options={[
          {
            value: 'yes',
            name: 'I have compared what was approved with what the public reads',
          },
        ]}
        onChange={setCompared}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Publish this version
        </Button>
        <Button weight="secondary" onClick={() => setReturning(true)}>
          Send it back
        </Button>
      </div>
    </form>
  );
}
