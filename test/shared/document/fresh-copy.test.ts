import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { agendaItems, writeAgendaItem } from '#shared/document/agenda-schema.ts';
import { agendaFault, minuteFault } from '#shared/document/document-fault.ts';
import { freshCopy } from '#shared/document/fresh-copy.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { toActionId, toBlockId, toItemId } from '#shared/ids.ts';

function copyOf(kind: 'minute' | 'agenda', doc: Y.Doc): { copy: Y.Doc; bytes: string } {
  const update = freshCopy(kind, doc);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, update);
  return { copy, bytes: Buffer.from(update).toString('latin1') };
}

test('a minute is copied with its marks, records and ids, and without what was deleted', () => {
  const doc = new Y.Doc({ gc: false });
  writeMinute(doc, [
    { kind: 'heading', id: toBlockId('h'), level: 3, text: [{ text: 'Views' }] },
    { kind: 'paragraph', id: toBlockId('p'), text: [{ text: 'They differ' }] },
    {
      kind: 'action',
      id: toActionId('a'),
      text: [{ text: 'Refine it' }],
      ownerId: 'post:chair',
      ownerText: null,
      dueKind: 'next_meeting',
      dueDate: null,
      dueText: null,
    },
  ]);
  const paragraph = doc.getXmlFragment('content').get(1) as Y.XmlElement;
  const text = paragraph.get(0) as Y.XmlText;
  text.insert(0, 'WRONG WORDS ');
  text.delete(0, 'WRONG WORDS '.length);
  text.format(0, 4, { bold: {} });
  text.format(0, 11, { comment: { id: 'c1' }, 'comment--abcdefgh': { id: 'c2' } });
  const { copy, bytes } = copyOf('minute', doc);
  expect(readMinute(copy)).toEqual(readMinute(doc));
  expect((copy.getXmlFragment('content').get(1) as Y.XmlElement).toString()).toBe(
    paragraph.toString(),
  );
  expect(Y.encodeStateAsUpdate(doc).toString()).not.toBe('');
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1')).toContain('WRONG WORDS');
  expect(bytes).not.toContain('WRONG');
  expect([...copy.store.clients.keys()]).not.toContain(doc.clientID);
  expect(minuteFault(copy)).toBeNull();
});

test('an agenda is copied item by item, and what was typed into it stays text', () => {
  const doc = new Y.Doc({ gc: false });
  for (const id of ['one', 'two']) {
    writeAgendaItem(doc, toItemId(id), {
      title: `Item ${id}`,
      recommendation: 'Note it.',
      rank: id === 'one' ? 'a1' : 'a2',
      leadId: null,
      leadText: 'The chair',
      purpose: null,
      minutes: 10,
      paper: null,
      state: 'accepted',
    });
  }
  const title = agendaItems(doc).get('one')?.get('title') as Y.Text;
  title.insert(0, 'WRONG ');
  title.delete(0, 6);
  const { copy, bytes } = copyOf('agenda', doc);
  expect(readAgenda(copy)).toEqual(readAgenda(doc));
  expect(agendaItems(copy).get('one')?.get('title')).toBeInstanceOf(Y.Text);
  expect(bytes).not.toContain('WRONG');
  expect(agendaFault(copy)).toBeNull();
});
