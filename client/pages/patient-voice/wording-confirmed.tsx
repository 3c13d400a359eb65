import { Link } from 'wouter';
import { confirmationInWords } from '#client/editor/confirmation-note.tsx';
import { confirmWording } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { ContributionView } from '#shared/protocol/http/records.ts';

/** Whether whoever a contribution is put down to has confirmed its wording; for them, the way to do it. */
export function WordingConfirmed({ contribution }: { readonly contribution: ContributionView }) {
  const { id, meetingId, text, confirmation } = contribution;
  const { act, sending, fault } = useDeed(confirmWording);
  const announce = useAnnounce();
  const words = confirmationInWords(confirmation);
  if (words === null) return null;
  const confirm = async () => {
    if ((await act(id, text)) !== null) announce('You have confirmed the wording.');
  };
  return (
    <>
      <p>{confirmation.state === 'confirmed' ? words : <Tag colour="yellow">{words}</Tag>}</p>
      {confirmation.mayConfirm ? (
        <>
          <p>Is this how you said it?</p>
          {fault === null ? null : <p role="alert">{fault.message}</p>}
          <div className="button-row">
            <Button weight="secondary" busy={sending} onClick={confirm}>
              Confirm the wording
              <span className="nhsuk-u-visually-hidden">: {text}</span>
            </Button>
            <Link className="quiet-button" href={`/meetings/${meetingId}/read?suggest=${id}`}>
              Not as I said it: suggest other words
              <span className="nhsuk-u-visually-hidden"> for: {text}</span>
            </Link>
          </div>
        </>
      ) : null}
    </>
  );
}
