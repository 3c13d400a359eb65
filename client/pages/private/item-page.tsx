import type { ReactNode } from 'react';
import { usePrivateBusiness } from '#client/live/part-two-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import type { MeetingDetail, MeetingItem } from '#shared/protocol/http/meeting.ts';
import type { PrivateBusiness } from '#shared/protocol/http/private-business.ts';
import { Answered } from '../answered.tsx';
import { NotFoundPage } from '../not-found/not-found-page.tsx';

export interface ItemPage {
  readonly meeting: MeetingDetail;
  readonly item: MeetingItem;
  readonly business: PrivateBusiness;
}

/** A page about one item, for those who decide whether it is private. To anybody else there is no such page. */
export function ItemPageFor({
  meetingId,
  itemId,
  children,
}: {
  readonly meetingId: string;
  readonly itemId: string;
  readonly children: (page: ItemPage) => ReactNode;
}) {
  const asked = useMeeting(meetingId);
  const business = usePrivateBusiness(meetingId);
  return (
    <Answered of={asked} what="the meeting" whole>
      {(meeting) => (
        <Answered of={business} what="the private business" whole>
          {(found) => {
            const item = meeting.items.find((one) => one.id === itemId);
            const decides = found.appearances.some((one) => one.itemId === itemId);
            if (item === undefined || !decides) return <NotFoundPage />;
            return children({ meeting, item, business: found });
          }}
        </Answered>
      )}
    </Answered>
  );
}

/** Where the deeds about an item are, for those who may do them. */
export const itemPageAt = (meetingId: string, itemId: string, page: 'private' | 'shown' | 'copy') =>
  `/meetings/${meetingId}/items/${itemId}/${page}`;
