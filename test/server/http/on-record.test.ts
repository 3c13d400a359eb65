import { expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { faultsInAudit } from '#server/records/audit-book.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';
import { startTwoParts } from '#test/harness/two-parts.ts';

async function ok(answer: ReturnType<Caller['post']>) {
  expect((await answer).status).toBeLessThan(300);
}

test('whatever is done at a meeting is on record: who, as what, to what, before and after, and why', async () => {
  const { server, as, item, newItem, newComment, newDocument } = await startTwoParts();
  const [secretary, chair, lay] = ['secretary', 'chair', 'lay-member'].map(
    (person) => as[person] as Caller,
  ) as [Caller, Caller, Caller];
  const entries = () => server.db.select().from(t.auditEvent).all();
  const reached = entries().length;
  const [added, first, second] = [await newItem('I'), await newComment('I'), await newComment('I')];
  const document = await newDocument('II');

  await ok(secretary.post(`/api/items/${added}/withdrawal`));
  await ok(chair.post('/api/meetings/practice/current-item', { itemId: item.I }));
  await ok(chair.post('/api/meetings/practice/current-item', { itemId: null }));
  await ok(secretary.post(`/api/comments/${first}/replies`, { text: 'Thank you.' }));
  await ok(
    secretary.post(`/api/comments/${first}/settlement`, { state: 'declined', reason: 'Not so.' }),
  );
  await ok(lay.post(`/api/comments/${second}/withdrawal`));
  const brent = as['member-brent'] as Caller;
  const update = (who: Caller, body: object) =>
    ok(who.post('/api/actions/open-action/updates', body));
  await update(brent, { kind: 'progress', note: 'Drafted.' });
  await update(brent, { kind: 'closure_proposed', note: 'Sent.' });
  await update(chair, { kind: 'due_moved', note: 'Holidays.', newDueDate: '2018-05-01' });
  await update(chair, { kind: 'closed', note: 'Agreed.', meetingId: 'practice', itemId: item.II });
  await update(chair, { kind: 'reopened', note: 'Too early.' });
  await ok(secretary.post('/api/contributions/open-contribution/responses', { text: 'We did.' }));
  await ok(secretary.post(`/api/documents/${document}/purge`, { reason: 'A name.' }));

  const told = entries()
    .slice(reached)
    .map((one) => [
      one.actorId,
      one.capacity,
      one.deed,
      one.part,
      one.before,
      one.after,
      one.reason,
    ]);
  expect(told).toEqual([
    ['secretary', 'secretary', 'item-added', 'I', null, { part: 'I' }, null],
    ['lay-member', 'lay_member', 'comment-added', 'I', null, expect.anything(), null],
    ['lay-member', 'lay_member', 'comment-added', 'I', null, expect.anything(), null],
    ['secretary', 'secretary', 'item-added', 'II', null, { part: 'II' }, null],
    [
      'secretary',
      'secretary',
      'item-withdrawn',
      'I',
      { state: 'accepted' },
      { state: 'withdrawn' },
      null,
    ],
    ['chair', 'chair', 'item-started', 'I', { meeting: 'planned' }, { meeting: 'open' }, null],
    ['chair', 'chair', 'no-item-taken', null, { meeting: 'open' }, { meeting: 'open' }, null],
    ['secretary', 'secretary', 'comment-answered', 'I', null, null, null],
    [
      'secretary',
      'secretary',
      'comment-settled',
      'I',
      { state: 'open' },
      { state: 'declined' },
      'Not so.',
    ],
    [
      'lay-member',
      'lay_member',
      'comment-withdrawn',
      'I',
      { state: 'open' },
      { state: 'withdrawn' },
      null,
    ],
    [
      'member-brent',
      'member',
      'action-progressed',
      'I',
      { state: 'open' },
      { state: 'in_progress' },
      null,
    ],
    [
      'member-brent',
      'member',
      'action-closure-proposed',
      'I',
      { state: 'in_progress' },
      { state: 'proposed_for_closure' },
      'Sent.',
    ],
    ['chair', 'chair', 'action-due-moved', 'I', { due: null }, { due: '2018-05-01' }, 'Holidays.'],
    // Of the private item whose minute closed it, an entry of Part I says nothing.
    [
      'chair',
      'chair',
      'action-closed',
      'I',
      { state: 'proposed_for_closure' },
      { state: 'closed' },
      'Agreed.',
    ],
    [
      'chair',
      'chair',
      'action-reopened',
      'I',
      { state: 'closed' },
      { state: 'in_progress' },
      'Too early.',
    ],
    ['secretary', 'secretary', 'contribution-answered', 'I', null, null, null],
    ['secretary', 'secretary', 'history-deleted', 'II', null, null, 'A name.'],
  ]);
  expect(faultsInAudit(server.db)).toEqual([]);
});

test('what is refused, or was so already, leaves no entry', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const reached = server.db.select().from(t.auditEvent).all().length;
  const stands = (await secretary.get('/api/meetings/practice')).body.items[0].id;
  expect((await (await server.as('observer')).post(`/api/items/${stands}/withdrawal`)).status).toBe(
    403,
  );
  await ok(secretary.post(`/api/items/${stands}/withdrawal`));
  await ok(secretary.post(`/api/items/${stands}/withdrawal`));
  const entries = server.db.select().from(t.auditEvent).all();
  expect(entries.slice(reached).map((one) => one.deed)).toEqual(['item-withdrawn']);
  expect(entries[0]?.deed).toBe('committee-founded');
});
