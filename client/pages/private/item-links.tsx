import { Link } from 'wouter';
import type { Part } from '#shared/domain/vocabulary.ts';
import { itemPageAt } from './item-page.tsx';

/** What the secretary and the chair can do about an item and private business. */
export function ItemLinks({
  meetingId,
  itemId,
  part,
  named,
}: {
  readonly meetingId: string;
  readonly itemId: string;
  readonly part: Part;
  readonly named: string;
}) {
  const about = <span className="nhsuk-u-visually-hidden">: {named}</span>;
  return (
    <ul className="link-row link-row--small no-print">
      {part === 'I' ? (
        <li>
          <Link href={itemPageAt(meetingId, itemId, 'private')}>Move to Part II{about}</Link>
        </li>
      ) : (
        <>
          <li>
            <Link href={itemPageAt(meetingId, itemId, 'shown')}>What others see of it{about}</Link>
          </li>
          <li>
            <Link href={itemPageAt(meetingId, itemId, 'copy')}>Copy text to Part I{about}</Link>
          </li>
        </>
      )}
      <li>
        <Link href={`/meetings/${meetingId}/exclusions/new?item=${encodeURIComponent(itemId)}`}>
          Exclude somebody{about}
        </Link>
      </li>
    </ul>
  );
}
