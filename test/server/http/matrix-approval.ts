import type { At, Order } from './matrix-orders.ts';

const READ = {
  own: '401 404 200 200 200 200 200 200 200 404 404 401',
  sent: '401 404 200 200 200 200 200 200 404 404 404 401',
  shut: '401 404 200 200 200 200 200 200 404 404 404 401',
  other: '401 404 404 404 404 404 404 404 404 200 404 401',
};

/** The rows of approval by a later meeting. How to read them is said in matrix-table.ts. No minutes here are
 *  unconfirmed: whoever may do it is told so (409). */
export const APPROVAL_ROWS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id/approval': READ,
  'GET /api/meetings/:id/approval/record': {
    'own I': '401 404 403 403 403 403 409 409 403 404 404 401',
    'own II': '401 404 404 404 403 403 409 409 403 404 404 401',
    'sent I': '401 404 403 403 403 403 409 409 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 409 404 401',
  },
  'POST /api/meetings/:id/approval': {
    'own I': '401 404 403 403 403 403 409 409 403 404 404 401',
    'own II': '401 404 404 404 403 403 409 409 403 404 404 401',
    'sent I': '401 404 403 403 403 403 409 409 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 409 404 401',
  },
  'POST /api/meetings/:id/approval/deferral': {
    'own I': '401 404 403 403 403 403 422 422 403 404 404 401',
    'own II': '401 404 404 404 403 403 422 422 403 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 422 404 401',
  },
  'POST /api/meetings/:id/approval/amendments': {
    'own I': '401 404 403 403 403 403 409 409 403 404 404 401',
    'own II': '401 404 404 404 403 403 409 409 403 404 404 401',
    'own R': '401 404 403 403 403 404 409 409 403 404 404 401',
    'sent I': '401 404 403 403 403 403 409 409 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 409 404 401',
  },
  // None was put to a meeting.
  'POST /api/meetings/:id/approval/amendments/:amendmentId':
    '401 404 404 404 404 404 404 404 404 404 404 401',
  'GET /api/meetings/:id/record': READ,
  'POST /api/meetings/:id/record/signature': {
    'own I': '401 404 403 403 403 403 409 403 403 404 404 401',
    'own II': '401 404 404 404 403 403 409 403 403 404 404 401',
    'shut I': '401 404 403 403 403 403 409 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 403 404 401',
  },
  'POST /api/meetings/:id/record/corrections': {
    'own I': '401 404 403 403 403 403 403 403 403 404 404 401',
    'own II': '401 404 404 404 403 403 403 403 403 404 404 401',
    'own R': '401 404 403 403 403 404 403 403 403 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 403 404 401',
  },
};

const part = ({ zone }: At) => (zone === 'II' ? 'II' : 'I');
const choice = (at: At) => ({ of: at.meeting, part: part(at), how: 'by_correspondence' });
const SHA = '0'.repeat(64);

export const APPROVAL_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'GET /api/meetings/:id/approval': ({ meeting }) => ({ id: meeting }),
  'GET /api/meetings/:id/approval/record': (at) => ({
    id: at.meeting,
    query: `?${new URLSearchParams({ ...choice(at), reason: 'It ends.' })}`,
  }),
  'POST /api/meetings/:id/approval': (at) => ({
    id: at.meeting,
    body: { ...choice(at), moverId: null, reason: 'It ends.', sha256: SHA },
  }),
  'POST /api/meetings/:id/approval/deferral': (at) => ({
    id: at.meeting,
    body: { of: at.meeting, part: part(at), reason: 'Later.' },
  }),
  'POST /api/meetings/:id/approval/amendments': ({ meeting, zone }) => ({
    id: meeting,
    body: {
      ...{ itemId: `${meeting}-${zone}-item`, blockId: 'none', from: 0, quote: '', words: 'Words' },
      reason: null,
    },
  }),
  'POST /api/meetings/:id/approval/amendments/:amendmentId': ({ meeting }) => ({
    id: meeting,
    also: 'none',
    body: { outcome: 'agreed' },
  }),
  'GET /api/meetings/:id/record': ({ meeting }) => ({ id: meeting }),
  'POST /api/meetings/:id/record/signature': (at) => ({
    id: at.meeting,
    body: { part: part(at), sha256: SHA },
  }),
  'POST /api/meetings/:id/record/corrections': (at) => ({
    id: at.meeting,
    body: {
      part: part(at),
      itemId: `${at.meeting}-${at.zone}-item`,
      note: 'Wrong.',
      minuteItemId: `${at.meeting}-${at.zone}-item`,
    },
  }),
};
