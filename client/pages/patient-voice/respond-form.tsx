import { respond } from '#client/live/deeds.ts';
import type { ContributionView } from '#shared/protocol/http/records.ts';
import { AnswerForm } from '../answer-form.tsx';

export function RespondForm({
  contribution,
  onClose,
}: {
  readonly contribution: ContributionView;
  readonly onClose: () => void;
}) {
  return (
    <AnswerForm
      id={`response-${contribution.id}`}
      className="prose"
      label="Response"
      hint="Say what will be done, or why nothing will be. The person who spoke can read it."
      missingWords="Enter a response"
      sendLabel="Record the response"
      sentWords="The response is recorded."
      send={(text) => respond(contribution.id, text)}
      onClose={onClose}
    />
  );
}
