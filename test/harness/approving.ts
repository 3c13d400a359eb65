import { eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { MinutesState, Part } from '#shared/domain/vocabulary.ts';
import { putMinutes } from './minutes-in.ts';
import { type Caller, startServer, type TestServer } from './test-server.ts';

/** The demonstration with the minutes of 1 March 2018 unconfirmed, and a meeting after it. */
export interface ApprovingWorld {
  readonly server: TestServer;
  readonly db: RecordsDatabase;
  readonly secretary: Caller;
  readonly chair: Caller;
  /** The meeting whose minutes wait, and the one that is to approve them. */
  readonly march: string;
  readonly april: string;
  /** The very text that would be sealed. */
  show(how: string, more?: Readonly<Record<string, string>>): ReturnType<Caller['get']>;
  approve(how: string, more?: Readonly<Record<string, unknown>>): ReturnType<Caller['post']>;
  /** Puts an amendment to the words of an item, and records what the meeting said. */
  amend(words: Amendment, outcome?: string): Promise<string>;
}

interface Amendment {
  readonly itemId: string;
  readonly blockId: string;
  readonly from: number;
  readonly quote: string;
  readonly words: string;
}

export const MARCH = 'sjc-2018-03-01';

export async function startApprovingWorld(
  state: MinutesState = 'unconfirmed',
  parts: readonly Part[] = ['I'],
): Promise<ApprovingWorld> {
  const server = await startServer({
    prepare: (db) => putMinutes(db, MARCH, state, { parts }),
  });
  const secretary = await server.as('secretary');
  const chair = await server.as('chair');
  const april = await addMeeting(server, secretary, '2030-04-11');
  const choice = (how: string) => ({ of: MARCH, part: 'I', how });
  const show: ApprovingWorld['show'] = (how, more = {}) =>
    secretary.get(
      `/api/meetings/${april}/approval/record?${new URLSearchParams({ ...choice(how), ...more })}`,
    );
  return {
    ...{ server, db: server.db, secretary, chair, march: MARCH, april, show },
    approve: async (how, more = {}) => {
      const shown = await show(how);
      return secretary.post(`/api/meetings/${april}/approval`, {
        ...{ ...choice(how), moverId: null, reason: null, sha256: shown.body.sha256 },
        ...more,
      });
    },
    amend: async (words, outcome) => {
      const put = await secretary.post(`/api/meetings/${april}/approval/amendments`, {
        ...words,
        reason: null,
      });
      const id = put.body.amendmentId;
      if (outcome !== undefined) {
        await secretary.post(`/api/meetings/${april}/approval/amendments/${id}`, { outcome });
      }
      return id;
    },
  };
}

export async function addMeeting(
  server: TestServer,
  secretary: Caller,
  date: string,
): Promise<string> {
  const added = await secretary.post('/api/committees/nwl-sjc/meetings', {
    title: 'Shadow Joint Committee',
    date,
    startsAt: null,
    venue: null,
  });
  await server.app.projector.settled();
  return added.body.id;
}

/** Records for each seat of the chair whether they were at a meeting. */
export function putChairAt(
  db: RecordsDatabase,
  meetingId: string,
  code: 'apologies' | 'deputised' | 'present',
) {
  const seats = db.select().from(t.appointment).where(eq(t.appointment.personId, 'chair')).all();
  for (const { seatId } of seats) {
    db.insert(t.attendance)
      .values({ id: seatId, meetingId, seatId, code, by: 'secretary', at: 1 })
      .onConflictDoUpdate({ target: t.attendance.id, set: { code } })
      .run();
  }
}

/** Dora Deputy, who stands in for whoever has this appointment: at one meeting, or at any. */
export function putDeputy(
  db: RecordsDatabase,
  appointmentId: string,
  { meetingId }: { readonly meetingId: string | null },
) {
  db.insert(t.person).values({ id: 'deputy', name: 'Dora Deputy', administrator: false }).run();
  db.insert(t.deputy)
    .values({
      ...{ id: 'deputy', appointmentId, personId: 'deputy', meetingId },
      ...{ fromDay: null, toDay: null, note: null },
    })
    .run();
}
