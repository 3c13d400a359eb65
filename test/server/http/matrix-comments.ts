import type { At, Order } from './matrix-orders.ts';

/** The rows of what is asked about a draft and done about it. How to read them is said in matrix-table.ts. */
export const COMMENT_ROWS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
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
};

export const COMMENT_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'POST /api/comments/:id/acceptance': (at) => ({
    id: at.world.newComment(at.meeting, at.zone),
    body: { words: null, reason: '' },
  }),
};
