import * as t from '#server/db/records-schema.ts';
import type { At, Order } from './matrix-orders.ts';

/** The rows of the history of texts. How to read them is said in matrix-table.ts. */
export const VERSION_ROWS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id/history': {
    own: '401 404 403 403 200 200 200 200 200 404 404 401',
    sent: '401 404 403 403 200 200 200 200 404 404 404 401',
    shut: '401 404 403 403 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/history, of an item': {
    'own I': '401 404 403 403 200 200 200 200 200 404 404 401',
    'own II': '401 404 403 403 200 200 200 200 200 404 404 401',
    'own R': '401 404 403 403 200 404 200 200 200 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/versions': {
    own: '401 404 403 403 200 200 200 200 200 404 404 401',
    sent: '401 404 403 403 200 200 200 200 404 404 404 401',
    shut: '401 404 403 403 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/versions/:snapshotId': {
    'own I': '401 404 403 403 200 200 200 200 200 404 404 401',
    'own II': '401 404 403 403 200 200 200 200 200 404 404 401',
    'shut I': '401 404 403 403 200 200 200 200 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'POST /api/meetings/:id/versions': {
    'own I': '401 404 403 403 403 403 201 201 403 404 404 401',
    'own II': '401 404 404 404 403 403 201 201 403 404 404 401',
    'sent I': '401 404 403 403 403 403 201 201 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 201 404 401',
  },
  'GET /api/meetings/:id/compare': {
    own: '401 404 403 403 200 200 200 200 200 404 404 401',
    sent: '401 404 403 403 200 200 200 200 404 404 404 401',
    shut: '401 404 403 403 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'POST /api/meetings/:id/items/:itemId/restoration': {
    'own I': '401 404 403 403 204 204 204 204 204 404 404 401',
    'own II': '401 404 404 404 204 204 204 204 204 404 404 401',
    'own R': '401 404 403 403 204 404 204 204 204 404 404 401',
    'sent I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
};

const meeting = ({ meeting }: At): Order => ({ id: meeting });
const itemOf = ({ meeting, zone }: At) => `${meeting}-${zone}-item`;

export const VERSION_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'GET /api/meetings/:id/history': meeting,
  'GET /api/meetings/:id/history, of an item': (at) => ({
    id: at.meeting,
    query: `?itemId=${itemOf(at)}`,
  }),
  'GET /api/meetings/:id/versions': meeting,
  'GET /api/meetings/:id/versions/:snapshotId': (at) => ({
    id: at.meeting,
    also: snapshotOf(at),
  }),
  'POST /api/meetings/:id/versions': ({ meeting, zone }) => ({
    id: meeting,
    body: { part: zone === 'II' ? 'II' : 'I', name: 'Before lunch' },
  }),
  'GET /api/meetings/:id/compare': ({ meeting }) => ({
    id: meeting,
    query: '?from=2018-03-01T12:00:00.000Z&to=now',
  }),
  'POST /api/meetings/:id/items/:itemId/restoration': (at) => ({
    id: at.meeting,
    also: itemOf(at),
    body: { version: 'now' },
  }),
};

function snapshotOf({ world, meeting, zone }: At): string {
  const id = `${meeting}-${zone}-snapshot`;
  const part = zone === 'II' ? 'II' : 'I';
  world.db
    .insert(t.snapshot)
    .values({ id, meetingId: meeting, part, kind: 'named', name: 'First', at: 1, by: 'secretary' })
    .onConflictDoNothing()
    .run();
  return id;
}
