import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
}

/** A table that turns into a list of cards where there is no room for columns. The first column names
 *  the row. Roles are spelled out because `display: block` takes them away in some browsers. */
export function ResponsiveTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  even = false,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Columns of one width, so that tables below each other line up. */
  readonly even?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards
    <table className={even ? 'card-table card-table--even' : 'card-table'} role="table">
      <caption className="card-table__caption">{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards
            <th key={column.name} scope="col" role="columnheader">
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards
          <tr key={keyOf(row)} role="row">
            {columns.map((column, index) =>
              index === 0 ? (
                // biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards
                <th key={column.name} scope="row" role="rowheader">
                  {column.cell(row)}
                </th>
              ) : (
                // biome-ignore lint/a11y/noRedundantRoles: kept when the table is laid out as cards
                <td key={column.name} role="cell">
                  <span className="card-table__name" aria-hidden="true">
                    {column.name}
                  </span>
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
