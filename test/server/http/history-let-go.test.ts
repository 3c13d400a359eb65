import { expect, test, vi } from 'vitest';
import { letGoOf } from '#client/pages/versions/let-go.ts';
import * as t from '#server/db/records-schema.ts';
import { nextEpochOf } from '#shared/ids.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { PRACTICE, startKeptHistory } from '#test/harness/kept-history.ts';
import { temporaryFolder } from '#test/harness/temporary-journal.ts';

// It starts a whole server on real files, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

test('that the history of an item went early tells nobody that somebody is kept from it', async () => {
  const world = await startKeptHistory(temporaryFolder());
  const { documents, records } = world;
  const old = documents['minute I'];
  await world.wrote(old, 'WORDS');
  const all = records.db.select().from(t.agendaItem).all();
  const itemId = all.find((one) => one.minuteDocumentId === old)?.id ?? '';
  records.db
    .insert(t.itemExclusion)
    .values({
      ...{ id: 'kept-from', meetingId: PRACTICE, itemId, personId: 'member-ealing' },
      ...{ level: 'leaves', reason: 'They share in it.', decidedBy: 'chair', at: 1 },
    })
    .run();
  await world.start();
  await world.approve('II');
  await world.approve('I');
  await world.app().kept();

  const documentId = nextEpochOf(old);
  const read = async (person: string): Promise<MeetingDetail> =>
    (await world.caller(person)).get(`/api/meetings/${PRACTICE}`);
  const noticesOf = ({ wordsRemoved }: MeetingDetail) =>
    wordsRemoved.filter((one) => one.documentId === documentId).map((one) => one.afterMonths);
  for (const person of ['secretary', 'chair']) {
    expect(noticesOf(await read(person))).toEqual([0]);
  }
  for (const person of ['lay-member', 'member-brent', 'observer']) {
    const meeting = await read(person);
    expect(meeting.items.find((one) => one.id === itemId)?.documentId).toBe(documentId);
    expect(noticesOf(meeting)).toEqual([]);
    expect(letGoOf(meeting, itemId)).toEqual(['The history of this item is no longer kept.']);
    expect(letGoOf(meeting, null).join(' ')).not.toContain('item');
  }
  await world.stop();
  await world.close();
});

test('of what went by the committee’s own rule everybody is told', async () => {
  const world = await startKeptHistory(temporaryFolder());
  const old = world.documents['minute I'];
  await world.wrote(old, 'WORDS');
  await world.start();
  await world.approve('II');
  await world.approve('I');
  world.at('2019-05-03T12:00:00Z');
  await world.stop();
  await world.start();
  await world.app().kept();
  const meeting = await (await world.caller('lay-member')).get(`/api/meetings/${PRACTICE}`);
  expect(meeting.wordsRemoved).toContainEqual(
    expect.objectContaining({ documentId: nextEpochOf(old), afterMonths: 12 }),
  );
  await world.stop();
  await world.close();
});
