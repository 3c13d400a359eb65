import type { At, Order } from './matrix-orders.ts';

/** The rows of agendas that go out, and of who was at a meeting. How to read them is said in matrix-table.ts. */
export const AGENDA_ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id/agenda-publication': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'POST /api/meetings/:id/agenda-publication': {
    'own I': '401 404 403 403 403 403 201 201 403 404 404 401',
    'own II': '401 404 404 404 403 403 201 201 403 404 404 401',
    'sent I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 201 404 401',
  },
  'GET /api/meetings/:id/attendance': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'POST /api/meetings/:id/attendance': {
    own: '401 404 403 403 403 403 204 204 403 404 404 401',
    sent: '401 404 403 403 403 403 204 204 404 404 404 401',
    shut: '401 404 403 403 403 403 403 403 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 204 404 401',
  },
};

export const AGENDA_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'GET /api/meetings/:id/agenda-publication': ({ meeting }) => ({ id: meeting }),
  'POST /api/meetings/:id/agenda-publication': ({ meeting, zone }) => ({
    id: meeting,
    body: {
      part: zone === 'II' ? 'II' : 'I',
      reason: null,
      scheme: null,
      withoutReferences: true,
    },
  }),
  'GET /api/meetings/:id/attendance': ({ meeting }) => ({ id: meeting }),
  'POST /api/meetings/:id/attendance': ({ meeting }) => ({
    id: meeting,
    body: { seats: [], others: [{ id: null, name: 'A visitor', note: null }], removed: [] },
  }),
};
