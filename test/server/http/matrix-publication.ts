import type { At, Order } from './matrix-orders.ts';

/** The rows of publishing and receiving. How to read them is said in matrix-table.ts. No minutes are approved at
 *  these meetings: whoever may publish is told that there is nothing yet (403), or that nothing waits (409). */
export const PUBLICATION_ROWS: Readonly<Record<string, string | Readonly<Record<string, string>>>> =
  {
    //               pub for lay voi mem con cha sec dep els adm dis
    'GET /published': '308 308 308 308 308 308 308 308 308 308 308 308',
    'GET /api/receiving': '401 200 200 200 200 200 200 200 200 200 200 401',
    'GET /api/meetings/:id/publication': {
      own: '401 404 200 200 200 200 200 200 200 404 404 401',
      sent: '401 404 200 200 200 200 200 200 404 404 404 401',
      shut: '401 404 200 200 200 200 200 200 404 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 200 404 401',
    },
    'POST /api/meetings/:id/publication/preview': {
      own: '401 404 404 404 404 404 403 403 404 404 404 401',
      shut: '401 404 404 404 404 404 403 403 404 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 403 404 401',
    },
    'POST /api/meetings/:id/publication/draft': {
      own: '401 404 403 403 403 403 403 403 403 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 403 404 401',
    },
    'POST /api/meetings/:id/publication/confirmation': {
      own: '401 404 403 403 409 403 409 409 409 404 404 401',
      sent: '401 404 403 403 409 403 409 409 404 404 404 401',
      shut: '401 404 403 403 409 403 409 409 404 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 409 404 401',
    },
    'POST /api/meetings/:id/publication/return': {
      own: '401 404 403 403 409 403 409 409 409 404 404 401',
      sent: '401 404 403 403 409 403 409 409 404 404 404 401',
      shut: '401 404 403 403 409 403 409 409 404 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 409 404 401',
    },
    'POST /api/meetings/:id/receipts': {
      own: '401 404 403 403 403 403 403 403 403 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 403 404 401',
    },
    'GET /api/meetings/:id/approved-minutes.json': {
      own: '401 404 404 404 404 404 404 404 404 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 404 404 401',
    },
    'GET /api/meetings/:id/approved-minutes.html': {
      own: '401 404 404 404 404 404 404 404 404 404 404 401',
      other: '401 404 404 404 404 404 404 404 404 404 404 401',
    },
    'GET /api/organisations/:id/secretaries': '401 404 404 404 404 404 404 200 404 200 200 401',
    'POST /api/organisations/:id/secretaries': '401 404 403 403 403 403 403 403 403 403 422 401',
    'POST /api/organisations/:id/secretaries/:secretaryId/end':
      '401 404 403 403 403 403 403 403 403 403 404 401',
  };

const HASH = 'ab'.repeat(32);
const CHOICES = { withheld: [], named: [], privateItems: 0 };
const at =
  (body?: unknown) =>
  ({ meeting }: At): Order => ({ id: meeting, body });

export const PUBLICATION_ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  'GET /api/meetings/:id/publication': at(),
  'POST /api/meetings/:id/publication/preview': at({ choices: CHOICES }),
  'POST /api/meetings/:id/publication/draft': at({ choices: CHOICES, sha256: HASH }),
  'POST /api/meetings/:id/publication/confirmation': at({ draftId: 'none', sha256: HASH }),
  'POST /api/meetings/:id/publication/return': at({ draftId: 'none', reason: 'A word is wrong.' }),
  'POST /api/meetings/:id/receipts': at({
    organisationId: 'ccg-brent',
    receivedOn: '2018-05-23',
    reference: null,
  }),
  'GET /api/meetings/:id/approved-minutes.json': at(),
  'GET /api/meetings/:id/approved-minutes.html': at(),
  'GET /api/organisations/:id/secretaries': () => ({ id: 'ccg-brent' }),
  'POST /api/organisations/:id/secretaries': () => ({
    id: 'ccg-brent',
    body: { personId: 'nobody', firstDay: '2018-04-01' },
  }),
  'POST /api/organisations/:id/secretaries/:secretaryId/end': () => ({
    id: 'ccg-brent',
    also: 'none',
    body: {},
  }),
};
