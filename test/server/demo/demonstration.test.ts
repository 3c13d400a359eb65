import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import {
  type MinuteBlock,
  plainText,
  type RecordBlock,
  walkBlocks,
} from '#shared/document/minute-content.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { findGaps } from '#shared/domain/gaps.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { toItemId } from '#shared/ids.ts';
import { makeWorld, type World } from '#test/harness/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const minute = (itemId: string) => readMinute(world.seeded(world.minuteOf(itemId)));
const agenda = (meetingId: string, part?: Part) =>
  readAgenda(world.seeded(world.agendaOf(meetingId, part)));

type Kind = RecordBlock['kind'];
type OfKind<K extends Kind> = Extract<RecordBlock, { kind: K }> & { readonly itemId: string };

function recorded<K extends Kind>(meetingId: string, kind: K): readonly OfKind<K>[] {
  return agenda(meetingId).flatMap(({ id: itemId }) =>
    [...walkBlocks(minute(itemId))]
      .filter((block): block is Extract<RecordBlock, { kind: K }> => block.kind === kind)
      .map((block) => ({ ...block, itemId })),
  );
}

/** A minute in few words, block by block. */
function told(blocks: readonly MinuteBlock[]): string[] {
  return [...walkBlocks(blocks)].flatMap((block) =>
    'text' in block ? [`${block.kind}: ${plainText(block.text)}`] : [],
  );
}

describe('the meeting of 1 March 2018', () => {
  const march = 'sjc-2018-03-01';

  test('has the six items of the report in its order, with what it says of each and no more', () => {
    const silent = { recommendation: '', leadText: null, purpose: null, minutes: null };
    const paper = 'Paper provided; number not recorded';
    expect(agenda(march).map(({ rank: _, ...facts }) => facts)).toEqual([
      {
        ...silent,
        id: `${march}-item-1`,
        title: 'Joint Financial Framework',
        leadId: 'post:cfo-nwl',
        paper,
        state: 'taken',
      },
      {
        ...silent,
        id: `${march}-item-2`,
        title: 'Business Planning',
        leadId: 'post:md-hounslow',
        paper: null,
        state: 'taken',
      },
      {
        ...silent,
        id: `${march}-item-3`,
        title: 'West London Mental Health Local Services Transformation',
        leadId: null,
        leadText:
          'Managing Director, Ealing CCG, and Programme Director, Mental Health Transformation',
        paper,
        state: 'taken',
      },
      {
        ...silent,
        id: `${march}-item-4`,
        title: 'Strategic Outline Case (SOC) 1',
        leadId: 'post:director-acute-services',
        paper: null,
        state: 'taken',
      },
      {
        ...silent,
        id: `${march}-item-5`,
        title: 'Collaboration Board Development',
        leadId: 'post:director-development',
        purpose: 'information',
        paper,
        state: 'taken',
      },
      {
        ...silent,
        id: `${march}-item-6`,
        title: 'Any Other Business',
        leadId: null,
        paper: null,
        state: 'taken',
      },
    ]);
  });

  test('has eight actions, one with an owner, none with a day, one with words for it', () => {
    const actions = recorded(march, 'action');
    expect(actions.map((one) => one.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `act-${n}`));
    const owned = actions.filter((one) => one.ownerId !== null || one.ownerText !== null);
    expect(owned.map(({ id, ownerId, ownerText }) => ({ id, ownerId, ownerText }))).toEqual([
      { id: 'act-1', ownerId: 'post:cfo-nwl', ownerText: null },
    ]);
    const due = actions.filter((one) => one.dueKind !== null);
    expect(
      due.map(({ id, dueKind, dueDate, dueText }) => ({ id, dueKind, dueDate, dueText })),
    ).toEqual([
      {
        id: 'act-2',
        dueKind: 'text',
        dueDate: null,
        dueText: 'before the March 2018 Governing Bodies',
      },
    ]);
  });

  test('has two decisions, both agreed', () => {
    expect(recorded(march, 'decision').map(({ id, verb }) => ({ id, verb }))).toEqual([
      { id: 'dec-1', verb: 'agreed' },
      { id: 'dec-2', verb: 'agreed' },
    ]);
  });

  test('has three contributions whose voice nobody recorded, one of them a request', () => {
    const unsaid = { voice: null, seatId: null, capacity: null };
    expect(
      recorded(march, 'contribution').map(({ itemId: _, kind: __, text: ___, ...rest }) => rest),
    ).toEqual([
      { ...unsaid, id: 'pv-1', contributionKind: null },
      { ...unsaid, id: 'hw-2', contributionKind: null },
      { ...unsaid, id: 'pv-2', contributionKind: 'request' },
    ]);
  });

  test('leaves as gaps four open proposals, seven actions without an owner, one item without an outcome', () => {
    const inItem = <T extends { itemId: string }>(one: T) => ({
      ...one,
      itemId: toItemId(one.itemId),
    });
    const gaps = findGaps({
      items: agenda(march).map((item) => ({ ...item, withdrawn: item.state === 'withdrawn' })),
      decisions: recorded(march, 'decision').map(inItem),
      actions: recorded(march, 'action').map(inItem),
      proposals: recorded(march, 'proposal').map(inItem),
      contributions: recorded(march, 'contribution').map((one) => ({
        ...inItem(one),
        answered: false,
      })),
    });
    expect(gaps.openProposals).toEqual(['prop-1', 'prop-2', 'prop-3', 'prop-4']);
    expect(gaps.actionsWithoutOwner).toEqual([2, 3, 4, 5, 6, 7, 8].map((n) => `act-${n}`));
    expect(gaps.itemsWithoutOutcome).toEqual([`${march}-item-4`]);
    expect(gaps.contributionsUnanswered).toHaveLength(3);
  });

  test('tells item 3 once: what a record says in full is no key point too', () => {
    expect(told(minute(`${march}-item-3`))).toEqual([
      'paragraph: Brought to conclude business of the outgoing Collaboration Board. The paper described the programme and its progress: planned and primary care and the single point of access helpline for urgent care.',
      'paragraph: £1.5m already drawn from the financial strategy had made improvements and a return possible; a further £1.5m was requested.',
      'paragraph: The achievements deserve more visibility; the significant progress was commended.',
      'proposal: Further £1.5m for West London mental health local services transformation.',
      'contribution: Co-production with patients featured in the work and should be expressed more clearly in the paper.',
      "action: Increase the visibility of the programme's achievements.",
      'action: Express co-production with patients more clearly in the paper.',
    ]);
  });
});

test('the meeting of 1 February 2018 has three items in order of mention, and one contribution', () => {
  const february = 'sjc-2018-02-01';
  expect(
    agenda(february).map(({ title, leadId, paper, purpose }) => ({
      title,
      leadId,
      paper,
      purpose,
    })),
  ).toEqual([
    { title: "Building the committee's membership", leadId: null, paper: null, purpose: null },
    { title: 'Diabetes services investment', leadId: null, paper: null, purpose: null },
    { title: 'Cancer services', leadId: null, paper: null, purpose: null },
  ]);
  expect(recorded(february, 'contribution').map((one) => one.id)).toEqual(['hw-1']);
  expect(recorded(february, 'action')).toEqual([]);
  expect(recorded(february, 'decision')).toEqual([]);
  const row = world.db.select().from(t.meeting).where(eq(t.meeting.id, february)).get();
  expect(row?.minutesNote).toMatch(/^Approved; the text is not in the source\. .*order of mention/);
});
