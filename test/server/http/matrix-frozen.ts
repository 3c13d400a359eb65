import { randomUUID } from 'node:crypto';
import { CANARY } from '#test/harness/access-facts.ts';
import { putLateEdit } from '#test/harness/late-edits-in.ts';
import type { At, Order } from './matrix-orders.ts';

/** The rows of minutes that were sent round: words that came too late (each is the member’s own), and what was
 *  changed since. How to read them is said in matrix-table.ts. */
export const FROZEN_ROWS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id/late-edits': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'POST /api/meetings/:id/late-edits/:late/comment': {
    'own I': '401 404 404 404 204 404 403 403 404 404 404 401',
    'own II': '401 404 404 404 204 404 403 403 404 404 404 401',
    'own R': '401 404 404 404 204 404 403 403 404 404 404 401',
    'sent I': '401 404 404 404 204 404 403 403 404 404 404 401',
    'shut I': '401 404 404 404 403 404 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 403 404 401',
  },
  'POST /api/meetings/:id/late-edits/:late/put-aside': {
    'own I': '401 404 404 404 204 404 403 204 404 404 404 401',
    'own II': '401 404 404 404 204 404 403 204 404 404 404 401',
    'own R': '401 404 404 404 204 404 403 204 404 404 404 401',
    'sent I': '401 404 404 404 204 404 403 204 404 404 404 401',
    'shut I': '401 404 404 404 204 404 403 204 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'GET /api/meetings/:id/amendments': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'POST /api/meetings/:id/amendments': {
    'own I': '401 404 403 403 403 403 403 403 403 404 404 401',
    'own II': '401 404 404 404 403 403 403 403 403 404 404 401',
    'own R': '401 404 403 403 403 404 403 403 403 404 404 401',
    'sent I': '401 404 403 403 403 403 403 201 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 403 404 401',
  },
};

const late =
  (body: object) =>
  (at: At): Order => ({
    id: at.meeting,
    also: putLateEdit(at.world.db, at.meeting, at.zone),
    body,
  });
const meeting = (at: At): Order => ({ id: at.meeting });

export const FROZEN_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'GET /api/meetings/:id/late-edits': meeting,
  'GET /api/meetings/:id/amendments': meeting,
  'POST /api/meetings/:id/late-edits/:late/comment': late({ note: '' }),
  'POST /api/meetings/:id/late-edits/:late/put-aside': late({}),
  'POST /api/meetings/:id/amendments': (at) => ({
    id: at.meeting,
    body: {
      id: randomUUID(),
      itemId: `${at.meeting}-${at.zone}-item`,
      blockId: `${at.meeting}-${at.zone}-words-${CANARY}-block`,
      read: `${at.meeting}-${at.zone}-words-${CANARY}`,
      wanted: `${at.meeting}-${at.zone}-words-${CANARY} corrected`,
      reason: 'A slip.',
    },
  }),
};
