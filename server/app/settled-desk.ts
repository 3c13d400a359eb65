import * as Y from 'yjs';
import type { Desk } from '#server/commands/desk.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import {
  createSettledDocuments,
  type SettledDocuments,
} from '#server/records/settled-documents.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { DocumentId } from '#shared/ids.ts';

/** The desk for everybody but the approval itself: what is approved is read there and never changed, whichever
 *  command asks for it. */
export function createSettledDesk(
  desk: Desk,
  db: RecordsDatabase,
): { readonly desk: Desk; readonly settled: SettledDocuments } {
  const settled = createSettledDocuments(db);
  return { desk: guardedDesk(desk, settled), settled };
}

function guardedDesk(desk: Desk, settled: Pick<SettledDocuments, 'has'>): Desk {
  const guarded =
    (edit: Desk['edit']): Desk['edit'] =>
    (document, author, change) =>
      edit(document, author, (doc) => {
        if (!settled.has(document)) return change(doc);
        const before = Y.encodeStateAsUpdate(doc);
        change(doc);
        // Thrown within the change: then nothing has happened.
        if (Buffer.compare(before, Y.encodeStateAsUpdate(doc)) !== 0) throw isSettled();
      });

  const requireOpen = (document: DocumentId) => {
    if (settled.has(document)) throw isSettled();
  };

  return {
    edit: guarded(desk.edit),
    atRest: (document) => desk.atRest(document),
    open: (document) => desk.open(document),
    hold: (documents, work) => desk.hold(documents, (edit) => work(guarded(edit))),
    replace: async (document, fresh, make) => {
      requireOpen(document);
      await desk.replace(document, fresh, async (doc) => {
        requireOpen(document);
        return make(doc);
      });
    },
    retire: async (document, settle) => {
      requireOpen(document);
      await desk.retire(document, async (doc) => {
        requireOpen(document);
        await settle(doc);
      });
    },
  };
}

function isSettled(): DomainError {
  return new DomainError(
    'not-allowed',
    'These minutes are approved, so their words do not change. A later correction stands beside them as a note.',
  );
}
