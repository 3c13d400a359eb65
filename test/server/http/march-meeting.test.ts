import { expect, test } from 'vitest';
import { committeeSummary, gaps, meetingSummary } from '#shared/protocol/http/committee.ts';
import { meetingDetail, meetingMinutes } from '#shared/protocol/http/meeting.ts';
import { actionView, contributionView, decisionView } from '#shared/protocol/http/records.ts';
import { startServer } from '#test/harness/test-server.ts';

const march = 'meetingId=sjc-2018-03-01';

test('the meeting of 1 March 2018 has 6 items, 8 actions, 2 decisions and 3 contributions', async () => {
  const server = await startServer();
  const secretary = await server.as('secretary');

  const [committee] = committeeSummary.array().parse((await secretary.get('/api/committees')).body);
  const meetings = meetingSummary
    .array()
    .parse((await secretary.get(`/api/committees/${committee?.id}/meetings`)).body);
  const meeting = meetings.find((one) => one.date === '2018-03-01');
  const detail = meetingDetail.parse((await secretary.get(`/api/meetings/${meeting?.id}`)).body);
  expect(detail.items.map((item) => item.title)).toEqual([
    'Joint Financial Framework',
    'Business Planning',
    'West London Mental Health Local Services Transformation',
    'Strategic Outline Case (SOC) 1',
    'Collaboration Board Development',
    'Any Other Business',
  ]);
  expect(detail.agendas).toHaveLength(1);

  const actions = actionView.array().parse((await secretary.get(`/api/actions?${march}`)).body);
  expect(actions).toHaveLength(8);
  expect(actions.flatMap((one) => one.owner ?? [])).toEqual([
    'Chief Finance Officer, NW London CCGs',
  ]);
  expect(actions.filter((one) => one.dueDate !== null || one.dueDay !== null)).toEqual([]);

  const decisions = decisionView
    .array()
    .parse((await secretary.get(`/api/decisions?${march}`)).body);
  expect(decisions.map((one) => one.verb)).toEqual(['agreed', 'agreed']);
  const contributions = contributionView
    .array()
    .parse((await secretary.get(`/api/contributions?${march}`)).body);
  expect(contributions).toHaveLength(3);
});

test('its gaps page names 4 open proposals and 7 actions without an owner', async () => {
  const server = await startServer();
  const chair = await server.as('chair');
  const found = gaps.parse((await chair.get('/api/meetings/sjc-2018-03-01/gaps')).body).items;
  const count = (kind: string) => found.filter((one) => one.kind === kind).length;
  expect({
    proposals: count('open_proposal'),
    ownerless: count('action_without_owner'),
    undated: count('action_without_due'),
    unanswered: count('contribution_unanswered'),
    withoutOutcome: found
      .filter((one) => one.kind === 'item_without_outcome')
      .map((one) => one.itemTitle),
  }).toEqual({
    proposals: 4,
    ownerless: 7,
    undated: 7,
    unanswered: 3,
    withoutOutcome: ['Strategic Outline Case (SOC) 1'],
  });
});

test('the minutes come as blocks, for reading without an editor', async () => {
  const server = await startServer();
  const lay = await server.as('lay-member');
  const minutes = meetingMinutes.parse(
    (await lay.get('/api/meetings/sjc-2018-03-01/minutes')).body,
  );
  expect(minutes.items).toHaveLength(6);
  expect(minutes.items.every((item) => item.place > 0 && item.blocks.length > 0)).toBe(true);
});

test('the words of single items can be asked for, and of hidden ones nothing comes', async () => {
  const server = await startServer();
  const lay = await server.as('lay-member');
  const detail = (await (await server.as('chair')).get('/api/meetings/practice')).body;
  const hidden = detail.items.find((item: { part: string }) => item.part === 'II').id;
  const path = `/api/meetings/practice/minutes?items=practice-item-2,${hidden},no-such-item`;
  const { items } = meetingMinutes.parse((await lay.get(path)).body);
  expect(items.map((item) => item.itemId)).toEqual(['practice-item-2']);
});
