import { settleAmendment } from '#client/live/approval-queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { begun } from '#shared/lang/capital.ts';
import type { AmendmentView } from '#shared/protocol/http/approval.ts';
import { formFaults } from '../form-faults.ts';
import { OUTCOME } from './approval-words.ts';

/** What was changed since the minutes were sent round, and what is put to the meeting. */
export function Amendments({
  meetingId,
  amendments,
  mayDecide,
}: {
  /** The meeting that decides. */
  readonly meetingId: string;
  readonly amendments: readonly AmendmentView[];
  readonly mayDecide: boolean;
}) {
  if (amendments.length === 0) return <p className="quiet">No amendments.</p>;
  return (
    <ol className="approval-amendments">
      {amendments.map((one) => (
        <li key={one.id} id={placeOf(one)} tabIndex={-1}>
          <p>
            {begun(one.stated)}. <Tag colour={COLOUR[one.state]}>{OUTCOME[one.state]}</Tag>
          </p>
          <p className="quiet">
            {one.author === one.by
              ? `By ${one.by}.`
              : `Suggested by ${one.author}, accepted by ${one.by}.`}
            {one.reason === null ? '' : ` Reason: ${one.reason}`}
          </p>
          {mayDecide && one.origin === 'proposal' ? (
            <Decide meetingId={meetingId} amendment={one} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** Where an amendment stands on the page. */
function placeOf({ id }: Pick<AmendmentView, 'id'>): string {
  return `amendment-${id}`;
}

const COLOUR = {
  made: 'grey',
  proposed: 'yellow',
  agreed: 'green',
  not_agreed: 'grey',
  withdrawn: 'grey',
} as const;

function Decide({
  meetingId,
  amendment,
}: {
  readonly meetingId: string;
  readonly amendment: AmendmentView;
}) {
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(settleAmendment);
  const say = async (outcome: 'agreed' | 'not_agreed' | 'withdrawn') => {
    if ((await act(meetingId, amendment.id, outcome)) === null) return;
    announce(`Recorded: ${OUTCOME[outcome].toLowerCase()}.`);
    // The button that was pressed is about to go.
    document.getElementById(placeOf(amendment))?.focus();
  };
  const about = <span className="nhsuk-u-visually-hidden">: {amendment.stated}</span>;
  return (
    <>
      <ErrorSummary faults={formFaults(fault, {})} />
      <div className="button-row">
        {amendment.state === 'agreed' ? null : (
          <Button weight="secondary" busy={sending} onClick={() => say('agreed')}>
            The meeting agreed{about}
          </Button>
        )}
        {amendment.state === 'not_agreed' ? null : (
          <Button weight="secondary" busy={sending} onClick={() => say('not_agreed')}>
            Not agreed{about}
          </Button>
        )}
        <Button weight="quiet" busy={sending} onClick={() => say('withdrawn')}>
          Withdraw{about}
        </Button>
      </div>
    </>
  );
}
