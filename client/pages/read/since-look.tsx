import { useChangesSinceLook } from '#client/live/queries.ts';
import { instantInWords } from '#client/ui/date-words.ts';
import type { ChangesSinceLook } from '#shared/protocol/http/looks.ts';

type Item = ChangesSinceLook['items'][number];

/** What changed since the reader last looked, item by item, in sentences; nothing for their first look. */
export function SinceLook({ meetingId }: { readonly meetingId: string }) {
  const { data } = useChangesSinceLook(meetingId);
  if (data === undefined || data.since === null) return null;
  const when = instantInWords(data.since);
  if (data.items.length === 0) {
    return <p className="since-look">Nothing has changed since you last looked ({when}).</p>;
  }
  return (
    <details className="nhsuk-details since-look" open>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          What changed since you last looked ({when})
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <ul className="plain-list">
          {data.items
            .filter((item) => item.state !== 'new')
            .map((item) => (
              <li key={item.itemId}>
                <ItemSince item={item} />
              </li>
            ))}
        </ul>
        <NeverLookedAt items={data.items.filter((item) => item.state === 'new')} />
      </div>
    </details>
  );
}

function NeverLookedAt({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <p className="since-look__item">You have not looked at these items before:</p>
      <ul>
        {items.map((item) => (
          <li key={item.itemId}>
            <LinkToItem item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ItemSince({ item }: { readonly item: Item }) {
  return (
    <>
      <p className="since-look__item">
        <LinkToItem item={item} />
      </p>
      {sentencesOf(item).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

function LinkToItem({ item }: { readonly item: Item }) {
  const place = `${item.part === 'II' ? 'Part II, item' : 'Item'} ${item.number}`;
  return (
    <a href={`#item-${item.itemId}`}>
      {item.reference ?? place}: {item.title}
    </a>
  );
}

/** What is told of an item that somebody looked at before, never nothing. */
export function sentencesOf({ state, told }: Pick<Item, 'state' | 'told'>): readonly string[] {
  return state === 'gone'
    ? ['What it said when you looked was deleted for good, so the changes cannot be told.']
    : told;
}
