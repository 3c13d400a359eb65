import { randomUUID } from 'node:crypto';
import {
  CANARY,
  idOf,
  type MeetingName,
  type Person,
  type Zone,
} from '#test/harness/access-facts.ts';
import type { AccessWorld } from '#test/harness/access-world.ts';
import {
  constitutionOrder,
  newAppointment,
  newDeputy,
  newSeat,
} from '#test/harness/constitution-orders.ts';
import { AGENDA_ORDERS } from './matrix-agenda.ts';
import { APPROVAL_ORDERS } from './matrix-approval.ts';
import { COMMENT_ORDERS } from './matrix-comments.ts';
import { FROZEN_ORDERS } from './matrix-frozen.ts';
import { LIFE_ORDERS } from './matrix-life.ts';
import { PUBLICATION_ORDERS } from './matrix-publication.ts';
import { VERSION_ORDERS } from './matrix-versions.ts';

/** Where a cell is asked: at which meeting, in which zone, by whom. */
export interface At {
  readonly meeting: MeetingName;
  readonly zone: Zone;
  readonly person: Person;
  readonly world: AccessWorld;
}

export interface Order {
  /** For the `:id` of the route. */
  readonly id?: string;
  /** For whatever else it names. */
  readonly also?: string;
  readonly query?: string;
  readonly body?: unknown;
}

const committeeOf = ({ meeting }: At) =>
  meeting === 'own' || meeting === 'sent' ? 'nwl-sjc' : meeting;
const thing = (what: string) => (at: At) => `${at.meeting}-${at.zone}-${what}`;
const item = thing('item');

/** An item that the deed uses up: each of the two who may has their own. */
const spare = (at: At) =>
  at.person === 'chair' || at.person === 'secretary'
    ? thing(`spare-${at.person}`)(at)
    : thing('spare')(at);

const committee = (at: At): Order => ({ id: committeeOf(at) });
const meeting = (at: At): Order => ({ id: at.meeting });
const INTEREST = {
  type: 'financial',
  description: 'Shares',
  relationship: null,
  mitigation: null,
  fromDay: null,
  toDay: null,
};

/** Of the member, or of somebody of the other committee. */
const declaredOn = (itemId: string) => ({
  personId: itemId.startsWith('other') ? 'elsewhere' : idOf('member'),
  declared: {
    kind: 'interest',
    type: 'financial',
    nature: 'Shares',
    interestId: null,
    itemIds: [itemId],
  },
});

const nothing = (): Order => ({});
const update = (body: (at: At) => object) => (at: At) => ({
  id: thing('action')(at),
  body: body(at),
});

const account =
  (body: object, closed = false) =>
  (at: At): Order => ({ id: at.world.newAccount(closed), body });

/** What keeps a constitution, done to a thing of the committee's own. */
const keeping =
  (route: string) =>
  (at: At): Order => {
    const { db } = at.world;
    const order: Order = constitutionOrder(route, db) ?? {};
    const committeeId = committeeOf(at);
    if (committeeId === 'nwl-sjc') return order;
    const seatId = newSeat(db, committeeId);
    const tenure = () =>
      newAppointment(db, {
        seatId,
        ...(route.endsWith('confirmation') ? { status: 'nominated', fromDay: null } : {}),
      });
    const ids: Record<string, () => string> = {
      committees: () => committeeId,
      seats: () => seatId,
      appointments: tenure,
      deputies: () => newDeputy(db, tenure()),
    };
    const body = { ...(order.body as object) };
    if (route === '/api/committees/:id')
      Object.assign(body, { name: `The committee ${committeeId}` });
    if (route.endsWith('deputies'))
      Object.assign(body, { meetingId: null, firstDay: '2026-01-01', lastDay: '2026-12-31' });
    return { id: ids[route.split('/')[2] ?? '']?.() ?? '', body };
  };

/** How each row of the matrix is asked: one line a route, and one more for each thing it may be asked to do.
 *  What is after the comma only tells rows apart. */
export const ORDERS: Readonly<Record<string, (at: At) => Order>> = {
  ...AGENDA_ORDERS,
  'GET /healthz': nothing,
  'GET /readyz': nothing,
  'GET /metrics': nothing,
  'GET /server-page.css': nothing,
  'GET /signed-out': nothing,
  'GET /sign-in': nothing,
  'POST /sign-in': nothing,
  'GET /sign-in/code': nothing,
  'POST /sign-in/code': nothing,
  'GET /sign-in/:token': () => ({ id: 'no-such-link' }),
  'POST /sign-in/:token': () => ({ id: 'no-such-link' }),
  'GET /sign-in/first/:token': () => ({ id: 'no-such-link' }),
  'POST /sign-in/first/:token': () => ({ id: 'no-such-link' }),
  'GET /sign-in/with/:id': () => ({ id: 'no-such-organisation' }),
  'GET /sign-in/with/callback/:id': () => ({ id: 'no-such-organisation' }),
  'GET /api/openapi.json': nothing,
  'GET /api/me': nothing,
  'GET /api/home': nothing,
  'GET /api/live': nothing,

  'GET /api/session': nothing,
  'POST /api/session/stay': () => ({ body: {} }),
  'GET /api/account': nothing,
  'POST /api/account/sessions/:id/end': () => ({ id: 'no-such-session', body: {} }),

  'GET /api/accounts': nothing,
  'POST /api/accounts': (at) => ({
    body: {
      name: 'Somebody new',
      email: `${at.world.newAccount()}@new.example.org`,
      administrator: false,
      invite: false,
    },
  }),
  'POST /api/accounts/:id/address': (at) => ({
    id: at.world.newAccount(),
    body: { email: `${at.world.newAccount()}@moved.example.org` },
  }),
  'POST /api/accounts/:id/closure': account({ reason: 'Left.' }),
  'POST /api/accounts/:id/invitation': account({}),
  'POST /api/accounts/:id/reopening': account({}, true),
  'POST /api/accounts/:id/sessions/end': account({}),

  'GET /api/committees': nothing,
  'GET /api/committees/:id': committee,
  'GET /api/committees/:id/meetings': committee,
  'GET /api/committees/:id/patient-voice': committee,

  'GET /api/bodies': nothing,
  'GET /api/committees/:id/constitution': committee,
  'GET /api/committees/:id/terms': committee,
  'POST /api/areas': keeping('/api/areas'),
  'POST /api/organisations': keeping('/api/organisations'),
  'POST /api/organisations/:id': keeping('/api/organisations/:id'),
  'POST /api/organisations/:id/merger': keeping('/api/organisations/:id/merger'),
  'POST /api/people/:id': keeping('/api/people/:id'),
  'POST /api/committees': keeping('/api/committees'),
  'POST /api/committees/:id': keeping('/api/committees/:id'),
  'POST /api/committees/:id/terms': keeping('/api/committees/:id/terms'),
  'POST /api/committees/:id/meetings': keeping('/api/committees/:id/meetings'),
  'POST /api/committees/:id/seats': keeping('/api/committees/:id/seats'),
  'POST /api/seats/:id': keeping('/api/seats/:id'),
  'POST /api/seats/:id/end': keeping('/api/seats/:id/end'),
  'POST /api/seats/:id/appointments': keeping('/api/seats/:id/appointments'),
  'POST /api/appointments/:id/confirmation': keeping('/api/appointments/:id/confirmation'),
  'POST /api/appointments/:id/term': keeping('/api/appointments/:id/term'),
  'POST /api/appointments/:id/end': keeping('/api/appointments/:id/end'),
  'POST /api/appointments/:id/invitation': keeping('/api/appointments/:id/invitation'),
  'POST /api/appointments/:id/deputies': keeping('/api/appointments/:id/deputies'),
  'POST /api/deputies/:id/end': keeping('/api/deputies/:id/end'),

  'GET /api/audit': nothing,
  'GET /api/audit/export': () => ({ query: '?format=csv' }),
  'GET /api/committees/:id/audit': committee,
  'GET /api/committees/:id/audit/export': (at) => ({ ...committee(at), query: '?format=csv' }),

  'GET /api/meetings/:id': meeting,
  'GET /api/meetings/:id/minutes': meeting,
  'GET /api/meetings/:id/gaps': meeting,
  'GET /api/meetings/:id/removed-records': meeting,
  'GET /api/meetings/:id/presence': meeting,
  'GET /api/meetings/:id/comments': meeting,
  'GET /api/documents/:id/last-good': (at) => ({ id: at.world.minuteOf(item(at)) }),
  'GET /api/documents/:id/last-good, notes': (at) => ({ id: at.world.notesOf(at.meeting) }),
  'GET /api/actions': nothing,
  'GET /api/actions/:id': (at) => ({ id: thing('action')(at) }),
  'GET /api/decisions': nothing,
  'GET /api/contributions': nothing,

  'POST /api/meetings/:id/presence': (at) => ({
    id: at.meeting,
    body: { tab: 'a', itemId: item(at) },
  }),
  'POST /api/meetings/:id/items': (at) => ({
    id: at.meeting,
    body: { part: at.zone === 'II' ? 'II' : 'I', title: 'One more' },
  }),
  'POST /api/meetings/:id/current-item': (at) => ({ id: at.meeting, body: { itemId: item(at) } }),
  'POST /api/items/:id/withdrawal': (at) => ({ id: thing('spare')(at), body: {} }),
  'POST /api/items/:id/appearance': (at) => ({
    id: item(at),
    body: { shownAs: 'restricted', neutralTitle: null },
  }),
  'POST /api/items/:id/privacy': (at) => ({
    id: spare(at),
    body: { shownAs: 'restricted', neutralTitle: null, reason: 'Commercial.' },
  }),
  'GET /api/meetings/:id/private-business': meeting,
  'POST /api/items/:id/public-copy': (at) => ({
    id: item(at),
    body: { title: 'In public', blocks: [{ at: 0, words: thing(`words-${CANARY}`)(at) }] },
  }),
  'GET /api/committees/:id/interests': committee,
  'POST /api/committees/:id/interests': (at) => ({
    id: committeeOf(at),
    body: { ...INTEREST, personId: at.meeting === 'other' ? 'elsewhere' : idOf('member') },
  }),
  'POST /api/committees/:id/interests/:interestId/end': (at) => ({
    id: committeeOf(at),
    also: at.world.newInterest(at.meeting === 'other' ? 'elsewhere' : idOf('member')),
    body: { toDay: null },
  }),
  'GET /api/meetings/:id/declarations': meeting,
  'POST /api/meetings/:id/declarations': (at) => ({ id: at.meeting, body: declaredOn(item(at)) }),
  'POST /api/declarations/:id/withdrawal': (at) => ({
    id: at.world.newDeclaration(at.meeting, at.zone),
    body: {},
  }),
  'GET /api/meetings/:id/exclusions': meeting,
  'POST /api/items/:id/exclusions': (at) => ({
    id: item(at),
    body: {
      // Each of the two who may excludes somebody else.
      personId: { chair: 'observer', elsewhere: 'elsewhere' }[at.person as string] ?? idOf('lay'),
      level: 'no_vote',
      reason: 'A conflict.',
    },
  }),
  'POST /api/exclusions/:id/level': (at) => ({
    id: at.world.newExclusion(at.meeting, at.zone),
    body: { level: 'no_discussion', reason: 'A conflict.' },
  }),
  'POST /api/exclusions/:id/end': (at) => ({
    id: at.world.newExclusion(at.meeting, at.zone),
    body: { reason: 'It is over.' },
  }),
  'POST /api/documents/:id/purge': (at) => ({
    id: at.world.minuteOf(item(at)),
    body: { reason: 'Wrong text pasted.' },
  }),
  'POST /api/documents/:id/purge, notes': (at) => ({
    id: at.world.notesOf(at.meeting),
    body: { reason: 'Wrong text pasted.' },
  }),

  'POST /api/meetings/:id/comments': (at) => ({
    id: at.meeting,
    body: {
      id: randomUUID(),
      itemId: item(at),
      blockId: null,
      from: 0,
      to: 0,
      quote: '',
      readAt: 1,
      kind: 'question',
      text: 'Why?',
      proposedText: null,
    },
  }),
  'POST /api/comments/:id/replies': (at) => ({ id: thing('comment')(at), body: { text: 'So.' } }),
  'POST /api/comments/:id/settlement': (at) => ({
    id: at.world.newComment(at.meeting, at.zone),
    body: { state: 'accepted', reason: '' },
  }),
  ...COMMENT_ORDERS,
  ...APPROVAL_ORDERS,
  ...LIFE_ORDERS,
  ...VERSION_ORDERS,
  ...FROZEN_ORDERS,
  ...PUBLICATION_ORDERS,
  'POST /api/comments/:id/withdrawal': (at) => ({
    id: at.world.newComment(at.meeting, at.zone),
    body: {},
  }),

  'POST /api/actions/:id/updates, progress': update(() => ({ kind: 'progress', note: 'On.' })),
  'POST /api/actions/:id/updates, due date': update(() => ({
    kind: 'due_moved',
    note: 'Later.',
    newDueDate: '2030-01-31',
  })),
  'POST /api/contributions/:id/responses': (at) => ({
    id: thing('contribution')(at),
    body: { text: 'Yes.' },
  }),

  'POST /api/committees/:id/closure': keeping('/api/committees/:id/closure'),

  // Last, because it ends the sessions.
  'POST /api/account/sign-out-everywhere': () => ({ body: {} }),
  'POST /sign-out': nothing,
};
