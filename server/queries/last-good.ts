import * as Y from 'yjs';
import type { Journal } from '#server/journal/journal.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { DocumentId, PersonId } from '#shared/ids.ts';
import type { LastGoodAnswer } from '#shared/protocol/http/meeting.ts';
import { toInstant } from './calendar.ts';

/** The newest state that can still be read of a minute or of notes whose document cannot be opened.
 *  `null`: no such document, or not for this reader. */
export type LastGoodQuery = (
  person: PersonId,
  document: DocumentId,
) => Promise<LastGoodAnswer | null>;

export interface LastGoodDeps {
  readonly journal: Pick<Journal, 'lastGood'>;
  readonly meetings: Pick<MeetingStore, 'document'>;
  readonly maySee: (person: PersonId, document: DocumentId) => Promise<boolean>;
  readonly now: () => number;
}

/** Finding it reads a whole history, and everybody at the meeting asks at once. */
const KEPT_MS = 30_000;

export function createLastGoodQuery({
  journal,
  meetings,
  maySee,
  now,
}: LastGoodDeps): LastGoodQuery {
  const kept = new Map<DocumentId, { readonly until: number; answer: Promise<LastGoodAnswer> }>();

  const find = async (document: DocumentId): Promise<LastGoodAnswer> => {
    const found = await journal.lastGood(document);
    if (found === null) return { lastGood: null };
    const doc = new Y.Doc();
    Y.applyUpdate(doc, found.state);
    const blocks = readMinute(doc) as NonNullable<LastGoodAnswer['lastGood']>['blocks'];
    doc.destroy();
    return { lastGood: { at: toInstant(found.at), blocks } };
  };

  return async (person, document) => {
    const row = await meetings.document(document);
    if (row === null || row.kind === 'agenda' || !(await maySee(person, document))) return null;
    for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
    const known = kept.get(document);
    if (known !== undefined) return known.answer;
    const answer = find(document);
    kept.set(document, { until: now() + KEPT_MS, answer });
    answer.catch(() => kept.delete(document));
    return answer;
  };
}
