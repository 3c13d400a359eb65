import type { At, Order } from './matrix-orders.ts';

/** Whatever is read of a meeting, by whoever may see the meeting. */
const READ = {
  own: '401 404 200 200 200 200 200 200 200 404 404 401',
  sent: '401 404 200 200 200 200 200 200 404 404 404 401',
  shut: '401 404 200 200 200 200 200 200 404 404 404 401',
  other: '401 404 404 404 404 404 404 404 404 200 404 401',
};

const meeting = (at: At): Order => ({ id: at.meeting });

/** The rows of what is asked about a draft and done about it. How to read them is said in matrix-table.ts. */
export const COMMENT_ROWS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  // What was asked and what was done.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id/comments/table': READ,
  'GET /api/meetings/:id/comments/table.csv': READ,
  'GET /api/meetings/:id/comments/table.json': READ,

  // What one has read, and what changed since.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id/changes-since-look': READ,
  'POST /api/meetings/:id/looks': {
    own: '401 404 204 204 204 204 204 204 204 404 404 401',
    sent: '401 404 204 204 204 204 204 204 404 404 404 401',
    shut: '401 404 204 204 204 204 204 204 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 204 404 401',
  },

  // It proposes no words: 422 for whoever may.
  //               pub for lay voi mem con cha sec dep els adm dis
  'POST /api/comments/:id/acceptance': {
    'own I': '401 404 403 403 403 403 422 422 403 404 404 401',
    'own II': '401 404 404 404 403 403 422 422 403 404 404 401',
    'own R': '401 404 403 403 403 404 422 422 403 404 404 401',
    'sent I': '401 404 403 403 403 403 422 422 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 422 404 401',
  },

  // It is put down to a lay member, and to nobody's seat: the holder of the seat is asked in a test of its own.
  //               pub for lay voi mem con cha sec dep els adm dis
  'POST /api/contributions/:id/confirmation': {
    'own I': '401 404 403 403 403 403 403 403 403 404 404 401',
    'own II': '401 404 404 404 403 403 403 403 403 404 404 401',
    'own R': '401 404 403 403 403 404 403 403 403 404 404 401',
    'sent I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 403 404 401',
  },
};

export const COMMENT_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'GET /api/meetings/:id/comments/table': meeting,
  'GET /api/meetings/:id/comments/table.csv': meeting,
  'GET /api/meetings/:id/comments/table.json': meeting,
  'GET /api/meetings/:id/changes-since-look': meeting,
  'POST /api/meetings/:id/looks': (at) => ({
    id: at.meeting,
    body: { looks: [{ itemId: `${at.meeting}-${at.zone}-item`, place: 1 }] },
  }),
  'POST /api/comments/:id/acceptance': (at) => ({
    id: at.world.newComment(at.meeting, at.zone),
    body: { words: null, reason: '' },
  }),
  'POST /api/contributions/:id/confirmation': (at) => ({
    id: `${at.meeting}-${at.zone}-contribution`,
    body: { wording: 'So it was.' },
  }),
};
