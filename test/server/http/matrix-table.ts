import { AGENDA_ROWS } from './matrix-agenda.ts';
import { APPROVAL_ROWS } from './matrix-approval.ts';
import { COMMENT_ROWS } from './matrix-comments.ts';
import { FROZEN_ROWS } from './matrix-frozen.ts';
import { LIFE_ROWS } from './matrix-life.ts';
import { MEETING_ROWS } from './matrix-meetings.ts';
import { PUBLICATION_ROWS } from './matrix-publication.ts';
import { VERSION_ROWS } from './matrix-versions.ts';

/** Who may do what over HTTP: the one table to review. A row is a route of the router; in each row a line is
 *  where it is asked, if that matters: at which meeting (`own`: minutes being drafted; `sent`: minutes sent round; `shut`: a
 *  committee that has closed; `other`: another committee), and in which zone (`I`, `II`, or `R`: an item in
 *  Part I that the conflicted member is kept from). A cell is the status of the answer. 404 is the answer for
 *  what does not exist, byte for byte.
 *
 *  The columns, in order: the public, a former member, the lay member, Healthwatch, a member, the conflicted
 *  member, the chair, the secretary, the member’s deputy (at the meeting `own` alone), the secretary of the
 *  other committee, an administrator, somebody whose account was closed. */
export const MATRIX: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  // Open to anybody.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /healthz': '200 200 200 200 200 200 200 200 200 200 200 200',
  'GET /readyz': '200 200 200 200 200 200 200 200 200 200 200 200',
  'GET /metrics': '200 200 200 200 200 200 200 200 200 200 200 200',
  'GET /server-page.css': '200 200 200 200 200 200 200 200 200 200 200 200',
  'GET /signed-out': '200 200 200 200 200 200 200 200 200 200 200 200',
  'GET /sign-in': '200 200 200 200 200 200 200 200 200 200 200 200',
  'POST /sign-in': '400 400 400 400 400 400 400 400 400 400 400 400',
  'GET /sign-in/code': '200 200 200 200 200 200 200 200 200 200 200 200',
  'POST /sign-in/code': '400 400 400 400 400 400 400 400 400 400 400 400',
  'GET /sign-in/:token': '404 404 404 404 404 404 404 404 404 404 404 404',
  'POST /sign-in/:token': '404 404 404 404 404 404 404 404 404 404 404 404',
  'GET /sign-in/first/:token': '404 404 404 404 404 404 404 404 404 404 404 404',
  'POST /sign-in/first/:token': '404 404 404 404 404 404 404 404 404 404 404 404',
  'GET /sign-in/with/:id': '503 503 503 503 503 503 503 503 503 503 503 503',
  'GET /sign-in/with/callback/:id': '403 403 403 403 403 403 403 403 403 403 403 403',
  'GET /api/openapi.json': '200 200 200 200 200 200 200 200 200 200 200 200',

  // For everybody signed in, about themselves.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/me': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/home': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/live': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/session': '401 200 200 200 200 200 200 200 200 200 200 401',
  'POST /api/session/stay': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/account': '401 200 200 200 200 200 200 200 200 200 200 401',
  'POST /api/account/sessions/:id/end': '401 404 404 404 404 404 404 404 404 404 404 401',

  // Accounts.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/accounts': '401 404 404 404 404 404 404 404 404 404 200 401',
  'POST /api/accounts': '401 403 403 403 403 403 403 403 403 403 201 401',
  'POST /api/accounts/:id/address': '401 403 403 403 403 403 403 403 403 403 204 401',
  'POST /api/accounts/:id/closure': '401 403 403 403 403 403 403 403 403 403 204 401',
  'POST /api/accounts/:id/invitation': '401 403 403 403 403 403 403 403 403 403 204 401',
  'POST /api/accounts/:id/reopening': '401 403 403 403 403 403 403 403 403 403 204 401',
  'POST /api/accounts/:id/sessions/end': '401 403 403 403 403 403 403 403 403 403 204 401',

  // The committee.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/committees': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/committees/:id': {
    own: '401 404 200 200 200 200 200 200 200 404 200 401',
    shut: '401 404 200 200 200 200 200 200 404 404 200 401',
    other: '401 404 404 404 404 404 404 404 404 200 200 401',
  },
  'GET /api/committees/:id/meetings': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/committees/:id/patient-voice': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },

  // The constitution.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/bodies': '401 404 404 404 404 404 404 200 404 200 200 401',
  'GET /api/committees/:id/constitution': {
    own: '401 404 200 200 200 200 200 200 200 404 200 401',
    shut: '401 404 200 200 200 200 200 200 404 404 200 401',
    other: '401 404 404 404 404 404 404 404 404 200 200 401',
  },
  'GET /api/committees/:id/terms': {
    own: '401 404 200 200 200 200 200 200 200 404 200 401',
    shut: '401 404 200 200 200 200 200 200 404 404 200 401',
    other: '401 404 404 404 404 404 404 404 404 200 200 401',
  },
  'POST /api/areas': '401 404 403 403 403 403 403 201 403 201 201 401',
  'POST /api/organisations': '401 404 403 403 403 403 403 201 403 201 201 401',
  'POST /api/organisations/:id': '401 404 403 403 403 403 403 204 403 204 204 401',
  'POST /api/organisations/:id/merger': '401 404 403 403 403 403 403 204 403 204 204 401',
  'POST /api/people/:id': '401 404 404 404 404 404 404 204 404 404 204 401',
  'POST /api/committees': '401 403 403 403 403 403 403 403 403 403 201 401',
  'POST /api/committees/:id': {
    own: '401 404 403 403 403 403 403 204 403 404 204 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 204 401',
  },
  'POST /api/committees/:id/terms': {
    own: '401 404 403 403 403 403 403 201 403 404 201 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 201 201 401',
  },
  'POST /api/committees/:id/meetings': {
    own: '401 404 403 403 403 403 403 201 403 404 201 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 201 201 401',
  },
  'POST /api/committees/:id/seats': {
    own: '401 404 403 403 403 403 403 201 403 404 201 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 201 201 401',
  },
  'POST /api/seats/:id': {
    own: '401 404 403 403 403 403 403 204 403 404 204 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 204 401',
  },
  'POST /api/seats/:id/end': {
    own: '401 404 403 403 403 403 403 204 403 404 204 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 204 401',
  },
  'POST /api/seats/:id/appointments': {
    own: '401 404 403 403 403 403 403 201 403 404 201 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 201 201 401',
  },
  'POST /api/appointments/:id/confirmation': {
    own: '401 404 403 403 403 403 403 204 403 404 204 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 204 401',
  },
  'POST /api/appointments/:id/term': {
    own: '401 404 403 403 403 403 403 204 403 404 204 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 204 401',
  },
  'POST /api/appointments/:id/end': {
    own: '401 404 403 403 403 403 403 204 403 404 204 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 204 401',
  },
  // Nobody has an e-mail address here.
  'POST /api/appointments/:id/invitation': {
    own: '401 404 403 403 403 403 403 422 403 404 422 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 422 422 401',
  },
  'POST /api/appointments/:id/deputies': {
    own: '401 404 403 403 403 403 403 201 403 404 201 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 201 201 401',
  },
  'POST /api/deputies/:id/end': {
    own: '401 404 403 403 403 403 403 204 403 404 204 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 204 401',
  },

  // Who did what.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/audit': '401 404 404 404 404 404 404 404 404 404 200 401',
  'GET /api/audit/export': '401 404 404 404 404 404 404 404 404 404 200 401',
  'GET /api/committees/:id/audit': {
    own: '401 404 404 404 404 404 200 200 404 404 200 401',
    shut: '401 404 404 404 404 404 200 200 404 404 200 401',
    other: '401 404 404 404 404 404 404 404 404 200 200 401',
  },
  'GET /api/committees/:id/audit/export': {
    own: '401 404 404 404 404 404 200 200 404 404 200 401',
    shut: '401 404 404 404 404 404 200 200 404 404 200 401',
    other: '401 404 404 404 404 404 404 404 404 200 200 401',
  },

  ...MEETING_ROWS,
  ...AGENDA_ROWS,
  ...COMMENT_ROWS,
  ...APPROVAL_ROWS,
  ...LIFE_ROWS,
  ...VERSION_ROWS,
  ...FROZEN_ROWS,
  ...PUBLICATION_ROWS,

  // Last, because nothing is written on a closed committee, and because it ends the sessions.
  //               pub for lay voi mem con cha sec dep els adm dis
  // The secretary comes before the administrator.
  'POST /api/committees/:id/closure': {
    own: '401 404 403 403 403 403 403 204 403 404 403 401',
    shut: '401 404 403 403 403 403 403 403 404 404 403 401',
    other: '401 404 404 404 404 404 404 404 404 204 403 401',
  },
  'POST /api/account/sign-out-everywhere': '401 204 204 204 204 204 204 204 204 204 204 401',
  'POST /sign-out': '303 303 303 303 303 303 303 303 303 303 303 303',
};
