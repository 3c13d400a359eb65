import '../meeting/meeting.scss';
import type { ReactNode } from 'react';
import type { CommitteeNames } from '#client/editor/committee-names.ts';
import { Confirmation, type ConfirmationNote } from '#client/editor/confirmation-note.tsx';
import { MinuteView } from '#client/editor/minute-view.tsx';
import { Button } from '#client/ui/button.tsx';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import type { MeetingItem, MeetingMinutes } from '#shared/protocol/http/meeting.ts';
import { PreviousMinutes } from '../approval/previous-minutes.tsx';
import { shortQuote } from '../comments/comment-words.ts';
import { suggestedIn } from '../comments/suggestion.ts';
import { ArisingActions } from '../meeting/arising-actions.tsx';
import { textOf } from './passage.ts';
import { SuggestedBeside } from './suggested-beside.tsx';

export interface ItemToReadProps {
  readonly meetingId: string;
  /** For whoever notes which items were before the reader's eyes. */
  readonly watch: (section: Element | null) => void;
  readonly item: MeetingItem;
  readonly blocks: MeetingMinutes['items'][number]['blocks'];
  readonly names: CommitteeNames;
  readonly confirmationOf: (contributionId: string) => ConfirmationNote | null;
  /** Nothing more will be minuted. */
  readonly settled: boolean;
  /** What stands is the record: what somebody suggested is read with the comments, and not among its words. */
  readonly approved: boolean;
  readonly mayComment: boolean;
  readonly commentsAt: (blockId: string) => readonly CommentView[];
  /** The comment being written at this item, and below which block; `null` for the whole item. */
  readonly formAt: { readonly blockId: string | null; readonly form: ReactNode } | null;
  /** The block that was being commented on has been removed by somebody. */
  readonly formIsLost: boolean;
  readonly onComment: (blockId: string | null) => void;
  readonly onOpen: (commentId: string) => void;
}

/** One item of the draft: its agenda facts, and its minute with a way to comment on each paragraph. */
export function ItemToRead({ item, blocks, names, formAt, ...props }: ItemToReadProps) {
  const heading = `item-${item.id}`;
  const title = `${item.number}. ${item.title.trim() === '' ? 'No title yet' : item.title}`;
  return (
    <section
      className="sheet reading__item"
      aria-labelledby={heading}
      ref={props.watch}
      data-item-id={item.id}
    >
      <h2 className="reading__title" id={heading} tabIndex={-1}>
        {item.part === 'II' ? <span className="reading__part">Part II, private </span> : null}
        {title}
      </h2>
      <p className="reading__facts">{factsInWords(item)}</p>
      {item.recommendation.trim() === '' ? null : (
        <p className="reading__recommendation">
          <strong>Recommendation:</strong> {item.recommendation}
        </p>
      )}
      {item.standing === 'matters_arising' ? <ArisingActions meetingId={props.meetingId} /> : null}
      {item.standing === 'previous_minutes' ? (
        <PreviousMinutes meetingId={props.meetingId} part={item.part} />
      ) : null}
      <MinuteView
        settled={props.settled}
        blocks={blocks}
        names={names}
        below={(record) => <Confirmation record={record} confirmationOf={props.confirmationOf} />}
        suggested={(id) => (props.approved ? [] : suggestedIn(props.commentsAt(id)))}
        beside={(block, id) => (
          <>
            <div className="block-tools">
              <CommentsHere comments={props.commentsAt(id)} onOpen={props.onOpen} />
              {props.mayComment && textOf(block.text).trim() !== '' ? (
                <Button weight="quiet" onClick={() => props.onComment(id)}>
                  Comment
                  <span className="nhsuk-u-visually-hidden">
                    {` on this ${BLOCK_NAME[block.kind]}: ${shortQuote(textOf(block.text))}`}
                  </span>
                </Button>
              ) : null}
            </div>
            {props.approved ? null : (
              <SuggestedBeside runs={block.text} comments={props.commentsAt(id)} />
            )}
            {formAt?.blockId === id ? formAt.form : null}
          </>
        )}
      />
      {props.mayComment ? (
        <p className="reading__whole">
          <Button weight="quiet" onClick={() => props.onComment(null)}>
            Comment on the whole item
            <span className="nhsuk-u-visually-hidden"> {title}</span>
          </Button>
        </p>
      ) : null}
      {formAt !== null && (formAt.blockId === null || props.formIsLost) ? formAt.form : null}
    </section>
  );
}

const BLOCK_NAME = {
  paragraph: 'paragraph',
  heading: 'heading',
  action: 'action',
  decision: 'decision',
  contribution: 'contribution',
  proposal: 'proposal',
};

function CommentsHere({
  comments,
  onOpen,
}: {
  readonly comments: readonly CommentView[];
  readonly onOpen: (commentId: string) => void;
}) {
  const [first] = comments;
  if (first === undefined) return null;
  return (
    <Button weight="quiet" onClick={() => onOpen(first.id)}>
      {comments.length === 1 ? '1 comment' : `${comments.length} comments`}
      <span className="nhsuk-u-visually-hidden"> on the text above: go to the first</span>
    </Button>
  );
}

function factsInWords(item: MeetingItem): string {
  const facts = [
    ...(item.reference === null ? [] : [`Minute reference ${item.reference}`]),
    item.purpose === null ? 'Purpose not recorded' : inWords(item.purpose),
    `Lead: ${item.lead ?? 'not recorded'}`,
    ...(item.state === 'deferred' || item.state === 'not_reached' ? [inWords(item.state)] : []),
  ];
  return facts.join('. ');
}
