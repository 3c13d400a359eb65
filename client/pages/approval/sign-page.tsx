import { useState } from 'react';
import { useLocation } from 'wouter';
import { signMinutes, useSealedRecord } from '#client/live/approval-queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { RecordPage } from '#shared/protocol/http/approval.ts';
import { Answered } from '../answered.tsx';
import { formFaults } from '../form-faults.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { headingOf } from './approval-words.ts';
import { RecordText } from './record-text.tsx';

/** The chair of the approving meeting reads the text once more, and signs. */
export function SignPage({
  meetingId,
  part,
}: {
  readonly meetingId: string;
  readonly part: string;
}) {
  const page = useSealedRecord(meetingId);
  return (
    <Answered of={page} what="the record" whole>
      {(found) => <Sign page={found} part={part} />}
    </Answered>
  );
}

function Sign({ page, part }: { readonly page: RecordPage; readonly part: string }) {
  const [opened] = useState(page.parts.find((one) => one.part === part && one.maySign));
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(signMinutes);
  if (opened === undefined) return <NotFoundPage />;
  const back = `/meetings/${page.meetingId}/record`;
  const send = async () => {
    if (sending) return;
    const order = { part: opened.part, sha256: opened.sha256 };
    if ((await act(page.meetingId, order)) === null) return;
    announce('The minutes are signed.');
    navigate(back);
  };
  return (
    <>
      <BackLink href={back}>The record</BackLink>
      <PageHead title="Sign the minutes" caption={`${page.title}, ${dayInWords(page.date)}`}>
        <p>{headingOf({ date: page.date, part: opened.part })}, as they were approved.</p>
      </PageHead>
      <ErrorSummary faults={formFaults(fault, {})} />
      <RecordText text={opened.text} sha256={opened.sha256} />
      <Banner tone="warning">
        <p>
          <strong>This cannot be undone.</strong> Your name, your seat, the time and the hash of
          this text are sealed beside it.
        </p>
      </Banner>
      <Button busy={sending} onClick={send}>
        Sign this text
      </Button>
    </>
  );
}
