import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { faultsInAudit } from '#server/records/audit-book.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import { dayAfter, dayInLondon } from '#shared/domain/calendar.ts';
import { dice } from '#test/harness/dice.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { putSealedMinutes, SEALED_MEETING } from '#test/harness/sealed-minutes.ts';
import { shuffledJournal } from '#test/harness/shuffled-journal.ts';
import { startServer, type TestServer } from '#test/harness/test-server.ts';

vi.setConfig({ testTimeout: 60_000 });

const MEETING = `/api/meetings/${SEALED_MEETING}`;
const CHOICES = { withheld: [], named: [], privateItems: 0 };
const WITHHELD = { ...CHOICES, privateItems: 1 };

const start = (seed: number, prepare: (db: TestServer['db']) => void) =>
  startServer({
    journal: shuffledJournal(createMemoryJournal({ now: () => Date.now() }), dice(seed)),
    prepare,
  });

function expectSound({ db }: TestServer): void {
  expect([faultsInSealed(db), faultsInAudit(db)]).toEqual([[], []]);
}

test.each([1, 2, 3])(
  '[seed %i] minutes that are sent on and taken back at the same moment go one way, and whoever was late is told so',
  async (seed) => {
    const server = await start(seed, (db) => putMinutes(db, SEALED_MEETING, 'circulated'));
    const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
    const move = (who: typeof chair, to: string) =>
      who.post(`${MEETING}/minutes/I/moves`, {
        ...{ from: 'circulated', to, reason: 'So it is.' },
        commentsUntil: dayAfter(dayInLondon(Date.now()), 14),
      });
    const answers = await Promise.all([
      move(secretary, 'unconfirmed'),
      move(chair, 'chair_review'),
      move(secretary, 'unconfirmed'),
    ]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([204, 409, 409]);
    const moves = server.db.select().from(t.minutesMove).all();
    const now = server.db.select().from(t.minutes).all();
    expect(now.find((one) => one.part === 'I')?.state).toBe(moves[0]?.toState);
    expect([moves.length, server.db.select().from(t.snapshot).all().length]).toEqual([1, 1]);
    expectSound(server);
  },
);

test.each([1, 2, 3, 4])(
  '[seed %i] a public version that is confirmed, sent back and prepared anew at the same moment goes out once or not at all',
  async (seed) => {
    const server = await start(seed, (db) => void putSealedMinutes(db));
    const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
    const shown = async (choices: object) =>
      (await secretary.post(`${MEETING}/publication/preview`, { choices })).body.sha256;
    const [sha256, other] = [await shown(CHOICES), await shown(WITHHELD)];
    await secretary.post(`${MEETING}/publication/draft`, { choices: CHOICES, sha256 });
    const draftId = (await chair.get(`${MEETING}/publication`)).body.waiting.id;
    const confirm = () => chair.post(`${MEETING}/publication/confirmation`, { draftId, sha256 });
    const others = [
      confirm,
      () => chair.post(`${MEETING}/publication/return`, { draftId, reason: 'No.' }),
      () =>
        secretary.post(`${MEETING}/publication/draft`, {
          choices: WITHHELD,
          sha256: other ?? sha256,
        }),
      () => secretary.post(`${MEETING}/publication/draft`, { choices: CHOICES, sha256 }),
    ];
    const answers = await Promise.all([confirm(), others[seed - 1]?.()]);
    for (const answer of answers) expect([204, 409, 422]).toContain(answer?.status);
    const drafts = server.db.select().from(t.publicationDraft).all();
    const out = server.db.select().from(t.sealedRecord).all();
    const published = out.filter((one) => one.kind === 'published').length;
    expect(published).toBe(drafts.filter((one) => one.state === 'published').length);
    expect(published).toBeLessThanOrEqual(1);
    const state = server.db.select().from(t.minutes).all();
    expect(state.find((one) => one.part === 'I')?.state).toBe(
      published === 1 ? 'published' : 'signed',
    );
    expect(drafts.filter((one) => one.state === 'waiting').length).toBeLessThanOrEqual(1);
    expectSound(server);
  },
);
