import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import { referenceYearOf } from '#shared/domain/minute-reference.ts';
import { UNRECORDED_TERMS } from '#shared/domain/terms-of-reference.ts';
import { must } from '#shared/lang/must.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

const AGENDA = '/api/meetings/practice/agenda-publication';
const ORDER = {
  part: 'I',
  reason: null,
  scheme: { prefix: 'JC', year: 'financial' },
  withoutReferences: false,
};

async function setOut(prepare?: (server: TestServer) => void) {
  const server = await startServer();
  prepare?.(server);
  const secretary = await server.as('secretary');
  const lay = await server.as('lay-member');
  const meeting = async (reader: Caller = secretary) =>
    (await reader.get('/api/meetings/practice')).body;
  const { date, agendas } = await meeting();
  const year = referenceYearOf(date, 'financial');
  const agendaOf = async (part: 'I' | 'II') => {
    const client = secretary.sync(
      agendas.find((one: { part: string }) => one.part === part).agendaDocumentId,
    );
    await synced(client);
    return client;
  };
  const publish = (change: object = {}) => secretary.post(AGENDA, { ...ORDER, ...change });
  const references = async (reader: Caller = secretary) =>
    (await meeting(reader)).items.map((item: { reference: string | null }) => item.reference);
  const log = async (reader: Caller, part = 'I') =>
    (await reader.get(AGENDA)).body.parts.find((one: { part: string }) => one.part === part)
      .published;
  return { server, secretary, lay, meeting, date, year, agendaOf, publish, references, log };
}

function textOf(doc: Y.Doc, item: string, field: string): Y.Text {
  return agendaItems(doc).get(item)?.get(field) as Y.Text;
}

describe('references', () => {
  test('are allotted when the agenda goes out, Part II after Part I, and stay', async () => {
    const { year, publish, references } = await setOut();
    expect(await references()).toEqual([null, null, null, null, null, null]);
    const first = await publish();
    const five = ['001', '002', '003', '004', '005'].map((number) => `JC/${year}/${number}`);
    expect([first.status, first.body]).toEqual([201, { references: five }]);
    expect((await publish({ part: 'II' })).body).toEqual({ references: [`JC/${year}/006`] });
    expect((await publish()).body).toEqual({ references: [] });
    expect(await references()).toEqual([...five, `JC/${year}/006`]);
  });

  test('an item that is added gets the next when the agenda goes out again; a withdrawn one keeps its own', async () => {
    const { secretary, meeting, year, publish, references } = await setOut();
    await publish();
    const { itemId } = (
      await secretary.post('/api/meetings/practice/items', { part: 'I', title: 'Late item' })
    ).body;
    const [first] = (await meeting()).items;
    await secretary.post(`/api/items/${first.id}/withdrawal`);
    await until('both on record', async () => {
      const { items } = await meeting();
      return (
        items[0].state === 'withdrawn' && items.some((one: { id: string }) => one.id === itemId)
      );
    });
    expect((await publish()).body).toEqual({ references: [`JC/${year}/006`] });
    expect((await references()).slice(0, 6)).toEqual([
      `JC/${year}/001`,
      `JC/${year}/002`,
      `JC/${year}/003`,
      `JC/${year}/004`,
      `JC/${year}/005`,
      `JC/${year}/006`,
    ]);
  });

  test('stand beside every record of the item', async () => {
    const { secretary, meeting, year, publish } = await setOut();
    const [item] = (await meeting()).items;
    const minute = secretary.sync(item.documentId);
    await synced(minute);
    append(minute, 'decision', { id: 'a-decision', verb: 'agreed' }, 'To meet');
    await until(
      'the decision on record',
      async () => (await secretary.get('/api/decisions?meetingId=practice')).body.length === 1,
    );
    await publish();
    const [decision] = (await secretary.get('/api/decisions?meetingId=practice')).body;
    expect(decision.reference).toBe(`JC/${year}/001`);
    const at = '/api/meetings/practice';
    const told = async (path: string) => (await secretary.get(`${at}/${path}`)).body;
    const { entries } = await told(`history?itemId=${item.id}`);
    const session = entries.find((one: { kind: string }) => one.kind === 'session');
    expect(session.reference).toBe(`JC/${year}/001`);
    const { versions } = await told('versions');
    const { texts } = await told(`compare?from=${versions[0].id}&to=now`);
    const places = texts.map((one: { reference: string | null }) => one.reference);
    expect(places.slice(0, 2)).toEqual([null, `JC/${year}/001`]);
  });

  test('nobody changes one or takes one away', async () => {
    const { server, publish } = await setOut();
    await publish();
    const { db } = server;
    expect(() => db.update(t.minuteReference).set({ number: 99 }).run()).toThrow();
    expect(() => db.delete(t.minuteReference).run()).toThrow();
  });

  test('without a scheme on record one is asked for, or the agenda goes out without them', async () => {
    const { publish, references } = await setOut();
    const refused = await publish({ scheme: null });
    expect([refused.status, refused.body.fields[0].path]).toEqual([422, 'scheme']);
    expect((await publish({ scheme: null, withoutReferences: true })).status).toBe(201);
    expect(new Set(await references())).toEqual(new Set([null]));
    // The next time it goes out they can still be given.
    expect((await publish()).body.references).toHaveLength(5);
  });

  test('the terms of reference decide where they say it', async () => {
    const { publish, date } = await setOut(({ db }) => {
      recordTerms(db, { references: { prefix: 'NWL', year: 'calendar' } });
    });
    const [first] = (await publish({ scheme: null })).body.references;
    expect(first).toBe(`NWL/${date.slice(0, 4)}/001`);
  });
});

describe('the time to send it out', () => {
  test('is told, and a late agenda asks for a reason', async () => {
    const { secretary, publish, date, log } = await setOut(({ db }) => {
      recordTerms(db, { notice: { days: 60, kind: 'days' } });
    });
    const { parts } = (await secretary.get(AGENDA)).body;
    const by = dayAfter(date, -60);
    const [deadline] = parts[0].deadlines;
    expect(deadline).toMatchObject({ of: 'notice', by });
    expect(deadline.daysLate).toBeGreaterThan(30);
    const refused = await publish();
    expect([refused.status, refused.body.code]).toEqual([422, 'reason-missing']);
    expect((await publish({ reason: 'The chair was ill.' })).status).toBe(201);
    const [published] = await log(secretary);
    expect(published.name).toBe(
      `Agenda published, ${deadline.daysLate} days late: The chair was ill.`,
    );
  });

  test('an agenda in time needs none', async () => {
    const { publish } = await setOut(({ db }) => {
      recordTerms(db, { notice: { days: 1, kind: 'clear_days' } });
    });
    expect((await publish()).status).toBe(201);
  });
});

describe('what was altered after', () => {
  test('is told with who did it', async () => {
    const { server, secretary, meeting, publish, agendaOf, log } = await setOut();
    await publish();
    const [welcome, last] = (await meeting()).items;
    const chair = await server.as('chair');
    const agenda = await agendaOf('I');
    textOf(agenda.doc, welcome.id, 'title').insert(0, 'A warm ');
    agendaItems(agenda.doc).get(last.id)?.set('purpose', 'note');
    await until('the change on record', async () =>
      (await meeting()).items.some((one: { title: string }) => one.title.startsWith('A warm')),
    );
    await chair.post(`/api/items/${last.id}/withdrawal`);
    await secretary.post('/api/meetings/practice/items', { part: 'I', title: 'Late item' });
    await until('the item on record', async () => (await meeting()).items.length === 7);
    const [published] = await log(await server.as('lay-member'));
    expect(
      published.alterations.map(
        (one: { what: string; before: string; after: string; by: string }) => [
          one.what,
          one.before,
          one.after,
          one.by,
        ],
      ),
    ).toEqual([
      [
        'title',
        'Welcome and apologies',
        'A warm Welcome and apologies',
        'Secretary (demonstration)',
      ],
      ['withdrawn', null, null, 'Chair (demonstration)'],
      ['purpose', null, 'To note', 'Secretary (demonstration)'],
      ['added', null, 'Late item', 'Secretary (demonstration)'],
    ]);
  });

  test('is told up to the next time it went out, and from there anew', async () => {
    const { meeting, publish, agendaOf, log, secretary } = await setOut();
    await publish();
    const [welcome] = (await meeting()).items;
    const agenda = await agendaOf('I');
    const put = async (words: string) => {
      textOf(agenda.doc, welcome.id, 'title').insert(0, words);
      await until('it is on record', async () =>
        (await meeting()).items[0].title.startsWith(words),
      );
    };
    await put('One ');
    await publish();
    await put('Two ');
    const titles = (await log(secretary)).map((one: { alterations: { after: string }[] }) =>
      one.alterations.map(({ after }) => after),
    );
    expect(titles).toEqual([['One Welcome and apologies'], ['Two One Welcome and apologies']]);
  });

  test('an item that was moved is told by the place it had', async () => {
    const { meeting, publish, agendaOf, log, secretary } = await setOut();
    await publish();
    const { items } = await meeting();
    const agenda = await agendaOf('I');
    const lastRank = String(agendaItems(agenda.doc).get(items[4].id)?.get('rank'));
    agendaItems(agenda.doc).get(items[0].id)?.set('rank', `${lastRank}5`);
    await until('it is on record', async () => (await meeting()).items[4].id === items[0].id);
    const [{ alterations }] = await log(secretary);
    expect(alterations).toMatchObject([{ what: 'moved', before: '1', after: '5' }]);
    expect(alterations).toHaveLength(1);
  });

  test('nothing of Part II is told to those who read Part I, nor of an item that went there', async () => {
    const { lay, meeting, publish, agendaOf, log, secretary } = await setOut();
    await publish();
    await publish({ part: 'II' });
    const { items } = await meeting();
    const secret = items.find((one: { part: string }) => one.part === 'II');
    const hidden = await agendaOf('II');
    textOf(hidden.doc, secret.id, 'title').insert(0, 'SECRET ');
    const agenda = await agendaOf('I');
    textOf(agenda.doc, items[0].id, 'title').insert(0, 'SECRET ');
    await until('both on record', async () =>
      (await meeting()).items.every(
        (one: { id: string; title: string }) =>
          ![items[0].id, secret.id].includes(one.id) || one.title.startsWith('SECRET'),
      ),
    );
    const moved = await secretary.post(`/api/items/${items[0].id}/privacy`, {
      reason: 'Prices',
      shownAs: 'restricted',
      neutralTitle: null,
    });
    expect(moved.status).toBe(204);
    await publish();
    const told = JSON.stringify([
      (await lay.get(AGENDA)).body,
      (await lay.get('/api/meetings/practice/attendance')).body,
    ]);
    expect(told).not.toContain('SECRET');
    expect(told).not.toContain(secret.id);
    expect(told).not.toContain('Part II');
    expect((await lay.get(AGENDA)).body.parts).toHaveLength(1);
    // It keeps the reference it had, for those who see it.
    const after = await meeting();
    expect(after.items.find((one: { id: string }) => one.id === items[0].id).reference).toBe(
      items[0].reference ?? (await firstReference(secretary)),
    );
    expect((await log(secretary))[0].alterations).toBeNull();
  });
});

test('the agenda goes out no more once the minutes were sent round', async () => {
  const { server, publish } = await setOut();
  putMinutes(server.db, 'practice', 'circulated');
  expect((await publish()).status).toBe(403);
});

test('the demonstration keeps its meeting of March as its source has it', async () => {
  const { secretary } = await setOut();
  const path = '/api/meetings/sjc-2018-03-01';
  const { parts } = (await secretary.get(`${path}/agenda-publication`)).body;
  expect(parts.flatMap((one: { published: unknown[] }) => one.published)).toEqual([]);
  const { seats, others } = (await secretary.get(`${path}/attendance`)).body;
  expect(new Set(seats.map((one: { code: string }) => one.code))).toEqual(
    new Set(['not_recorded']),
  );
  expect(others).toEqual([]);
});

async function firstReference(reader: Caller): Promise<string> {
  const { items } = (await reader.get('/api/meetings/practice')).body;
  return must(
    items
      .map((one: { reference: string | null }) => one.reference)
      .filter((one: string | null) => one !== null)
      .sort()[0],
    'a reference',
  );
}

/** Terms of reference in force from the day they are recorded. */
function recordTerms(db: TestServer['db'], rules: object): void {
  const first = db
    .select()
    .from(t.termsOfReference)
    .where(eq(t.termsOfReference.committeeId, 'nwl-sjc'))
    .all();
  db.insert(t.termsOfReference)
    .values({
      id: 'new-terms',
      committeeId: 'nwl-sjc',
      version: first.length + 1,
      fromDay: dayInLondon(Date.now()),
      rules: { ...UNRECORDED_TERMS, ...rules },
      note: null,
      createdAt: 0,
      createdBy: 'secretary',
    })
    .run();
}
