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
  'GET /api/openapi.json': '200 200 200 200 200 200 200 200 200 200 200 200',

  // For everybody signed in, about themselves.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/me': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/home': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/live': '401 200 200 200 200 200 200 200 200 200 200 401',

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

  // A meeting, read.
  //               pub for lay voi mem con cha sec dep els adm dis
  'GET /api/meetings/:id': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/minutes': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/gaps': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/removed-records': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/presence': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/meetings/:id/comments': {
    own: '401 404 200 200 200 200 200 200 200 404 404 401',
    sent: '401 404 200 200 200 200 200 200 404 404 404 401',
    shut: '401 404 200 200 200 200 200 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/documents/:id/last-good': {
    'own I': '401 404 200 200 200 200 200 200 200 404 404 401',
    'own II': '401 404 404 404 200 200 200 200 200 404 404 401',
    'own R': '401 404 200 200 200 404 200 200 200 404 404 401',
    'sent I': '401 404 200 200 200 200 200 200 404 404 404 401',
    'shut I': '401 404 200 200 200 200 200 200 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/documents/:id/last-good, notes': {
    own: '401 404 404 404 404 404 404 200 404 404 404 401',
    shut: '401 404 404 404 404 404 404 200 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/actions': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/actions/:id': {
    'own I': '401 404 200 200 200 200 200 200 200 404 404 401',
    'own II': '401 404 404 404 200 200 200 200 200 404 404 401',
    'own R': '401 404 200 200 200 404 200 200 200 404 404 401',
    'sent I': '401 404 200 200 200 200 200 200 404 404 404 401',
    'shut I': '401 404 200 200 200 200 200 200 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 200 404 401',
  },
  'GET /api/decisions': '401 200 200 200 200 200 200 200 200 200 200 401',
  'GET /api/contributions': '401 200 200 200 200 200 200 200 200 200 200 401',

  // A meeting, kept.
  //               pub for lay voi mem con cha sec dep els adm dis
  'POST /api/meetings/:id/presence': {
    'own I': '401 404 204 204 204 204 204 204 204 404 404 401',
    'own II': '401 404 404 404 204 204 204 204 204 404 404 401',
    'own R': '401 404 204 204 204 404 204 204 204 404 404 401',
    'sent I': '401 404 204 204 204 204 204 204 404 404 404 401',
    'shut I': '401 404 204 204 204 204 204 204 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/meetings/:id/items': {
    'own I': '401 404 403 403 403 403 201 201 403 404 404 401',
    'own II': '401 404 404 404 403 403 201 201 403 404 404 401',
    'sent I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 201 404 401',
  },
  'POST /api/meetings/:id/current-item': {
    'own I': '401 404 403 403 403 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 403 403 204 204 403 404 404 401',
    'own R': '401 404 403 403 403 404 204 204 403 404 404 401',
    'sent I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/items/:id/withdrawal': {
    'own I': '401 404 403 403 403 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 403 403 204 204 403 404 404 401',
    'own R': '401 404 403 403 403 404 204 204 403 404 404 401',
  },
  'POST /api/items/:id/appearance': {
    'own I': '401 404 403 403 403 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 403 403 204 204 403 404 404 401',
    'own R': '401 404 403 403 403 404 204 204 403 404 404 401',
    'sent I': '401 404 403 403 403 403 204 204 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/items/:id/privacy': {
    'own I': '401 404 403 403 403 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 403 403 409 409 403 404 404 401',
    'own R': '401 404 403 403 403 404 204 204 403 404 404 401',
  },
  'POST /api/documents/:id/purge': {
    'own I': '401 404 403 403 403 403 403 204 403 404 404 401',
    'own II': '401 404 404 404 403 403 403 204 403 404 404 401',
    'own R': '401 404 403 403 403 404 403 204 403 404 404 401',
    'sent I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/documents/:id/purge, notes': {
    own: '401 404 404 404 404 404 404 204 404 404 404 401',
    shut: '401 404 404 404 404 404 404 403 404 404 404 401',
    other: '401 404 404 404 404 404 404 404 404 204 404 401',
  },

  // Comments. Each is the member’s own.
  //               pub for lay voi mem con cha sec dep els adm dis
  'POST /api/meetings/:id/comments': {
    'own I': '401 404 201 201 201 201 201 201 201 404 404 401',
    'own II': '401 404 404 404 201 201 201 201 201 404 404 401',
    'own R': '401 404 201 201 201 404 201 201 201 404 404 401',
    'sent I': '401 404 201 201 201 201 201 201 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 201 404 401',
  },
  'POST /api/comments/:id/replies': {
    'own I': '401 404 403 403 204 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 204 403 204 204 403 404 404 401',
    'own R': '401 404 403 403 204 404 204 204 403 404 404 401',
    'sent I': '401 404 403 403 204 403 204 204 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/comments/:id/settlement': {
    'own I': '401 404 403 403 403 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 403 403 204 204 403 404 404 401',
    'own R': '401 404 403 403 403 404 204 204 403 404 404 401',
    'sent I': '401 404 403 403 403 403 204 204 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/comments/:id/withdrawal': {
    'own I': '401 404 403 403 204 403 403 403 403 404 404 401',
    'own II': '401 404 404 404 204 403 403 403 403 404 404 401',
    'own R': '401 404 403 403 204 404 403 403 403 404 404 401',
    'sent I': '401 404 403 403 204 403 403 403 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 403 404 401',
  },

  // Records. The action is the member’s.
  //               pub for lay voi mem con cha sec dep els adm dis
  'POST /api/actions/:id/updates, progress': {
    'own I': '401 404 403 403 204 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 204 403 204 204 403 404 404 401',
    'own R': '401 404 403 403 204 404 204 204 403 404 404 401',
    'sent I': '401 404 403 403 204 403 204 204 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/actions/:id/updates, due date': {
    'own I': '401 404 403 403 403 403 204 204 403 404 404 401',
    'own II': '401 404 404 404 403 403 204 204 403 404 404 401',
    'own R': '401 404 403 403 403 404 204 204 403 404 404 401',
    'sent I': '401 404 403 403 403 403 204 204 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },
  'POST /api/contributions/:id/responses': {
    'own I': '401 404 403 403 204 204 204 204 204 404 404 401',
    'own II': '401 404 404 404 204 204 204 204 204 404 404 401',
    'own R': '401 404 403 403 204 404 204 204 204 404 404 401',
    'sent I': '401 404 403 403 204 204 204 204 404 404 404 401',
    'shut I': '401 404 403 403 403 403 403 403 404 404 404 401',
    'other I': '401 404 404 404 404 404 404 404 404 204 404 401',
  },

  // Last, because it ends the sessions.
  //               pub for lay voi mem con cha sec dep els adm dis
  'POST /sign-out': '303 303 303 303 303 303 303 303 303 303 303 303',
};

/** Who gets a socket to what, and whether words sent there are taken in. Columns as above. */
export const SOCKETS: Readonly<Record<string, string>> = {
  'own-agenda-I.1': '401  404  view view edit 404  edit edit edit 404  404  401',
  'own-agenda-II.1': '401  404  404  404  edit edit edit edit edit 404  404  401',
  'own-I-item-minute.1': '401  404  view view edit edit edit edit edit 404  404  401',
  'own-II-item-minute.1': '401  404  404  404  edit edit edit edit edit 404  404  401',
  'own-R-item-minute.1': '401  404  view view edit 404  edit edit edit 404  404  401',
  'own-notes-document.1': '401  404  404  404  404  404  404  edit 404  404  404  401',
  'sent-agenda-I.1': '401  404  view view view 404  view view 404  404  404  401',
  'sent-agenda-II.1': '401  404  404  404  view view view view 404  404  404  401',
  'sent-I-item-minute.1': '401  404  view view view view view view 404  404  404  401',
  'sent-II-item-minute.1': '401  404  404  404  view view view view 404  404  404  401',
  'sent-R-item-minute.1': '401  404  view view view 404  view view 404  404  404  401',
  'sent-notes-document.1': '401  404  404  404  404  404  404  edit 404  404  404  401',
  'shut-agenda-I.1': '401  404  view view view 404  view view 404  404  404  401',
  'shut-agenda-II.1': '401  404  404  404  view view view view 404  404  404  401',
  'shut-I-item-minute.1': '401  404  view view view view view view 404  404  404  401',
  'shut-II-item-minute.1': '401  404  404  404  view view view view 404  404  404  401',
  'shut-R-item-minute.1': '401  404  view view view 404  view view 404  404  404  401',
  'shut-notes-document.1': '401  404  404  404  404  404  404  view 404  404  404  401',
  'other-agenda-I.1': '401  404  404  404  404  404  404  404  404  edit 404  401',
  'other-agenda-II.1': '401  404  404  404  404  404  404  404  404  edit 404  401',
  'other-I-item-minute.1': '401  404  404  404  404  404  404  404  404  edit 404  401',
  'other-II-item-minute.1': '401  404  404  404  404  404  404  404  404  edit 404  401',
  'other-R-item-minute.1': '401  404  404  404  404  404  404  404  404  edit 404  401',
  'other-notes-document.1': '401  404  404  404  404  404  404  404  404  edit 404  401',
  'no-such-document.1': '401  404  404  404  404  404  404  404  404  404  404  401',
};
