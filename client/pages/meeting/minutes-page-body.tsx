import type { Editor } from '@tiptap/core';
import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { EditorFactsContext } from '#client/editor/editor-facts.ts';
import { MinuteView } from '#client/editor/minute-view.tsx';
import { ProgressNote } from '#client/editor/progress-note.tsx';
import { MinuteToolbar } from '#client/editor/toolbar.tsx';
import type { Direction } from '#client/editor/walk-keys.ts';
import { startItem } from '#client/live/deeds.ts';
import { usePrivateBusiness } from '#client/live/part-two-queries.ts';
import { useComments, useMe, usePresence } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { Banner } from '#client/ui/banner.tsx';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { ItemId } from '#shared/ids.ts';
import type { MeetingDetail, MeetingItem, MeetingMinutes } from '#shared/protocol/http/meeting.ts';
import type { PrivateBusiness } from '#shared/protocol/http/private-business.ts';
import { editsPart, whyNotEdit } from '../late/after-freeze.ts';
import { ClosedMinute, InTheTrayOf } from '../late/closed-minute.tsx';
import { LateWords } from '../late/late-words.tsx';
import { isAllMinuted, isApproved } from '../meeting-words.ts';
import { ItemLinks } from '../private/item-links.tsx';
import { WithheldItems } from '../withheld-items.tsx';
import { blocksNow, isInAnother } from './block-ids-elsewhere.ts';
import { Contents } from './contents.tsx';
import { ItemSection } from './item-section.tsx';
import { LiveMinute } from './live-minute.tsx';
import { LostItems } from './lost-items.tsx';
import { useMeetingFacts } from './meeting-facts.ts';
import { MovedNote, useClosed } from './moved-note.tsx';
import { PurgeWords } from './purge-words.tsx';
import { RemovedTray } from './removed-tray.tsx';
import { SaveStatus } from './save-status.tsx';
import { useSaveState } from './use-documents.ts';
import { useLostItems } from './use-lost-items.ts';
import { useNear } from './use-near.ts';
import { usePresenceReport } from './use-presence-report.ts';
import { WordsAside } from './words-aside.tsx';
import { wordsOfMinute } from './words-of-minute.ts';
import { WordsRemoved } from './words-removed.tsx';

/** Each live item is a socket; so many are enough for any window. */
const MOST_LIVE = 12;
const NO_MOVES: PrivateBusiness['moved'] = [];

export function MinutesPageBody({
  pool,
  meeting,
  minutes,
}: {
  readonly pool: DocumentPool | null;
  readonly meeting: MeetingDetail;
  readonly minutes: MeetingMinutes;
}) {
  const { rights } = meeting;
  const save = useSaveState(pool);
  const facts = useMeetingFacts(meeting);
  const people = usePresence(meeting.id).data ?? [];
  const me = useMe().data?.person.id ?? null;
  const report = usePresenceReport(meeting.id);
  const openComments = (useComments(meeting.id).data ?? []).filter((one) => one.state === 'open');
  const start = useDeed(startItem);
  const moved = usePrivateBusiness(meeting.id).data?.moved ?? NO_MOVES;
  const lost = useLostItems(pool, meeting, useClosed(moved));
  const { near, watch } = useNear<ItemId>(MOST_LIVE);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [written, setWritten] = useState<ItemId | null>(null);
  const [inTray, setInTray] = useState<ReadonlySet<ItemId>>(new Set());
  const [caret, setCaret] = useState<{ itemId: ItemId; at: 'start' | 'end' } | null>(null);
  const gone = useCallback(
    (one: Editor) => setEditor((active) => (active === one ? null : active)),
    [],
  );

  const recordedBlocks = (item: MeetingItem) =>
    minutes.items.find((one) => one.itemId === item.id)?.blocks ?? [];
  const blocksOf = (item: MeetingItem) =>
    blocksNow(pool, { documentId: item.documentId, blocks: recordedBlocks(item) });
  const asRecorded = (item: MeetingItem) => (
    <MinuteView
      settled={isAllMinuted(meeting, item.part)}
      blocks={recordedBlocks(item)}
      names={facts.names}
      below={(record) => <ProgressNote record={record} />}
    />
  );

  const walkFrom = (item: MeetingItem) => (direction: Direction) => {
    const index = meeting.items.indexOf(item);
    const next = meeting.items[direction === 'down' ? index + 1 : index - 1];
    if (next === undefined) return false;
    setCaret({ itemId: next.id, at: direction === 'down' ? 'start' : 'end' });
    return true;
  };

  const minuteOf = (item: MeetingItem) => {
    const plain = (
      <MinuteView
        settled={isAllMinuted(meeting, item.part)}
        blocks={blocksOf(item)}
        names={facts.names}
        below={(record) => <ProgressNote record={record} />}
      />
    );
    if (inTray.has(item.id)) {
      return (
        <>
          <InTheTrayOf meeting={meeting} item={item} />
          {asRecorded(item)}
        </>
      );
    }
    const unsaved = pool?.owes(item.documentId) ?? false;
    const mayEdit = editsPart(meeting, item.part);
    if (!mayEdit && !unsaved) return plain;
    // Words that the server has not taken stay in sight when the right to edit ends.
    if (!mayEdit && pool !== null) {
      return (
        <ClosedMinute
          pool={pool}
          meeting={meeting}
          item={item}
          blocks={recordedBlocks(item)}
          onKept={() => setInTray((before) => new Set([...before, item.id]))}
        >
          {asRecorded(item)}
        </ClosedMinute>
      );
    }
    if (item.state === 'withdrawn' && !unsaved) {
      return (
        <>
          <p className="quiet">This item was withdrawn. Nobody can change its minute.</p>
          {plain}
        </>
      );
    }
    const waiting = <div className="minute-waiting">{plain}</div>;
    // The text that was last written in keeps its caret, however far the page is scrolled.
    const wanted = near.has(item.id) || written === item.id || caret?.itemId === item.id || unsaved;
    if (pool === null || !wanted) return waiting;
    return (
      <LiveMinute
        key={item.documentId}
        pool={pool}
        documentId={item.documentId}
        meetingId={meeting.id}
        title={item.title}
        placeholder="Write the minute. Type / to add a decision or an action."
        caret={caret?.itemId === item.id ? caret.at : null}
        onFocus={(focused) => {
          setEditor(focused);
          setWritten(item.id);
          setCaret(null);
          report(item.id);
        }}
        onGone={gone}
        onLeave={walkFrom(item)}
        isTakenElsewhere={(id) => isInAnother(pool, minutes.items, item.documentId, id)}
      >
        {waiting}
      </LiveMinute>
    );
  };

  const sectionOf = (item: MeetingItem) => (
    <ItemSection
      key={item.id}
      item={item}
      meetingId={meeting.id}
      current={item.id === meeting.currentItemId}
      openComments={openComments.filter((one) => one.itemId === item.id).length}
      onStart={
        rights.startItem && !isAllMinuted(meeting, item.part)
          ? (begins) => start.act(meeting.id, begins ? item.id : null)
          : undefined
      }
      watch={watch(item.id)}
    >
      {pool === null ? null : (
        <WordsAside
          pool={pool}
          documentId={item.documentId}
          title={item.title}
          wordsOf={wordsOfMinute}
          closed={moved.filter((one) => one.itemId === item.id).map((one) => one.from)}
        />
      )}
      {minuteOf(item)}
      <WordsRemoved all={meeting.wordsRemoved} documentId={item.documentId} />
      {rights.purgeDocuments && !isAllMinuted(meeting, item.part) ? (
        <PurgeWords documentId={item.documentId} of="minute" title={item.title} />
      ) : null}
      <MovedNote moved={moved} itemId={item.id} />
      {rights.makePrivate && item.state !== 'withdrawn' && !isApproved(meeting, item.part) ? (
        <ItemLinks meetingId={meeting.id} itemId={item.id} part={item.part} named={item.title} />
      ) : null}
    </ItemSection>
  );
  const editsSome = meeting.minutes.some((one) => one.edit);
  /** Where the other part is open, this one says why it is not. */
  const whyNotPart = (part: Part) =>
    editsSome && !editsPart(meeting, part) ? (
      <Banner>
        <p>{whyNotEdit(meeting, part)}</p>
      </Banner>
    ) : null;
  const open = meeting.items.filter((item) => item.part === 'I');
  const closed = meeting.items.filter((item) => item.part === 'II');

  return (
    <EditorFactsContext value={facts}>
      {editsSome ? (
        <div className="writing-bar">
          <MinuteToolbar editor={editor} />
          <SaveStatus save={save} />
        </div>
      ) : (
        <Banner>
          <p>
            {whyNotEdit(meeting, 'I')}{' '}
            <Link href={`/meetings/${meeting.id}/read`}>
              {rights.comment ? 'Read the draft and comment' : 'Read the minutes as a plain page'}
            </Link>
          </p>
        </Banner>
      )}
      {start.fault === null ? null : (
        <Banner tone="warning" status>
          <p>{start.fault.message}</p>
        </Banner>
      )}
      <LostItems count={lost} />
      <div className="meeting">
        <Contents
          items={meeting.items}
          currentItemId={meeting.currentItemId}
          people={people}
          me={me}
        />
        <div className="meeting__items">
          {meeting.items.length === 0 ? (
            <p className="empty-state">This meeting has no items yet. Add them on its agenda.</p>
          ) : null}
          {open.length === 0 ? null : whyNotPart('I')}
          {open.map(sectionOf)}
          {closed.length === 0 ? null : (
            <section className="private" aria-labelledby="private-title">
              <h2 className="private__title" id="private-title">
                Part II: private business
              </h2>
              <p className="quiet">Only those who take part in private business see this part.</p>
              {whyNotPart('II')}
              {closed.map(sectionOf)}
            </section>
          )}
          <WithheldItems items={meeting.withheldItems} />
          <LateWords meetingId={meeting.id} />
          {rights.seeRemoved ? <RemovedTray meetingId={meeting.id} /> : null}
        </div>
      </div>
    </EditorFactsContext>
  );
}
