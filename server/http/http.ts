import { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Accounts } from '#server/accounts/accounts.ts';
import type { FirstAdministrator } from '#server/accounts/first-administrator.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { Fault } from '#shared/protocol/http/fault.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/protocol-version.ts';
import { type AccountRoutesDeps, addAccountRoutes } from './account-routes.ts';
import { type AgendaRoutesDeps, addAgendaRoutes } from './agenda-routes.ts';
import { type ApprovalRoutesDeps, addApprovalRoutes } from './approval-routes.ts';
import { type AuditRoutesDeps, addAuditRoutes } from './audit-routes.ts';
import { addClientPages } from './client-pages.ts';
import { addCommentRoutes, type CommentRoutesDeps } from './comment-routes.ts';
import { addCommitteeRoutes, type CommitteeRoutesDeps } from './committee-routes.ts';
import { addConstitutionRoutes, type ConstitutionRoutesDeps } from './constitution-routes.ts';
import type { SignedInEnv } from './endpoint.ts';
import { statusOf } from './faults.ts';
import { addFrozenRoutes, type FrozenRoutesDeps } from './frozen-routes.ts';
import { addInterestRoutes, type InterestRoutesDeps } from './interest-routes.ts';
import { addLifeRoutes, type LifeRoutesDeps } from './life-routes.ts';
import type { createLive } from './live.ts';
import { addLookRoutes, type LookRoutesDeps } from './look-routes.ts';
import { addMeetingRoutes, type MeetingRoutesDeps } from './meeting-routes.ts';
import { ownOriginOnly } from './own-origin.ts';
import { pageStyle } from './page.ts';
import { addPrivateRoutes, type PrivateRoutesDeps } from './private-routes.ts';
import { addPublicationRoutes, type PublicationRoutesDeps } from './publication-routes.ts';
import { addPublishedRoutes, type PublishedRoutesDeps } from './published-routes.ts';
import { addRecordRoutes, type RecordRoutesDeps } from './record-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { addSignIn } from './sign-in.ts';
import type { SignInLetterDeps } from './sign-in-letter.ts';
import type { SignInWithDeps } from './sign-in-with.ts';
import { addVersionRoutes, type VersionRoutesDeps } from './version-routes.ts';

export interface HttpDeps extends PublishedRoutesDeps {
  readonly accounts: Accounts;
  readonly letters: SignInLetterDeps;
  readonly signInWith: SignInWithDeps;
  readonly first: FirstAdministrator;
  readonly committee: CommitteeRoutesDeps;
  readonly meeting: MeetingRoutesDeps;
  readonly agenda: AgendaRoutesDeps;
  readonly record: RecordRoutesDeps;
  readonly comment: CommentRoutesDeps;
  readonly look: LookRoutesDeps;
  readonly frozen: FrozenRoutesDeps;
  readonly constitution: ConstitutionRoutesDeps;
  readonly account: AccountRoutesDeps;
  readonly life: LifeRoutesDeps;
  readonly publication: PublicationRoutesDeps;
  readonly private: PrivateRoutesDeps;
  readonly interest: InterestRoutesDeps;
  readonly approval: ApprovalRoutesDeps;
  readonly audit: AuditRoutesDeps;
  readonly version: VersionRoutesDeps;
  readonly live: ReturnType<typeof createLive>;
  /** `null` when everything that must be writable is; else what is wrong, in words. */
  readonly trouble: () => string | null;
  /** The page of figures, for who brings this `Authorization`; `null`: there is no such page for them. */
  readonly metrics: (
    authorization: string | undefined,
  ) => Promise<{ readonly type: string; readonly text: string } | null>;
  /** Addresses the service is opened at besides its own host. */
  readonly publicOrigins: readonly string[];
  /** The folder of the built client. */
  readonly clientFolder: string;
  /** Random text, at least 128 bits. */
  readonly random: () => string;
  readonly reportError: (error: unknown) => void;
}

const MAX_BODY = 256 * 1024;

/** Everything that is served over HTTP. Thin: parse, ask a command or a query, answer. */
export function createHttp(deps: HttpDeps): Hono {
  const app = new Hono();
  app.use(...securityHeaders(deps.publicOrigins));
  app.use(ownOriginOnly(deps.publicOrigins));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: (c) => c.json(refusal('too-large', 'This is too long to send.'), 413),
    }),
  );
  app.onError((error, c) => {
    if (error instanceof DomainError) {
      const { code, message, fields } = error;
      const about = fields.length === 0 ? {} : { fields: [...fields] };
      return c.json({ code, message, ...about } satisfies Fault, statusOf[code]);
    }
    deps.reportError(error);
    return c.json(refusal('fault', 'Something went wrong here. Try again in a moment.'), 500);
  });

  app.get('/healthz', (c) => c.text('ready'));
  app.get('/readyz', (c) => {
    const trouble = deps.trouble();
    return trouble === null ? c.text('ready') : c.text(trouble, 503);
  });
  app.get('/metrics', async (c, next) => {
    const page = await deps.metrics(c.req.header('authorization'));
    return page === null ? next() : c.text(page.text, 200, { 'Content-Type': page.type });
  });
  app.get('/server-page.css', (c) => c.body(pageStyle, 200, { 'Content-Type': 'text/css' }));
  addSignIn(app, deps);
  addPublishedRoutes(app, deps);
  app.route('/', createApi(deps));
  addClientPages(app, deps);
  return app;
}

function createApi(deps: HttpDeps) {
  const api = new OpenAPIHono<SignedInEnv>();
  api.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Matters Arising', version: String(PROTOCOL_VERSION) },
  });
  api.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'private, no-store');
    const token = deps.accounts.readSessionCookie(c.req.header('cookie'));
    const session = token === null ? null : await deps.accounts.sessionOf(token);
    if (session === null) return c.json(refusal('signed-out', 'Sign in to see this.'), 401);
    c.set('person', session.personId);
    c.set('sessionKey', session.sessionKey);
    // Pages ask again by themselves whenever something changes; what they send, somebody does.
    if (c.req.method === 'POST' && !c.req.path.endsWith('/presence')) {
      deps.accounts.use(session.sessionKey);
    }
    return next();
  });
  addCommitteeRoutes(api, deps.committee);
  addMeetingRoutes(api, deps.meeting);
  addAgendaRoutes(api, deps.agenda);
  addRecordRoutes(api, deps.record);
  addCommentRoutes(api, deps.comment);
  addLookRoutes(api, deps.look);
  addFrozenRoutes(api, deps.frozen);
  addConstitutionRoutes(api, deps.constitution);
  addLifeRoutes(api, deps.life);
  addPublicationRoutes(api, deps.publication);
  addPrivateRoutes(api, deps.private);
  addInterestRoutes(api, deps.interest);
  addApprovalRoutes(api, deps.approval);
  addAuditRoutes(api, deps.audit);
  addVersionRoutes(api, deps.version);
  addAccountRoutes(api, deps.account);
  api.get('/api/live', (c) => deps.live(c, c.get('sessionKey')));
  api.all('/api/*', (c) => c.json(refusal('not-found', 'There is no such page.'), 404));
  return api;
}

function refusal(code: string, message: string): Fault {
  return { code, message };
}
