import { dayInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { PublicationView } from '#shared/protocol/http/publication.ts';

/** Which of the bodies that a committee is a committee of have received the minutes, and which have not. */
export function ReceivedTable({ bodies }: { readonly bodies: PublicationView['bodies'] }) {
  const received = bodies.filter((one) => one.receipt !== null).length;
  return (
    <section className="section" aria-labelledby="received">
      <h2 className="section__title" id="received">
        Who has received these minutes
      </h2>
      {bodies.length === 0 ? (
        <EmptyState>
          Bodies receive minutes once they are approved. Then this shows who has and who has not.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption={`${received} of ${bodies.length} bodies have received these minutes`}
          rows={bodies}
          keyOf={({ name }) => name}
          columns={[
            { name: 'Body', cell: ({ name }) => name },
            {
              name: 'Received',
              cell: ({ receipt }) =>
                receipt === null ? (
                  <span className="unsaid">Not yet</span>
                ) : (
                  dayInWords(receipt.receivedOn)
                ),
            },
            {
              name: 'Its own minute',
              cell: ({ receipt }) =>
                receipt === null ? '' : (receipt.reference ?? 'No reference recorded'),
            },
            { name: 'Written down by', cell: ({ receipt }) => receipt?.by ?? '' },
          ]}
        />
      )}
    </section>
  );
}
