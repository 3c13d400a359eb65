import * as t from '#server/db/records-schema.ts';
import { must } from '#shared/lang/must.ts';
import type { ConstitutionSeat } from '#shared/protocol/http/constitution.ts';
import { APPOINT_ORDER, COMMITTEE_ORDER, SEAT_ORDER } from './constitution-orders.ts';
import { type Caller, startServer, type TestServer } from './test-server.ts';

/** 5 March 2018, 9am in London. */
const KEPT_BEGINS = Date.UTC(2018, 2, 5, 9);

/** A server whose clock the test holds, an administrator, and a committee that the administrator founded. */
export interface KeptCommittee {
  readonly server: TestServer;
  readonly admin: Caller;
  readonly committeeId: string;
  /** Moves the clock; sessions come to their end meanwhile. */
  goTo(instant: number): void;
  /** @returns the new seat's id */
  addSeat(told?: Record<string, unknown>): Promise<string>;
  /** @returns the ids of the appointment and of the person */
  appoint(
    seatId: string,
    told?: Record<string, unknown>,
  ): Promise<{ readonly id: string; readonly personId: string }>;
  seat(id: string, reader?: Caller): Promise<ConstitutionSeat>;
  /** What was written since the committee was founded, as deeds. */
  deeds(): readonly string[];
}

export async function startKeptCommittee(): Promise<KeptCommittee> {
  // It goes on between two moves, because work is put off by the clock.
  let offset = KEPT_BEGINS - performance.now();
  const server = await startServer({ now: () => offset + performance.now() });
  server.db.insert(t.person).values({ id: 'admin', name: 'Ada Admin', administrator: true }).run();
  const admin = await server.as('admin');
  const reached = server.db.select().from(t.auditEvent).all().length;
  const founded = await admin.post('/api/committees', { ...COMMITTEE_ORDER, name: 'Joint board' });
  const committeeId: string = founded.body.id;
  const read = async (reader: Caller) =>
    (await reader.get(`/api/committees/${committeeId}/constitution`)).body;
  return {
    server,
    admin,
    committeeId,
    goTo: (instant) => {
      offset = instant - performance.now();
    },
    addSeat: async (told = {}) => {
      const order = { ...SEAT_ORDER, firstDay: null, forEachParent: false, ...told };
      const added = await admin.post(`/api/committees/${committeeId}/seats`, order);
      return must(added.body.ids?.[0], `a seat: ${added.text}`);
    },
    appoint: async (seatId, told = {}) => {
      const done = await admin.post(`/api/seats/${seatId}/appointments`, {
        ...APPOINT_ORDER,
        ...told,
      });
      must(done.body.id, `an appointment: ${done.text}`);
      return done.body;
    },
    seat: async (id, reader = admin) =>
      must(
        (await read(reader)).seats.find((one: ConstitutionSeat) => one.id === id),
        'the seat',
      ),
    deeds: () =>
      server.db
        .select()
        .from(t.auditEvent)
        .all()
        .slice(reached)
        .map((one) => one.deed),
  };
}

/** The faults of a refusal, by the field they are about. */
export function faultsOf(answer: { readonly status: number; readonly body: unknown }) {
  const { fields = [], message } = answer.body as {
    fields?: readonly { path: string; message: string }[];
    message: string;
  };
  return fields.length === 0
    ? { status: answer.status, message }
    : {
        status: answer.status,
        ...Object.fromEntries(fields.map((one) => [one.path, one.message])),
      };
}
