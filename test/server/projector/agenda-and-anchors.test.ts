import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  agendaItems,
  type NewAgendaItem,
  writeAgendaItem,
} from '#shared/document/agenda-schema.ts';
import { placeAnchor } from '#shared/document/comment-anchor.ts';
import { must } from '#shared/lang/must.ts';
import { action, said } from '#test/harness/blocks.ts';
import { type MinuteDesk, openDesk } from '#test/harness/minute-desk.ts';
import {
  AGENDA,
  minuteOf,
  openBench,
  type ProjectionBench,
} from '#test/harness/projection-bench.ts';

let bench: ProjectionBench;
beforeEach(async () => {
  bench = await openBench(['a', 'b']);
});
afterEach(() => bench.close());

const rows = async (table: 'agenda' | 'anchors') => {
  await bench.projector.settled();
  return bench.tables()[table];
};

describe('an agenda', () => {
  const framework: NewAgendaItem = {
    title: 'Joint Financial Framework',
    recommendation: 'Agree the principles',
    rank: 'a1',
    leadId: 'post:cfo',
    leadText: null,
    purpose: 'discuss',
    minutes: 20,
    paper: null,
    state: 'accepted',
  };
  const row = { ...framework, id: 'item-a', documentId: AGENDA, meetingId: 'meeting' };
  let agenda: MinuteDesk;
  beforeEach(() => {
    agenda = openDesk(bench.journal, AGENDA);
  });

  test('[P9] has a row for each item, as last written', async () => {
    await agenda.edit((doc) => writeAgendaItem(doc, 'item-a', framework));
    expect(await rows('agenda')).toEqual([row]);
    bench.heard.length = 0;
    await agenda.edit((doc) => {
      const item = must(agendaItems(doc).get('item-a'), 'the item');
      (item.get('title') as Y.Text).insert(0, 'The ');
      item.set('state', 'withdrawn');
    });
    const after = { ...row, title: 'The Joint Financial Framework', state: 'withdrawn' };
    expect(await rows('agenda')).toEqual([after]);
    expect(bench.heard).toMatchObject([{ topic: 'agenda', ids: ['item-a'], part: 'I' }]);
  });

  test('[P9] has no row for an item that the records do not have on it', async () => {
    await agenda.edit((doc) => writeAgendaItem(doc, 'invented', framework));
    await agenda.edit((doc) => writeAgendaItem(doc, 'item-b', framework));
    expect(await rows('agenda')).toMatchObject([{ id: 'item-b' }]);
  });

  test('[P9] has no row for an item that was taken out', async () => {
    await agenda.edit((doc) => writeAgendaItem(doc, 'item-a', framework));
    await bench.projector.settled();
    await agenda.edit((doc) => agendaItems(doc).delete('item-a'));
    expect(await rows('agenda')).toEqual([]);
  });
});

describe('a comment’s anchor', () => {
  let desk: MinuteDesk;
  const words = 'Views differ on the framework.';
  const anchor = { id: 'c1', documentId: minuteOf('a'), blockId: 'p', text: 'the framework' };
  const comment = (quote: string, id = 'c1') =>
    desk.edit((doc) => {
      const from = words.indexOf(quote);
      placeAnchor(doc, id, { blockId: 'p', from, to: from + quote.length, quote });
    });

  beforeEach(async () => {
    desk = openDesk(bench.journal, minuteOf('a'));
    await desk.insert(0, said('p', words), action('x', 'Refine'));
  });

  test('[P8] has the block and the words it stands on', async () => {
    await comment('the framework');
    expect(await rows('anchors')).toEqual([anchor]);
    expect(bench.heard).toContainEqual(expect.objectContaining({ topic: 'comments', ids: ['c1'] }));
  });

  test('[P8] follows its words as they are edited', async () => {
    await comment('the framework');
    await desk.type(0, words.indexOf('framework'), 'new ');
    expect(await rows('anchors')).toEqual([{ ...anchor, text: 'the new framework' }]);
  });

  test('[P8] begins in the first block when its passage is split', async () => {
    await comment('the framework');
    await desk.edit((doc) => {
      const fragment = doc.getXmlFragment('content');
      const element = fragment.get(0) as Y.XmlElement;
      const text = element.get(0) as Y.XmlText;
      const at = words.indexOf('framework');
      const { attributes } = text.toDelta()[1];
      text.delete(at, text.length - at);
      const below = new Y.XmlElement('paragraph');
      below.setAttribute('id', 'q');
      const rest = new Y.XmlText();
      rest.insert(0, 'framework', attributes);
      below.insert(0, [rest]);
      fragment.insert(1, [below]);
    });
    expect(await rows('anchors')).toEqual([{ ...anchor, text: 'the \nframework' }]);
  });

  test('[P8] two may overlap', async () => {
    await comment('the framework');
    await comment('differ on the', 'c2');
    expect(await rows('anchors')).toEqual([anchor, { ...anchor, id: 'c2', text: 'differ on the' }]);
  });

  test('[P8] is gone when its words are, and that is announced', async () => {
    await comment('the framework');
    await bench.projector.settled();
    bench.heard.length = 0;
    await desk.remove(0);
    expect(await rows('anchors')).toEqual([]);
    expect(bench.heard).toContainEqual(expect.objectContaining({ topic: 'comments', ids: ['c1'] }));
  });
});
