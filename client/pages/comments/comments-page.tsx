import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useComments, useMeeting } from '#client/live/queries.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { useHashTarget } from '#client/ui/hash-target.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { COMMENT_STATES } from '#shared/domain/comment.ts';
import { COMMENT_KINDS, inWords } from '#shared/domain/vocabulary.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { itemCitation } from '../cited.tsx';
import { FilterForm } from '../filter-form.tsx';
import { LateWords } from '../late/late-words.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { ASKED_AND_DONE, AskedAndDone } from './asked-and-done.tsx';
import {
  type CommentFilter,
  commentCountInWords,
  filterComments,
  readCommentFilter,
  writeCommentFilter,
} from './comment-filter.ts';
import { CommentThread } from './comment-thread.tsx';
import { aboutInWords } from './comment-words.ts';
import { whyNoComments } from './why-no-comments.ts';

export default function CommentsPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const comments = useComments(meetingId);
  useHashTarget(meeting.data !== undefined && comments.data !== undefined);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="comments" />
          <PageHead title="Comments" caption={meetingCaption(facts)}>
            <p>
              What people have said about these minutes, and what became of it.{' '}
              {facts.rights.comment ? (
                <>
                  To add a comment, choose a paragraph in the{' '}
                  <Link href={`/meetings/${facts.id}/read`}>reading view</Link>.
                </>
              ) : (
                whyNoComments(facts)
              )}
            </p>
          </PageHead>
          <Answered of={comments} what="the comments">
            {(all) => <CommentList comments={all} meeting={facts} />}
          </Answered>
          <LateWords meetingId={meetingId} />
        </>
      )}
    </Answered>
  );
}

function CommentList({
  comments,
  meeting,
}: {
  readonly comments: readonly CommentView[];
  readonly meeting: MeetingDetail;
}) {
  const [search, setSearch] = useSearchParams();
  const announce = useAnnounce();
  const filter = readCommentFilter(search);
  const shown = filterComments(comments, filter);
  const narrow = (wanted: CommentFilter) => {
    setSearch(writeCommentFilter(wanted));
    announce(commentCountInWords(filterComments(comments, wanted), comments));
  };
  if (comments.length === 0) {
    return <EmptyState>Nobody has commented on these minutes.</EmptyState>;
  }
  return (
    <>
      <CommentFilterForm
        key={search.toString()}
        meeting={meeting}
        filter={filter}
        onFilter={narrow}
      />
      <p>
        {commentCountInWords(shown, comments)}{' '}
        <a href={`#${ASKED_AND_DONE}`}>What was asked and what was done, as a table</a>
      </p>
      {shown.length === 0 ? (
        <EmptyState>No comment matches these filters.</EmptyState>
      ) : (
        <ul className="plain-list thread-list">
          {shown.map((comment) => (
            <li key={comment.id}>
              <CommentThread
                comment={comment}
                place={
                  <Link
                    className="quiet-button"
                    href={`/meetings/${meeting.id}/read#${
                      comment.state === 'withdrawn'
                        ? `item-${comment.itemId}`
                        : `comment-${comment.id}`
                    }`}
                  >
                    Read it in the minutes
                    <span className="nhsuk-u-visually-hidden">: {aboutInWords(comment)}</span>
                  </Link>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <AskedAndDone meetingId={meeting.id} filter={filter} />
    </>
  );
}

function CommentFilterForm({
  meeting,
  filter,
  onFilter,
}: {
  readonly meeting: MeetingDetail;
  readonly filter: CommentFilter;
  readonly onFilter: (filter: CommentFilter) => void;
}) {
  const [chosen, setChosen] = useState(() => Object.fromEntries(writeCommentFilter(filter)));
  return (
    <FilterForm
      label="Filter the comments"
      onApply={() => onFilter(readCommentFilter(new URLSearchParams(chosen)))}
      onClear={
        writeCommentFilter(filter).size > 0
          ? () => onFilter({ state: null, kind: null, itemId: null })
          : undefined
      }
    >
      <Select
        id="filter-state"
        label="State"
        value={chosen.state ?? ''}
        options={[
          { value: '', name: 'All' },
          ...COMMENT_STATES.map((state) => ({ value: state, name: inWords(state) })),
        ]}
        onChange={(state) => setChosen((before) => ({ ...before, state }))}
      />
      <Select
        id="filter-kind"
        label="Kind"
        value={chosen.kind ?? ''}
        options={[
          { value: '', name: 'All kinds' },
          ...COMMENT_KINDS.map((kind) => ({ value: kind, name: inWords(kind) })),
        ]}
        onChange={(kind) => setChosen((before) => ({ ...before, kind }))}
      />
      <Select
        id="filter-item"
        label="Item"
        value={chosen.item ?? ''}
        options={[
          { value: '', name: 'All items' },
          ...meeting.items.map((item) => ({
            value: item.id,
            name: itemCitation(item),
          })),
        ]}
        onChange={(item) => setChosen((before) => ({ ...before, item }))}
      />
    </FilterForm>
  );
}
