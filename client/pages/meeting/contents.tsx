import type { ItemId } from '#shared/ids.ts';
import type { MeetingItem, PresenceEntry } from '#shared/protocol/http/meeting.ts';

/** The items of the meeting, who is at each, and which one is being taken: all of it in words. */
export function Contents({
  items,
  currentItemId,
  people,
  me,
}: {
  readonly items: readonly MeetingItem[];
  readonly me: string | null;
  readonly currentItemId: ItemId | null;
  readonly people: readonly PresenceEntry[];
}) {
  return (
    <nav className="contents" aria-label="Items">
      <h2 className="contents__title">Items</h2>
      <ol className="contents__list">
        {items.map((item) => {
          const here = people.filter((one) => one.itemId === item.id);
          const current = item.id === currentItemId;
          return (
            <li
              key={item.id}
              className={current ? 'contents__item contents__item--current' : 'contents__item'}
            >
              <a
                className="contents__link"
                href={`#item-${item.id}`}
                aria-current={current ? 'true' : undefined}
              >
                <span className="contents__number">{numberOf(item)}</span>
                <span>{item.title}</span>
              </a>
              {item.reference === null ? null : <span className="quiet">{item.reference}</span>}
              {current ? <span className="contents__now">Being taken now</span> : null}
              {item.state === 'withdrawn' ? <span className="quiet">Withdrawn</span> : null}
              {here.length === 0 ? null : (
                <span className="contents__here">
                  <span className="nhsuk-u-visually-hidden">Here: </span>
                  {here.map(({ person }) => person.name).join(', ')}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <PeopleHere items={items} people={people} me={me} />
    </nav>
  );
}

function PeopleHere({
  items,
  people,
  me,
}: {
  readonly me: string | null;
  readonly items: readonly MeetingItem[];
  readonly people: readonly PresenceEntry[];
}) {
  return (
    <div className="people-here">
      <h2 className="contents__title">Who is here</h2>
      {people.length === 0 ? (
        <p className="quiet">Nobody else is on this page.</p>
      ) : (
        <ul className="plain-list">
          {people.map(({ person, itemId }) => {
            const item = items.find((one) => one.id === itemId);
            return (
              <li key={person.id}>
                {person.id === me ? 'You' : person.name}
                <span className="quiet">
                  {item === undefined ? ', not at an item' : `, at item ${numberOf(item)}`}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** Items of the private part are told apart by their number too. */
export function numberOf(item: Pick<MeetingItem, 'part' | 'number'>): string {
  return item.part === 'I' ? String(item.number) : `P${item.number}`;
}
