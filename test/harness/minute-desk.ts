import * as Y from 'yjs';
import type { Journal } from '#server/journal/journal.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import type { DocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';

/** A live document as a room would hold it: every edit is one journal entry. */
export interface MinuteDesk {
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  /** One edit by the person whose undo this is; resolves when it is in the journal. */
  edit(change: (doc: Y.Doc) => void): Promise<void>;
  insert(at: number, ...blocks: readonly MinuteBlock[]): Promise<void>;
  remove(at: number, count?: number): Promise<void>;
  type(block: number, at: number, text: string): Promise<void>;
  set(block: number, name: string, value: unknown): Promise<void>;
  undoLast(): Promise<void>;
  size(): number;
}

const MINE = 'mine';

export function openDesk(journal: Journal, id: DocumentId): MinuteDesk {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(MINUTE_FRAGMENT);
  const undo = new Y.UndoManager(fragment, {
    trackedOrigins: new Set([MINE]),
    captureTimeout: 0,
  });
  const commits: Promise<unknown>[] = [];
  doc.on('update', (update: Uint8Array) => {
    commits.push(journal.append(id, { author: 'server', clientId: doc.clientID, update }));
  });
  const committed = async () => {
    await Promise.all(commits.splice(0));
  };
  const edit = (change: (doc: Y.Doc) => void) => {
    doc.transact(() => change(doc), MINE);
    return committed();
  };
  const blockAt = (index: number) =>
    must(fragment.toArray()[index], `a block at ${index}`) as Y.XmlElement;

  return {
    doc,
    undo,
    edit,
    insert: (at, ...blocks) =>
      edit(() => {
        const other = new Y.Doc();
        writeMinute(other, blocks);
        const made = other.getXmlFragment(MINUTE_FRAGMENT).toArray();
        fragment.insert(
          at,
          made.map((one) => (one as Y.XmlElement).clone()),
        );
      }),
    remove: (at, count = 1) => edit(() => fragment.delete(at, count)),
    type: (block, at, text) =>
      edit(() => {
        const element = blockAt(block);
        const [first] = element.toArray();
        if (first instanceof Y.XmlText) first.insert(at, text);
        else element.insert(0, [new Y.XmlText(text)]);
      }),
    set: (block, name, value) => edit(() => blockAt(block).setAttribute(name, value as string)),
    undoLast: () => {
      undo.undo();
      return committed();
    },
    size: () => fragment.length,
  };
}
