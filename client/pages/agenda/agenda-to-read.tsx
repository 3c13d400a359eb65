import { EmptyState } from '#client/ui/empty-state.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';
import { numberOf } from '../meeting/contents.tsx';
import { ItemFacts } from '../meeting/item-facts.tsx';
import { timeInAll } from './time-in-all.ts';

/** The agenda for those who do not write it. */
export function AgendaToRead({ items }: { readonly items: readonly MeetingItem[] }) {
  if (items.length === 0) return <EmptyState>This agenda has no items yet.</EmptyState>;
  return (
    <>
      <ol className="agenda-list">
        {items.map((item) => (
          <li key={item.id} className="agenda-item">
            <div className="agenda-item__side">
              <span className="agenda-item__number">{numberOf(item)}</span>
            </div>
            <div className="agenda-item__body">
              <h3 className="agenda-item__title">{item.title}</h3>
              {item.state === 'withdrawn' ? <Tag colour="grey">Withdrawn</Tag> : null}
              <ItemFacts item={item} />
            </div>
          </li>
        ))}
      </ol>
      <p className="agenda-total">{timeInAll(items)}</p>
    </>
  );
}
