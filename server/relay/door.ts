import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Journal, Log } from '#server/journal/journal.ts';
import { type DocumentId, type PersonId, toDocumentId } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import type { DocumentRules } from './document-rules.ts';
import type { DocumentRight, Gate } from './gate.ts';
import type { Refusal, RelayMeter } from './meter.ts';
import type { Admitted } from './session.ts';

/** What a request to come in turned out to be. */
export type Admission =
  | { readonly state: 'refused'; readonly status: 401 | 403 | 404 | 429 | 503 }
  | ({ readonly state: 'admitted' } & Admitted);

export interface DoorDeps {
  readonly gate: Gate;
  readonly journal: Pick<Journal, 'successorOf'>;
  readonly rules: DocumentRules;
  /** Origins besides our own host from which pages may connect. */
  readonly allowedOrigins: readonly string[];
  readonly meter: RelayMeter;
  readonly log: Log;
}

export type Door = (request: IncomingMessage) => Promise<Admission>;

export function createDoor({ gate, journal, rules, allowedOrigins, meter, log }: DoorDeps): Door {
  async function admit(request: IncomingMessage): Promise<Admission> {
    const address = URL.parse(request.url ?? '', 'http://relay');
    const document = address === null ? null : documentOf(address.pathname);
    if (address === null || document === null) return { state: 'refused', status: 404 };
    if (!isOurs(request, allowedOrigins)) return { state: 'refused', status: 403 };
    const identity = await gate.identify(request);
    if (identity === null) return { state: 'refused', status: 401 };
    const right = await rightTo(document, identity.personId);
    if (right === 'none') return { state: 'refused', status: 404 };
    const schema = address.searchParams.get('schema');
    return {
      state: 'admitted',
      document,
      identity,
      right,
      wantsNotices: address.searchParams.get('ack') === '1',
      pageIsCurrent: schema === null || schema === String(rules.schemaVersion),
    };
  }

  /** Of a document that was replaced, those who may see what has taken its place may be told so: its room
   *  does that, because it does not open. */
  async function rightTo(document: DocumentId, person: PersonId): Promise<DocumentRight> {
    const right = await gate.right(person, document);
    if (right !== 'none' && (await rules.knows(document))) return right;
    const successor = await journal.successorOf(document);
    if (successor !== null && (await gate.right(person, successor)) !== 'none') return 'view';
    if (right === 'none') log('A document was asked for without the right', { document, person });
    return 'none';
  }

  return async (request) => {
    try {
      const admission = await admit(request);
      if (admission.state === 'refused') meter.refused(WHY[admission.status]);
      return admission;
    } catch (error) {
      log('A request to connect could not be judged', { error: errorWithoutWords(error) });
      meter.refused('overload');
      return { state: 'refused', status: 503 };
    }
  };
}

const WHY: Record<Extract<Admission, { state: 'refused' }>['status'], Refusal> = {
  401: 'not_signed_in',
  403: 'foreign_origin',
  404: 'not_found',
  429: 'door_full',
  503: 'overload',
};

function documentOf(pathname: string): DocumentId | null {
  const name = /^\/sync\/([^/]+)$/.exec(pathname)?.[1];
  if (name === undefined) return null;
  try {
    return toDocumentId(decodeURIComponent(name));
  } catch {
    return null;
  }
}

/** Only a browser names the page that it acts for, and only people with a browser need protecting from
 *  foreign pages. */
function isOurs(request: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

const REASON = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
} as const;

/** Refuses before the upgrade. Cheap, because a stock client will ask again and again. */
export function refuse(socket: Duplex, status: keyof typeof REASON): void {
  socket.end(
    `HTTP/1.1 ${status} ${REASON[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}
