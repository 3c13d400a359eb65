import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { createProjector, type Projector } from '#server/projector/projector.ts';
import { createChangeFeed } from '#server/records/change-feed.ts';
import { createProjectionStore } from '#server/records/projection-store.ts';
import { toDocumentId } from '#shared/ids.ts';
import { makeWorld, type World } from '#test/harness/world.ts';

let world: World;
let projector: Projector;

beforeEach(async () => {
  world = await makeWorld();
  const journal = createMemoryJournal(world);
  for (const { id, seed } of world.documents()) {
    await journal.append(toDocumentId(id), { author: 'server', clientId: null, update: seed });
  }
  projector = createProjector({
    journal,
    store: createProjectionStore(world.db),
    feed: createChangeFeed(),
    giveNewId: async (document, kind, id) => {
      throw new Error(`${kind} ${id} of ${document} should not need a new id`);
    },
    now: world.now,
    log: () => {},
  });
  await projector.start();
});
afterEach(async () => {
  await projector.stop();
  world.close();
});

test('the report of 1 March 2018 gives 6 items, 8 actions, 2 decisions, 3 contributions, 4 open proposals', () => {
  const [meeting] = world.db.select().from(t.meeting).where(eq(t.meeting.date, '2018-03-01')).all();
  const of = <Row extends { readonly meetingId: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.meetingId === meeting?.id);
  const actions = of(world.db.select().from(t.actionText).all());
  const proposals = of(world.db.select().from(t.proposalText).all());
  expect({
    items: of(world.db.select().from(t.agendaItemText).all()).length,
    actions: actions.length,
    owned: actions.filter((row) => row.ownerId !== null || row.ownerText !== null).length,
    dated: actions.filter((row) => row.dueDate !== null).length,
    decisions: of(world.db.select().from(t.decisionText).all()).length,
    contributions: of(world.db.select().from(t.contributionText).all()).length,
    openProposals: proposals.filter((row) => row.outcome === 'not_recorded').length,
  }).toEqual({
    items: 6,
    actions: 8,
    owned: 1,
    dated: 0,
    decisions: 2,
    contributions: 3,
    openProposals: 4,
  });
  expect(projector.failures()).toEqual([]);
});
