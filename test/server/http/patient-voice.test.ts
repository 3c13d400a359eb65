import { expect, test } from 'vitest';
import { home, patientVoice } from '#shared/protocol/http/committee.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

test('coverage of 2018 is not recorded; at the practice meeting vacancies are not met', async () => {
  const server = await startServer();
  const lay = await server.as('lay-member');
  const path = '/api/committees/nwl-sjc/patient-voice';
  const voice = patientVoice.parse((await lay.get(path)).body);
  const values = (meetingId: string) =>
    new Set(voice.coverage.filter((one) => one.meetingId === meetingId).map((one) => one.value));
  expect(values('sjc-2018-03-01')).toEqual(new Set(['not_recorded']));
  expect(values('practice')).toEqual(new Set(['not_recorded', 'not_met']));
  expect(voice.areas).toHaveLength(8);
});

test('a contribution by a seat covers its areas, waits for an answer, and is answered', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const client = secretary.sync(items[3].documentId);
  await synced(client);
  const said = { id: 'said', voice: 'seat:seat-healthwatch-1', seatId: 'seat-healthwatch-1' };
  append(client, 'contribution', { ...said, kind: 'concern' }, 'Transport to clinics');
  const find = async () =>
    (await secretary.get('/api/contributions?meetingId=practice')).body.find(
      (one: { id: string }) => one.id === 'said',
    );
  const found = await until('the contribution on record', find);
  expect(found).toMatchObject({ kind: 'concern', responses: [], waitingDays: 0, mayRespond: true });

  const voice = (await secretary.get('/api/committees/nwl-sjc/patient-voice')).body;
  const brent = voice.coverage.find(
    (one: { areaId: string; meetingId: string }) =>
      one.areaId === 'brent' && one.meetingId === 'practice',
  );
  expect(brent.value).toBe('met');
  const tasks = home.parse((await secretary.get('/api/home')).body).awaiting;
  expect(tasks.some((one) => one.text === 'Transport to clinics')).toBe(true);

  const lay = await server.as('lay-member');
  const respond = '/api/contributions/said/responses';
  expect((await lay.post(respond, { text: 'No.' })).status).toBe(403);
  expect((await secretary.post(respond, { text: 'A bus is planned.' })).status).toBe(204);
  expect(await find()).toMatchObject({
    responses: [{ text: 'A bus is planned.' }],
    waitingDays: null,
  });
});

test('what was said in private covers nothing for those who may not see it', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const hidden = items.find((one: { part: string }) => one.part === 'II');
  const client = secretary.sync(hidden.documentId);
  await synced(client);
  const said = { id: 'whispered', voice: 'seat:seat-healthwatch-1', seatId: 'seat-healthwatch-1' };
  append(client, 'contribution', said, 'In private');
  const brentAs = async (person: string) => {
    const voice = (await (await server.as(person)).get('/api/committees/nwl-sjc/patient-voice'))
      .body;
    return voice.coverage.find(
      (one: { areaId: string; meetingId: string }) =>
        one.areaId === 'brent' && one.meetingId === 'practice',
    ).value;
  };
  await until('the members to know', async () => (await brentAs('chair')) === 'met');
  expect(await brentAs('healthwatch')).toBe('not_recorded');
});
