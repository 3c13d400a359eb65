import { RECORD_NAMES } from '#client/editor/record-kinds.ts';
import { useRemovedRecords } from '#client/live/queries.ts';
import { instantInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Answered } from '../answered.tsx';

/** Records whose block was taken out of a minute: nothing is lost silently. */
export function RemovedTray({ meetingId }: { readonly meetingId: string }) {
  const removed = useRemovedRecords(meetingId);
  return (
    <section className="removed" aria-labelledby="removed-title">
      <h2 className="section__title" id="removed-title">
        Removed from the text
      </h2>
      <Answered of={removed} what="what was removed">
        {(records) =>
          records.length === 0 ? (
            <EmptyState>No decision, action, contribution or proposal was removed.</EmptyState>
          ) : (
            <>
              <p>
                These were taken out of the minutes. Undo brings one back, and so does pasting it in
                again.
              </p>
              <ul className="plain-list">
                {records.map((record) => (
                  <li key={record.id} className="removed__record">
                    <strong>{RECORD_NAMES[record.kind]}:</strong>{' '}
                    {record.text === '' ? <span className="unsaid">no words</span> : record.text}
                    <span className="quiet">
                      {' '}
                      ({record.itemTitle}, {instantInWords(record.removedAt)})
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  );
}
