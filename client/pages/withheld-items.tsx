import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { hidesItem, levelInWords } from './interests/interest-words.ts';

/** What the reader is shown of items that they may not see, as the chair chose. There is nothing to open. */
export function WithheldItems({ items }: { readonly items: MeetingDetail['withheldItems'] }) {
  if (items.length === 0) return null;
  return (
    <section className="section" aria-labelledby="withheld">
      <h2 className="section__title" id="withheld">
        Not shown to you
      </h2>
      <ul className="sheet task-list">
        {items.map(({ part, number, title, excluded }) => (
          <li className="task-list__task" key={`${part} ${number}`}>
            <p>
              <strong>{title}</strong>{' '}
              <span className="quiet">
                Part {part}, item {number}
              </span>
            </p>
            {excluded !== null && hidesItem(excluded.level) ? (
              <p>
                The chair has excluded you from this item ({levelInWords(excluded.level)}). Reason:{' '}
                {excluded.reason}
              </p>
            ) : (
              <p className="quiet">Private business. Only those who take part in it see it.</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
