import type * as Y from 'yjs';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { DocumentRules } from '#server/relay/document-rules.ts';
import { AGENDA_ITEMS } from '#shared/document/agenda-schema.ts';
import { agendaFault, minuteFault } from '#shared/document/document-fault.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import type { DocumentId } from '#shared/ids.ts';

/** What the relay is told of our documents. */
export interface OurDocumentRules extends DocumentRules {
  /** The kind of a document that has been seeded before; of others the relay asks for the seed first. */
  know(document: DocumentId, kind: DocumentKind): void;
}

/** Kinds are kept in memory, because the relay asks while it applies an update. */
export function createDocumentRules(meetings: MeetingStore): OurDocumentRules {
  const kinds = new Map<DocumentId, DocumentKind>();
  return {
    know: (document, kind) => kinds.set(document, kind),
    seed: async (document) => {
      const row = await meetings.document(document);
      if (row === null) return null;
      kinds.set(document, row.kind);
      return meetings.seed(document);
    },
    roots: (document) => ROOTS[kinds.get(document) ?? 'minute'],
    fault: (document, doc: Y.Doc) =>
      kinds.get(document) === 'agenda' ? agendaFault(doc) : minuteFault(doc),
    schemaVersion: SCHEMA_VERSION,
  };
}

const ROOTS: Record<DocumentKind, ReadonlyMap<string, 'xml-fragment' | 'map'>> = {
  agenda: new Map([[AGENDA_ITEMS, 'map']]),
  minute: new Map([[MINUTE_FRAGMENT, 'xml-fragment']]),
  notes: new Map([[MINUTE_FRAGMENT, 'xml-fragment']]),
};
