import type { At, Order } from './matrix-orders.ts';

/** The rows of the life of minutes. How to read them is said in matrix-table.ts. Nobody gives a reason where one is
 *  asked for: whoever may make the move is told so (422), and the minutes stay where they are. */
export const LIFE_ROWS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id/life': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'POST /api/meetings/:id/minutes/:part/moves': {
    'own I': '401 404 403 403 403 403 403 422 403 404 404 401',
    'own II': '401 404 404 404 403 403 403 422 403 404 404 401',
    'sent I': '401 404 403 403 403 403 422 422 404 404 404 401',
    'sent II': '401 404 404 404 403 403 422 422 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 422 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 422 404 401',
  },
};

export const LIFE_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'GET /api/meetings/:id/life': ({ meeting }) => ({ id: meeting }),
  'POST /api/meetings/:id/minutes/:part/moves': ({ meeting, zone }) => ({
    id: meeting,
    also: zone === 'II' ? 'II' : 'I',
    body: {
      from: meeting === 'sent' ? 'circulated' : 'drafting',
      to: 'chair_review',
      reason: null,
      commentsUntil: null,
    },
  }),
};
