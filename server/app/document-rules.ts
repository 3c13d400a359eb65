import type * as Y from 'yjs';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { DocumentRules } from '#server/relay/document-rules.ts';
import { agendaGrammar } from '#shared/document/agenda-grammar.ts';
import { agendaFault, minuteFault } from '#shared/document/document-fault.ts';
import type { DocumentGrammar } from '#shared/document/grammar.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import type { DocumentId } from '#shared/ids.ts';

/** What the relay is told of our documents. */
export interface OurDocumentRules extends DocumentRules {
  /** The kind of a document that has been seeded before; of others the relay asks first whether they are known. */
  know(document: DocumentId, kind: DocumentKind): void;
}

/** Kinds are kept in memory, because the relay asks while it applies an update. */
export function createDocumentRules(meetings: MeetingStore): OurDocumentRules {
  const kinds = new Map<DocumentId, DocumentKind>();
  async function knows(document: DocumentId): Promise<boolean> {
    if (kinds.has(document)) return true;
    const row = await meetings.document(document);
    if (row === null) return false;
    kinds.set(document, row.kind);
    return true;
  }

  return {
    know: (document, kind) => kinds.set(document, kind),
    knows,
    seed: async (document) => ((await knows(document)) ? meetings.seed(document) : null),
    grammar: (document) => GRAMMARS[kinds.get(document) ?? 'minute'],
    fault: (document, doc: Y.Doc) =>
      kinds.get(document) === 'agenda' ? agendaFault(doc) : minuteFault(doc),
    schemaVersion: SCHEMA_VERSION,
  };
}

const GRAMMARS: Record<DocumentKind, DocumentGrammar> = {
  agenda: agendaGrammar,
  minute: minuteGrammar,
  notes: minuteGrammar,
};
