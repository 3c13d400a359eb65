import type { ReactNode } from 'react';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { WithheldPlace } from '#shared/domain/publication.ts';
import type { PublicVersion } from '#shared/protocol/http/publication.ts';

type Panes = PublicVersion['panes'];

/** A place of the record that may be withheld, with what stands there and what the public reads. */
export interface PaneRow {
  readonly key: string;
  readonly name: string;
  readonly place: WithheldPlace;
  readonly internal: string;
  readonly public: string | null;
  /** Words within it can be withheld. */
  readonly phrases: boolean;
}

/** What stands beside the minutes has no place in them. */
type ToldRow = Omit<PaneRow, 'place'> & { readonly place: WithheldPlace | null };

/** What was approved beside what the public reads, item by item.
 *  @param deeds what can be done about a place; without it the tables are for reading */
export function PanesTable({
  panes,
  deeds,
}: {
  readonly panes: Panes;
  readonly deeds?: (row: PaneRow) => ReactNode;
}) {
  const groups = groupsOf(panes).filter((group) => group.rows.length > 0);
  return groups.map(({ name, rows }) => (
    <ResponsiveTable
      key={name}
      caption={name}
      even
      rows={rows}
      keyOf={(row) => row.key}
      columns={[
        { name: 'Place', cell: (row: ToldRow) => row.name },
        { name: 'In the minutes', cell: (row) => <p className="pane">{row.internal}</p> },
        {
          name: 'As the public reads it',
          cell: (row) =>
            row.public === null ? (
              <p className="pane note">The same words</p>
            ) : (
              <p className="pane">
                <strong>{row.public}</strong>
              </p>
            ),
        },
        ...(deeds === undefined
          ? []
          : [
              {
                name: 'Withhold',
                cell: ({ place, ...row }: ToldRow) =>
                  place === null ? (
                    <p className="pane note">With what it is about</p>
                  ) : (
                    deeds({ ...row, place })
                  ),
              },
            ]),
      ]}
    />
  ));
}

function groupsOf({
  items,
  attendance,
  declarations,
  corrections,
}: Panes): readonly { readonly name: string; readonly rows: readonly ToldRow[] }[] {
  return [
    ...items.map((item) => ({
      name: `Item ${item.number}${item.reference === null ? '' : `, minute ${item.reference}`}: ${item.title.internal}`,
      rows: itemRows(item),
    })),
    {
      name: 'Attendance',
      rows: attendance.map((one) => ({
        ...one,
        key: `attendee-${one.index}`,
        name: one.unseated ? 'In attendance' : 'Seat',
        place: { kind: 'attendee' as const, index: one.index },
        phrases: false,
      })),
    },
    {
      name: 'Declarations of interests',
      rows: declarations.map((one) => ({
        ...one,
        key: `declaration-${one.index}`,
        name: 'Declaration',
        place: { kind: 'declaration' as const, index: one.index },
        phrases: false,
      })),
    },
    {
      name: 'Later corrections',
      rows: corrections.map((one, index) => ({
        ...one,
        key: `correction-${index}`,
        name: 'Correction',
        place: null,
        phrases: false,
      })),
    },
  ];
}

function itemRows({ itemId, title, recommendation, blocks }: Panes['items'][number]): PaneRow[] {
  const row = (kind: 'title' | 'recommendation', name: string, pane: typeof title): PaneRow => ({
    ...pane,
    key: `${itemId}-${kind}`,
    name,
    place: { kind, itemId },
    phrases: false,
  });
  return [
    row('title', 'Title', title),
    ...(recommendation === null ? [] : [row('recommendation', 'Recommendation', recommendation)]),
    ...blocks.map((one) => ({
      key: `${itemId}-${one.block}`,
      name: one.kind,
      place: { kind: 'paragraph' as const, itemId, block: one.block },
      internal: one.internal,
      public: one.public,
      phrases: true,
    })),
  ];
}
