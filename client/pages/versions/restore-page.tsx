import '#client/editor/editor.scss';
import './versions.scss';
import { useLocation, useSearchParams } from 'wouter';
import { useMeeting } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { restoreVersion, useComparison } from '#client/live/version-queries.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { BackLink } from '#client/ui/back-link.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button, ButtonLink } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { begun } from '#shared/lang/capital.ts';
import type { MeetingDetail, MeetingItem } from '#shared/protocol/http/meeting.ts';
import type { Comparison } from '#shared/protocol/http/versions.ts';
import { Answered } from '../answered.tsx';
import { formFaults } from '../form-faults.ts';
import { meetingCaption } from '../meeting-words.ts';
import { NotFoundPage } from '../not-found/not-found-page.tsx';
import { sideInWords } from './compare-page.tsx';
import { ComparedTextSection } from './compared-text.tsx';
import { itemInShort } from './version-words.ts';

/** Puts an item's words back to those of a version, after a look at what that changes. */
export function RestorePage({
  meetingId,
  itemId,
}: {
  readonly meetingId: string;
  readonly itemId: string;
}) {
  const [search] = useSearchParams();
  const version = search.get('version') ?? '';
  const meeting = useMeeting(meetingId);
  const change = useComparison(meetingId, { from: 'now', to: version, itemId });
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => {
        const item = facts.items.find((one) => one.id === itemId);
        if (item === undefined) return <NotFoundPage />;
        return (
          <Answered of={change} what="the comparison" whole>
            {(found) => <Restore meeting={facts} item={item} change={found} version={version} />}
          </Answered>
        );
      }}
    </Answered>
  );
}

function Restore({
  meeting,
  item,
  change,
  version,
}: {
  readonly meeting: MeetingDetail;
  readonly item: MeetingItem;
  readonly change: Comparison;
  readonly version: string;
}) {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const { act, sending, fault } = useDeed(restoreVersion);
  const text = change.texts[0];
  const confirm = async () => {
    if (sending || (await act(meeting.id, item.id, version)) === null) return;
    announce(`${begun(itemInShort(item))} says again what it said.`);
    navigate(`/meetings/${meeting.id}#item-${item.id}`);
  };
  return (
    <>
      <BackLink href={`/meetings/${meeting.id}/history`}>History</BackLink>
      <PageHead
        title={`Put back the words of ${itemInShort(item)}`}
        caption={meetingCaption(meeting)}
      >
        <p>
          “{item.title}” will say again what it said in{' '}
          <strong>{sideInWords(change.to, meeting)}</strong>. Check what that changes first.
        </p>
      </PageHead>
      <ErrorSummary faults={formFaults(fault, {})} />
      {text === undefined || text.state === 'same' ? (
        <>
          <p>The item says the same now, so there is nothing to put back.</p>
          <ButtonLink href={`/meetings/${meeting.id}/history`}>Go to the history</ButtonLink>
        </>
      ) : (
        <>
          <ComparedTextSection text={text} meeting={meeting} />
          {text.mayRestore ? (
            <>
              <Banner>
                <p>
                  This is one more edit under your name. What stands there now stays in the history,
                  and can be put back in the same way. Others who are writing see it at once.
                </p>
              </Banner>
              <div className="button-row">
                <Button busy={sending} onClick={confirm}>
                  Put these words back
                </Button>
                <ButtonLink href={`/meetings/${meeting.id}/history`} weight="secondary">
                  Leave it as it is
                </ButtonLink>
              </div>
            </>
          ) : (
            <Banner tone="warning">
              <p>You cannot put these words back, because you cannot edit these minutes now.</p>
            </Banner>
          )}
        </>
      )}
    </>
  );
}
