import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from '#client/ui/button.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';
import { PreviousMinutes } from '../approval/previous-minutes.tsx';
import { ArisingActions } from './arising-actions.tsx';
import { numberOf } from './contents.tsx';
import { ItemFacts } from './item-facts.tsx';

/** One item of the meeting: its heading, what the agenda says of it, and its minute. */
export function ItemSection({
  item,
  meetingId,
  current,
  openComments,
  onStart,
  watch,
  children,
}: {
  readonly item: MeetingItem;
  readonly meetingId: string;
  readonly current: boolean;
  readonly openComments: number;
  /** Starts the item, or ends it. Not given to those who may not. */
  readonly onStart?: ((start: boolean) => void) | undefined;
  readonly watch: (element: HTMLElement | null) => void;
  readonly children: ReactNode;
}) {
  const headingId = `item-${item.id}-title`;
  return (
    <section
      className={current ? 'item item--current' : 'item'}
      id={`item-${item.id}`}
      aria-labelledby={headingId}
      ref={watch}
      tabIndex={-1}
    >
      <div className="item__head">
        <h2 className="item__title" id={headingId}>
          <span className="item__number">{numberOf(item)}</span> {item.title}
        </h2>
        {current ? <Tag colour="green">Being taken now</Tag> : null}
        {item.state === 'withdrawn' ? <Tag colour="grey">Withdrawn</Tag> : null}
        {onStart === undefined || (item.state === 'withdrawn' && !current) ? null : (
          <Button weight="quiet" onClick={() => onStart(!current)}>
            {current ? 'Finish this item' : 'Start this item'}
            <span className="nhsuk-u-visually-hidden">: {item.title}</span>
          </Button>
        )}
      </div>
      <ItemFacts item={item} />
      {item.standing === 'matters_arising' ? <ArisingActions meetingId={meetingId} /> : null}
      {item.standing === 'previous_minutes' ? (
        <PreviousMinutes meetingId={meetingId} part={item.part} />
      ) : null}
      {children}
      {openComments === 0 ? null : (
        <p className="item__comments">
          <Link href={`/meetings/${meetingId}/comments`}>
            {openComments === 1 ? '1 open comment' : `${openComments} open comments`}
            <span className="nhsuk-u-visually-hidden"> on {item.title}</span>
          </Link>
        </p>
      )}
    </section>
  );
}
