import { expect, test } from 'vitest';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { DEPUTY_ORDER, END_ORDER, SEAT_ORDER } from '#test/harness/constitution-orders.ts';
import { startKeptCommittee } from '#test/harness/kept-committee.ts';
import { openLiveStream } from '#test/harness/live-stream.ts';
import { synced } from '#test/harness/stock-client.ts';
import { startServer, type TestServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

const PATH = '/api/committees/nwl-sjc/constitution';

async function appointmentOf(server: TestServer, person: string): Promise<string> {
  const { seats } = (await (await server.as('secretary')).get(PATH)).body;
  const appointments = seats.flatMap((one: { appointments: unknown[] }) => one.appointments);
  return appointments.find((one: { person: { id: string } }) => one.person.id === person).id;
}

test('whoever’s appointment has ended is let go from every document at once, and hears nothing more', async () => {
  const server = await startServer();
  const [secretary, member] = await Promise.all(
    ['secretary', 'member-brent'].map((one) => server.as(one)),
  );
  const meeting = (await member?.get('/api/meetings/practice'))?.body;
  const client = member?.sync(meeting.items[0].documentId);
  if (client === undefined) throw new Error('no client');
  await synced(client);
  const closed: number[] = [];
  client.provider.on('connection-close', (event) => {
    if (event !== null) closed.push((event as { code: number }).code);
  });
  const id = await appointmentOf(server, 'member-brent');
  const ended = await secretary?.post(`/api/appointments/${id}/end`, END_ORDER);
  expect(ended?.status).toBe(204);
  await until('the socket to be closed', async () => closed.includes(CLOSE.notFound) || undefined);
  expect((await member?.get('/api/meetings/practice'))?.status).toBe(404);
  expect((await member?.get(PATH))?.status).toBe(404);
});

test('pages of the committee are told that it has changed', async () => {
  const server = await startServer();
  const [secretary, observer] = await Promise.all(
    ['secretary', 'observer'].map((one) => server.as(one)),
  );
  const stream = await openLiveStream(server.origin, observer?.cookie ?? '');
  await until('the stream', async () => stream.heard[0]?.type === 'ready' || undefined);
  const seat = { ...SEAT_ORDER, firstDay: null, forEachParent: false };
  await secretary?.post('/api/committees/nwl-sjc/seats', seat);
  const told = await until('to be told', async () =>
    stream.heard.find((one) => one.type === 'changed'),
  );
  expect(told).toMatchObject({ topic: 'committee', committeeId: 'nwl-sjc', meetingId: null });
  stream.close();
});

test('one of three seats may end and the other two still open the door; the deputy goes with the holder', async () => {
  const { server, admin, committeeId, addSeat, appoint } = await startKeptCommittee();
  const path = `/api/committees/${committeeId}`;
  const ids = [await addSeat(), await addSeat(), await addSeat()];
  const cfo = await appoint(ids[0] ?? '');
  const others = [];
  for (const id of ids.slice(1)) {
    others.push(await appoint(id, { person: { personId: cfo.personId } }));
  }
  const last = others[1]?.id ?? '';
  const { personId: standIn } = (
    await admin.post(`/api/appointments/${last}/deputies`, {
      ...DEPUTY_ORDER,
      meetingId: null,
      firstDay: '2018-03-05',
    })
  ).body;
  const [officer, deputy] = await Promise.all([cfo.personId, standIn].map((id) => server.as(id)));
  const statuses = async () =>
    Promise.all([officer, deputy].map(async (one) => (await one?.get(path))?.status));
  const end = (id: string) => admin.post(`/api/appointments/${id}/end`, END_ORDER);
  await end(cfo.id);
  await end(others[0]?.id ?? '');
  expect(await statuses()).toEqual([200, 200]);
  await end(last);
  expect(await statuses()).toEqual([404, 404]);
});
